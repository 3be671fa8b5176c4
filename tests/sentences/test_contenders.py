"""What is weighed is enough: leaving readings out changes no decision."""

from dataclasses import replace

from wasata.analysis import CLOSED, OPEN, Contender, Token, Word
from wasata.rules.compiled import Lexicon
from wasata.sentences.tags import decide
from wasata.sentences.tokens import Words, tokenise


def everything(word: Word) -> Word:
    """The word with all its readings weighed."""
    closed = [Contender("closed", CLOSED[r.category], r) for r in word.closed]
    verbs = [Contender("verb", "V", r) for r in word.verbs]
    participles = [Contender("participle", "N" if r.split.article else "R", r) for r in word.participles]
    nominals = [Contender("nominal", OPEN.get(r.category, "N"), r) for r in word.nominals]
    return replace(word, contenders=(*closed, *verbs, *participles, *nominals))


def decided(sentence: str, words: Words, *, whole: bool) -> list[Token]:
    tokens = tokenise(sentence, 0, len(sentence), words)
    for token in tokens if whole else ():
        token.word = everything(token.word)
    decide(tokens)
    return tokens


def test_leaving_readings_out_changes_no_decision(lexicon: Lexicon, words: Words) -> None:
    sentences = [s for entry in lexicon.predicates for s in (*entry.like[:1], *entry.unlike[:1], *entry.ordinary[:1])]
    assert len(sentences) > 500
    for sentence in sentences:
        some, whole = (decided(sentence, words, whole=whole) for whole in (False, True))
        assert [(t.tag, t.reading) for t in some] == [(t.tag, t.reading) for t in whole], sentence


def test_a_verb_of_many_entries_is_weighed_once(words: Words) -> None:
    word = words["وجه"]
    assert len(word.verbs) > len([c for c in word.contenders if c.kind == "verb"])


def test_an_unknown_spelling_has_nothing_to_weigh(words: Words) -> None:
    assert words["ططططط"].contenders == ()
