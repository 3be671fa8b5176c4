"""Who is meant: one actor, one chain, however often and however written."""

import pytest

from readings import report
from wasata.analysis import Document, Mention
from wasata.mentions.actors import Posts, bare
from wasata.pipeline import Reader
from wasata.rules.compiled import Lexicon


def mentions(document: Document) -> list[Mention]:
    return [m for u in document.units for m in u.mentions]


def mention(document: Document, start: str) -> Mention:
    return next(m for m in mentions(document) if m.text.startswith(start))


def read(reader: Reader, text: str, published: str | None = None) -> Document:
    return reader.document(report(text, published=published))


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("وصل وفد قطري إلى بيروت", "وفد", "qat:delegation"),
        ("أعلنت الدوحة موافقتها", "الدوحة", "qat"),
        ("قصفت إسرائيل الموقع", "إسرائيل", "isr"),
        ("اجتمع الوفد بحركة حماس", "حركة حماس", "hamas"),
        ("رفضت «حماس» العرض", "حماس", "hamas"),
        ("قال أنطونيو غوتيريش إن الهدنة هشة", "أنطونيو", "antonio-guterres"),
        ("أعرب جانتس عن شكره", "جانتس", "benny-gantz"),
        ("أعرب غانتس عن شكره", "غانتس", "benny-gantz"),
    ],
)
def test_a_known_actor_is_found_in_the_register(reader: Reader, text: str, words: str, wanted: str) -> None:
    assert mention(read(reader, text), words).id == wanted


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("وقطر ترفض العرض", "قطر"),
        ("ووفد قطري يصل", "وفد"),
        ("اجتمع بوفد قطري", "وفد"),
        ("قال لوفد قطري إن", "وفد"),
        ("قال للحكومة إنه سيغادر", "للحكومة"),  # the article went into the preposition
        ("وَقطر ترفض العرض", "قطر"),  # with a mark on the particle
    ],
)
def test_attached_particles_are_no_part_of_a_mention(reader: Reader, text: str, start: str) -> None:
    assert mentions(read(reader, text))[0].text.startswith(start)


def test_one_man_under_three_titles_is_one_chain(reader: Reader) -> None:
    text = (
        "التقى رئيس المخابرات العامة المصرية اللواء عباس كامل نظيره السوداني في الخرطوم.\n"
        "وأكد الوزير عباس كامل دعم مصر. وغادر رئيس المخابرات العامة بعد اللقاء."
    )
    document = read(reader, text, "2021-06-01")
    named = [c for c in document.chains if c.id == "abbas-kamel"]
    assert len(named) == 1
    assert [m.text for m in named[0].mentions] == [
        "رئيس المخابرات العامة المصرية اللواء عباس كامل",
        "الوزير عباس كامل",
        "رئيس المخابرات العامة",
    ]


def test_two_spellings_of_a_name_are_one_chain(reader: Reader) -> None:
    document = read(reader, "التقى وزير الدفاع بيني غانتس الوفد. وقدم «جانتس» الشكر للوفد.")
    assert len([c for c in document.chains if c.id == "benny-gantz"]) == 1


def test_a_person_unknown_to_the_register_is_chained_by_the_last_name(reader: Reader) -> None:
    text = "التقى وزير الخارجية سيرجيو زقلاط الوفد. وأكد زقلاط أن الحوار مستمر."
    document = read(reader, text)
    chain = document.chains[mention(document, "زقلاط").chain]
    assert chain.fullest.text == "وزير الخارجية سيرجيو زقلاط"


def test_the_fullest_form_is_told(reader: Reader) -> None:
    document = read(reader, "قال كامل إن مصر تدعم الحوار. ووصل اللواء عباس كامل إلى رام الله. وغادر كامل مساء.")
    chain = next(c for c in document.chains if c.id == "abbas-kamel")
    assert chain.fullest.text == "اللواء عباس كامل"


