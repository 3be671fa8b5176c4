"""The whole way of a report, whatever is in it."""

import dataclasses
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readings import report, told
from wasata import pipeline
from wasata.claims.coder import Judges
from wasata.claims.judges import Judge
from wasata.model import Claim, EventType, Part, PartKind, Report, Span
from wasata.pipeline import Reader, coder_version, firing, units
from wasata.rules.compiled import Lexicon
from wasata.sentences.tokens import Words

NEWS = (
    "التقى وزير الخارجية العماني بدر البوسعيدي، الأحد، وفدا من جماعة الحوثي برئاسة محمد عبد السلام في مسقط.\n"
    "وقال مصدر يمني لقناة «العربية» إن الجماعة رفضت العرض السعودي وحذرت الرياض من استمرار الحصار.\n"
    "وكان المبعوث الأممي هانس غروندبرغ قد زار صنعاء في 10 أبريل 2023، وأجرى مباحثات مع مهدي المشاط."
)
TITLE = "مسقط تستقبل وفدا من الحوثيين"
# What tears readers apart: marks, direction signs, lone surrogates, presentation forms, astral letters, signs in heaps
PIECES = (
    *NEWS.replace("\n", " ").split(" "),
    *(
        "«",
        "»",
        '"',
        "\u200f",
        "\u0651",
        "ـ",
        "\ud800",
        "\udfff",
        "ﷺ",
        "ﻻ",
        "🕊️",
        "\u0600",
        "x",
        "٢٠٢٣",
        "2023",
        "12/4/2023",
    ),
    *("\n", ".", "،", "؛", ":", "(", ")", "…", "\u2028", "\x00", "\ufeff", "و", "وو", "س", "ال", "لل", "بن", "1445هـ"),
)
ANYTHING = st.one_of(
    st.text(st.characters(), max_size=120),  # surrogates too
    st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


def check(found: Report, claims: tuple[Claim, ...]) -> None:
    """Every span of every claim lies inside the report and holds the words that are told."""
    content = found.content
    for claim in claims:
        assert claim.evidence
        assert claim.participants
        assert 0 <= claim.trigger.start < claim.trigger.end <= len(content)
        worded = [(w.span, w.text) for w in (*claim.evidence, claim.place, claim.source, claim.via) if w is not None]
        worded += [(p.span, p.text) for p in (*claim.participants, *claim.mediators)]
        for span, text in worded:
            assert span.end <= len(content)
            assert span.of(content) == text
        assert claim.date is None or claim.date.span is None or claim.date.span.end <= len(content)
        if claim.type in (EventType.CONSULT, EventType.AGREE):  # of others who mediates need not take part
            assert set(claim.mediators) <= set(claim.actors) | set(claim.recipients)
        assert not {p.span for p in claim.actors} & {p.span for p in claim.recipients}
        assert 0.0 <= claim.confidence <= 1.0


def test_a_report_is_read(reader: Reader) -> None:
    found = report(NEWS, TITLE, "2023-04-17")
    claims = reader.claims(found)
    check(found, claims)
    assert {"CONSULT", "REJECT", "THREATEN"} <= {c.type.value for c in claims}
    assert all(c.report == found.id for c in claims)


def test_the_trigger_lies_in_the_evidence(reader: Reader) -> None:
    for claim in told(reader, NEWS, TITLE, "2023-04-17"):
        assert any(e.span.covers(claim.trigger) for e in claim.evidence)


def test_reading_twice_gives_the_same(reader: Reader, lexicon: Lexicon) -> None:
    found = report(NEWS, TITLE, "2023-04-17")
    assert reader.claims(found) == reader.claims(found) == Reader(lexicon).claims(found)


def test_what_was_read_before_changes_nothing(reader: Reader) -> None:
    before = told(reader, NEWS, TITLE, "2023-04-17")
    told(reader, "وفد من حركة حماس برئاسة خليل الحية يصل القاهرة. وقال البوسعيدي إن بلاده ترفض العرض.")
    assert told(reader, NEWS, TITLE, "2023-04-17") == before


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "😀", "\ud800", "ـــ", "\u0651\u0651", "plain English text"])
def test_nothing_to_read_gives_no_claims(reader: Reader, text: str) -> None:
    assert told(reader, text) == ()
    assert reader.read(report(text)).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "«" * 4000,
        '"' * 3000 + NEWS,
        "التقى «" * 1500,
        "و" * 20000,
        "وفد مصري و" * 800,
        "التقى وفد قطري وفدا " * 300,
        "قال إن " * 1200,
        "(" * 2000 + "حماس" + ")" * 2000,
        "2023 " * 1500,
        "وَ" * 5000,
    ],
    ids=["quotes", "quotes-news", "verb-quotes", "letters", "and", "meetings", "said", "brackets", "years", "marks"],
)
def test_heaps_of_one_thing_are_read_in_good_time(reader: Reader, text: str) -> None:
    found = report(text)
    check(found, reader.claims(found))


