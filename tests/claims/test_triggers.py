"""Which words fire which predicates."""

import pytest

from readings import report, unit
from wasata.analysis import Unit
from wasata.claims.triggers import Finder, Trigger, scene
from wasata.pipeline import Reader, firing
from wasata.rules.compiled import Lexicon
from wasata.sentences.tokens import Words


@pytest.fixture(scope="module")
def finder(lexicon: Lexicon) -> Finder:
    return Finder(lexicon)


def fired(finder: Finder, found: Unit) -> list[Trigger]:
    return finder.find(scene(0, found))


@pytest.mark.parametrize(
    ("text", "code", "form"),
    [
        ("التقى الوزير العماني وفدا يمنيا", "CONSULT", "V"),
        ("ويلتقي الوزير العماني وفدا يمنيا", "CONSULT", "V"),
        ("سيزور الوفد صنعاء", "CONSULT", "V"),
        ("استُقبل الوفد في المطار", "CONSULT", "V"),
        ("عقد الوزيران اجتماعا في مسقط", "CONSULT", "N"),
        ("قصف جوي على صعدة", "ASSAULT", "N"),
        ("اختتم المبعوث جولته، محذرا من التصعيد", "THREATEN", "R"),
        ("رفضت الحركة العرض", "REJECT", "V"),
        ("نددت قطر بالهجوم", "ACCUSE", "V"),
        ("طالبت قطر بوقف القصف", "REQUEST", "V"),
    ],
)
def test_a_word_fires_its_type_in_every_form(finder: Finder, words: Words, text: str, code: str, form: str) -> None:
    found = fired(finder, unit(words, text))
    assert (code, form) in {(t.entry.code, t.form) for t in found}


@pytest.mark.parametrize(
    "text",
    [
        "ألقى الوزير كلمة في المؤتمر",
        "ضبطت المباحث الجنائية المتهم",
        "كان الطقس معتدلا في صنعاء",
        "",
        "... !؟ 123 abc",
    ],
)
def test_other_words_fire_no_contact(lexicon: Lexicon, text: str) -> None:
    contacts = {p.id for p in lexicon.predicates if p.code == "CONSULT"}
    assert not firing(lexicon)(text) & contacts


def test_a_light_verb_and_its_noun_are_one_trigger_that_knows_its_verb(finder: Finder, words: Words) -> None:
    found = unit(words, "عقد وزير الخارجية العماني اجتماعا مع وفد يمني")
    trigger = next(t for t in fired(finder, found) if t.form == "N" and t.entry.code == "CONSULT")
    assert trigger.light is not None
    assert found.tokens[trigger.light].text == "عقد"


def test_a_light_verb_of_another_clause_carries_nothing(finder: Finder, words: Words) -> None:
    found = unit(words, "عقد الوفد العزم لكن اللقاء تأجل")
    assert all(t.light is None for t in fired(finder, found) if t.form == "N" and t.entry.code == "CONSULT")


def test_an_idiom_fires_only_with_its_second_word(lexicon: Lexicon) -> None:
    run = firing(lexicon)
    thanks = {p.id for p in lexicon.predicates if p.head == "وجه" and p.code == "SUPPORT"}
    assert thanks
    assert run("وجه الوزير الشكر إلى سلطنة عمان") & thanks
    assert not run("وجه الوزير رسالة إلى سلطنة عمان") & thanks


def test_an_idiom_outranks_the_bare_word(finder: Finder, words: Words) -> None:
    found = fired(finder, unit(words, "وجه الوزير الشكر إلى سلطنة عمان"))
    at = next(t.at for t in found if t.entry.with_ and t.entry.head == "وجه")
    assert all(t.entry.with_ or t.length > 1 or t.form == "P" for t in found if t.at == at)


def test_a_trigger_points_at_its_word_and_clause(reader: Reader) -> None:
    document = reader.document(report("قال الوزير إن الوفد التقى قادة الحركة في مسقط."))
    s = scene(0, document.units[0])
    trigger = next(t for t in reader.proposer.finder.find(s) if t.entry.code == "CONSULT")
    assert s.tokens[trigger.at].text == "التقى"
    assert s.clauses[trigger.clause].kind == "content"


def test_dictionary_forms_are_found_behind_attached_letters(finder: Finder, words: Words) -> None:
    (only,) = unit(words, "والشكر").tokens
    assert "شكر" in finder.bases(only)


def test_triggers_come_in_the_order_of_their_words(finder: Finder, words: Words) -> None:
    found = fired(finder, unit(words, "رفضت الحركة العرض وطالبت بلقاء الوسطاء وحذرت من القصف"))
    assert [t.at for t in found] == sorted(t.at for t in found)
    assert {"REJECT", "REQUEST", "THREATEN"} <= {t.entry.code for t in found}