def test_a_delegation_named_again_is_the_same_one(reader: Reader) -> None:
    document = read(reader, "وصل وفد عماني رفيع المستوى إلى صنعاء. والتقى الوفد العماني قيادات الجماعة. ثم غادر الوفد.")
    chains = {m.chain for m in mentions(document) if m.kind == "delegation"}
    assert len(chains) == 1


def test_delegations_of_two_states_are_two(reader: Reader) -> None:
    document = read(reader, "وصل وفد عماني إلى صنعاء. وغادر الوفد السعودي المدينة.")
    assert mention(document, "وفد").chain != mention(document, "الوفد السعودي").chain


def test_two_people_with_one_title_are_two(reader: Reader) -> None:
    document = read(reader, "التقى الرئيس التركي الرئيس العراقي. وقال الرئيس العراقي إن اللقاء مثمر.")
    turk, iraqi = mention(document, "الرئيس التركي"), mention(document, "الرئيس العراقي")
    assert turk.chain != iraqi.chain
    assert len([m for m in mentions(document) if m.chain == iraqi.chain]) == 2


@pytest.mark.parametrize(
    "met",
    [
        "وزير الخارجية الأردني نظيره القطري",
        "وزير الخارجية الأردني ونظيره القطري",
    ],
)
def test_a_dual_stands_behind_the_two_it_takes_together(reader: Reader, met: str) -> None:
    document = read(reader, f"التقى أمس {met}. وبحث الوزيران ملف اللاجئين.")
    people = [m for m in mentions(document) if m.kind == "person" and m.country in ("JOR", "QAT")]
    pair = mention(document, "الوزيران")
    assert set(pair.stands_for) == {m.chain for m in people}
    assert len(pair.stands_for) == 2


@pytest.mark.parametrize(("day", "holder"), [("2020-05-01", "abbas-kamel"), (None, None), ("1980-01-01", None)])
def test_a_post_is_the_persons_who_held_it_when_the_report_appeared(
    reader: Reader, day: str | None, holder: str | None
) -> None:
    document = read(reader, "وصل رئيس المخابرات العامة المصرية إلى الخرطوم", day)
    assert mention(document, "رئيس").id == holder


def test_a_title_that_comes_before_its_name_is_that_persons(reader: Reader) -> None:
    text = "المبعوث الأممي يلتقي وفدا من الحكومة.\nوالتقى المبعوث الأممي سيرجيو زقلاط الوفد في جنيف."
    document = read(reader, text)
    assert mention(document, "المبعوث الأممي").chain == mention(document, "المبعوث الأممي سيرجيو").chain


def test_chains_hold_every_mention_once(reader: Reader) -> None:
    text = "التقى الرئيس التركي أمير قطر. وقال الرئيس إن قطر شريك. والوفد التركي غادر الدوحة."
    document = read(reader, text)
    listed = [id(m) for c in document.chains for m in c.mentions]
    assert sorted(listed) == sorted(id(m) for m in mentions(document))
    assert all(m.chain == c.index for c in document.chains for m in c.mentions)


def test_the_words_of_a_post_are_compared_without_order_and_article() -> None:
    assert bare("رئيس المخابرات العامة") == bare("المخابرات العامه رئيس")


def test_nobody_holds_a_post_that_is_not_in_the_register(lexicon: Lexicon) -> None:
    posts = Posts(lexicon)
    assert posts.holder(bare("حارس المنارة"), ["egy"], "2020-01-01") is None
    assert posts.holder(frozenset(), [], "2020-01-01") is None


def test_a_dual_stands_for_one_who_is_named_only_later(reader: Reader) -> None:
    text = "التقى وزير الخارجية الأردني نظيره في عمان. وبحث الوزيران وقف إطلاق النار في غزة."
    document = read(reader, f"{text} وقال وزير الخارجية الأردني كريم الناصري إن اللقاء كان مثمرا.")
    named = mention(document, "وزير الخارجية الأردني كريم")
    assert named.chain in mention(document, "الوزيران").stands_for
    assert all(document.chains[index].mentions for index in mention(document, "الوزيران").stands_for)
