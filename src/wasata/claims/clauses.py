"""Where clauses begin: after أنّ and the relative, at و or ف with a verb, at conjunctions and participles."""

from __future__ import annotations

from dataclasses import dataclass

from wasata.analysis import Token

_BREAKS = frozenset(":؛;!؟?.…")
_OPENING = frozenset("QLKRV")  # tags at which a clause may begin
_COMMAS = frozenset("،,-–")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens ``start`` to ``end`` (exclusive). ``kind`` says what opened it: main content relative conjunction joined
    participle verb break."""

    start: int
    end: int
    kind: str


def clauses(tokens: list[Token]) -> tuple[list[Clause], list[int]]:
    """The clauses of a sentence and, for each token, the index of its clause."""
    starts: list[tuple[int, str]] = [(0, "main")]
    verbs = 0
    for token in tokens:
        if token.tag not in _OPENING and token.text not in _BREAKS:
            continue
        kind = _opens(tokens, token, verbs)
        if kind and token.index > starts[-1][0]:
            starts.append((token.index, kind))
            verbs = 0
        elif kind and token.index == 0:
            starts[0] = (0, kind if kind in ("content", "relative") else "main")
        if token.tag == "V" and not _auxiliary(token):
            verbs += 1
    ends = [start for start, _ in starts[1:]] + [len(tokens)]
    found = [Clause(start, end, kind) for (start, kind), end in zip(starts, ends, strict=True) if end > start]
    return found, [index for index, clause in enumerate(found) for _ in range(clause.start, clause.end)]


def _auxiliary(token: Token) -> bool:
    """كان and its like, which go before another verb of the same clause."""
    return token.reading is not None and token.reading.category == "verb" and token.reading.ref in _AUXILIARIES


_AUXILIARIES = frozenset(
    (
        "كان",
        "أصبح",
        "بات",
        "ظل",
        "ليس",
        "بدأ",
        "عاد",
        "أخذ",
        "كاد",
        "ما زال",
        "زال",
        "استمر",
        "واصل",
        "قام",
        "تم",
        "جرى",
        "جعل",
    )
)


def _opens(tokens: list[Token], token: Token, verbs: int) -> str:
    if token.inside:
        return ""
    previous = tokens[token.index - 1] if token.index else None
    if token.tag == "Q":
        return "content"
    if token.tag == "L":
        return "relative"
    if token.text in _BREAKS:
        return "break"
    if token.tag == "K" and token.key not in ("او", "ام"):
        return "conjunction"
    if token.tag == "R" and (token.conj or (previous is not None and previous.text in _COMMAS)):
        return "participle"
    if token.tag == "V":
        if token.conj:
            return "joined"
        if verbs and previous is not None and previous.text in _COMMAS:
            return "joined"  # the first verb of a clause may stand behind the commas of an apposition
        after_marker = previous is not None and previous.tag in "QOFK"
        if verbs and not after_marker and not (previous is not None and previous.tag == "V"):
            return "verb"
    return ""