@given(ANYTHING, st.sampled_from(["", TITLE, "\udc80", "«"]), st.sampled_from([None, "2023-04-17"]))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_and_every_span_holds_its_words(
    reader: Reader, text: str, title: str, published: str | None
) -> None:
    found = report(unicodedata.normalize("NFC", text), unicodedata.normalize("NFC", title), published)
    reading = reader.read(found)
    check(found, reading.claims)
    assert reader.claims(found) == reading.claims


@pytest.fixture(scope="module")
def examples(lexicon: Lexicon) -> tuple[str, ...]:
    """Every sentence by which the lexicon shows a predicate."""
    found = tuple(sentence for entry in lexicon.predicates for sentence in entry.like)
    assert len(found) > 100
    return found


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_explaining_and_coding_never_differ(reader: Reader, examples: tuple[str, ...], data: st.DataObject) -> None:
    sentences = data.draw(st.lists(st.sampled_from(examples), min_size=1, max_size=6))
    joint = data.draw(st.sampled_from([". ", "\n", "، و", " "]))
    found = report(joint.join(sentences), published=data.draw(st.sampled_from([None, "2021-05-30"])))
    reading = reader.read(found)
    check(found, reading.claims)
    assert reading.claims == reader.claims(found)
    named = [d for d in reading.derivations if d.claim is not None]
    assert len(named) == len(reading.claims)
    for derivation in named:
        assert derivation.claim is not None
        entries = {s.data["entry"] for s in derivation.steps if s.kind == "trigger"}
        assert reading.claims[derivation.claim].entry in entries


def test_furniture_is_kept_in_the_text_and_never_read(reader: Reader) -> None:
    first = "التقى وزير الخارجية المصري وفدا من حركة حماس في القاهرة"
    content = f"\n{first}\n{NEWS}"
    at = len(first) + 1
    parts = (Part(PartKind.FURNITURE, Span(1, at)), Part(PartKind.PARAGRAPH, Span(at + 1, len(content))))
    plain, marked = report(f"{first}\n{NEWS}"), report(f"{first}\n{NEWS}")
    marked = dataclasses.replace(marked, parts=parts)
    assert any("hamas" in (p.id or "") for c in reader.claims(plain) for p in c.participants)
    assert not any("hamas" in (p.id or "") for c in reader.claims(marked) for p in c.participants)
    assert all(e.span.start > at for c in reader.claims(marked) for e in c.evidence)


def test_other_judges_give_other_claims(lexicon: Lexicon) -> None:
    shipped = Judges.shipped()
    never = Judge("event", ("yes", "no"), {"bias": (-9.0, 9.0)})
    sceptic = Reader(lexicon, dataclasses.replace(shipped, event=never))
    reading = sceptic.read(report(NEWS, TITLE, "2023-04-17"))
    assert reading.claims == ()
    assert all(d.claim is None for d in reading.derivations)


def test_units_carry_their_sentence_and_words(words: Words) -> None:
    found = units(report(NEWS, TITLE), words)
    assert [u.sentence.part for u in found] == [PartKind.HEADLINE] + [PartKind.PARAGRAPH] * 3
    assert all(u.tokens for u in found)


def test_firing_tells_the_entries_of_a_sentence(lexicon: Lexicon) -> None:
    run = firing(lexicon)
    assert any(entry.endswith("/CONSULT") for entry in run("التقى وزير الخارجية العماني وفدا يمنيا في مسقط"))
    assert run("") == frozenset()


def test_the_coders_version_changes_with_the_lexicon(tmp_path: Path) -> None:
    (tmp_path / "tracks.yaml").write_text("ceasefire: [سكوت المدافع]", encoding="utf-8")
    assert coder_version() == coder_version()
    assert coder_version() != coder_version((tmp_path,))
    assert coder_version().startswith("wasata ")


def test_only_the_pipeline_joins_the_stations() -> None:
    stations = ("reports", "sentences", "mentions", "claims", "record", "views", "exports")
    source = Path(pipeline.__file__).parent
    for station in stations:
        others = [s for s in stations if s != station]
        for path in (source / station).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not any(f"from wasata.{other}" in text for other in others), path.name
