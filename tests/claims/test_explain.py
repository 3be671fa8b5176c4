"""Every claim can be opened down to the entry, the words and the weights it came from."""

import dataclasses
import math

import pytest

from readings import report, told
from wasata.claims.coder import Judges
from wasata.claims.judges import Judge
from wasata.exports.explained import derivation_rows, derivation_text
from wasata.model import Derivation, Fate, Reading
from wasata.pipeline import Reader
from wasata.rules.compiled import Lexicon

TEXT = (
    "قال مصدر دبلوماسي لقناة «العربية» إن وفدا عمانيا التقى قيادات من جماعة الحوثي في صنعاء يوم الأحد.\n"
    "وأضاف المصدر أن اللقاء بحث تمديد الهدنة. وحذرت الجماعة السعودية من استمرار الحصار.\n"
    "وفي 14 أكتوبر 2022 وصل الوفد العماني إلى الرياض، ولم يلتق الوزير السعودي."
)


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(report(TEXT, "وفد عماني يلتقي الحوثيين", "2022-10-18"))


def steps(derivation: Derivation, kind: str) -> list[dict[str, object]]:
    return [dict(s.data) for s in derivation.steps if s.kind == kind]


def test_each_claim_has_one_derivation_in_the_same_order(reading: Reading) -> None:
    assert reading.claims
    told_of = [d.claim for d in reading.derivations if d.claim is not None]
    assert told_of == list(range(len(reading.claims)))


def test_near_misses_come_behind_the_claims(reading: Reading) -> None:
    found = [d.claim is None for d in reading.derivations]
    assert found == sorted(found)


def test_a_derivation_names_the_entry_of_its_claim_and_its_file(reading: Reading, reader: Reader) -> None:
    sources = {p.id: p.source for p in reader.lexicon.predicates}
    for derivation in reading.derivations:
        if derivation.claim is None:
            continue
        claim = reading.claims[derivation.claim]
        entries = [s["entry"] for s in steps(derivation, "trigger")]
        assert claim.entry in entries
        assert all(s["source"] == sources[str(s["entry"])] for s in steps(derivation, "trigger"))
        assert all(s["code"] == claim.type.value for s in steps(derivation, "trigger"))


def test_a_derivation_tells_every_participant_and_what_was_turned_down(reading: Reading) -> None:
    for derivation in reading.derivations:
        if derivation.claim is None:
            continue
        slots = [s for s in derivation.steps if s.kind == "slot"]
        taken = {s.data["id"] for s in slots if s.data["slot"] != "none"}
        claim = reading.claims[derivation.claim]
        assert taken or any(s.data["slot"] == "none" for s in slots)
        if taken:
            assert {p.id for p in claim.participants if p.id} <= taken | {None} | {s.data["id"] for s in slots}


def test_a_derivation_tells_date_place_and_status_as_they_were_read(reading: Reading) -> None:
    for derivation in reading.derivations:
        if derivation.claim is None:
            continue
        claim = reading.claims[derivation.claim]
        kinds = {s.kind for s in derivation.steps}
        assert {"trigger", "event", "status", "claim"} <= kinds
        assert claim.place is None or "place" in kinds


def test_probabilities_stand_on_the_right_side_of_the_threshold(reading: Reading) -> None:
    for derivation in reading.derivations:
        for step in steps(derivation, "event"):
            taken = float(str(step["probability"])) >= float(str(step["threshold"])) - 1e-4
            assert taken == (step["verdict"] == "accepted") == (derivation.fate is not Fate.REFUSED)


def test_the_score_of_an_event_gives_its_probability(reading: Reading) -> None:
    found = [s for d in reading.derivations for s in steps(d, "event") if not s["raised"]]
    assert found
    for step in found:
        assert 1 / (1 + math.exp(-float(str(step["score"])))) == pytest.approx(step["probability"], abs=1e-3)


def test_every_decision_tells_its_reasons_in_both_languages(reading: Reading) -> None:
    kinds = set()
    for step in (s for d in reading.derivations for s in d.steps if "score" in s.data):
        kinds.add(step.kind)
        rows = step.data["weights"]
        assert isinstance(rows, list)
        assert all(row["ar"] and row["en"] and row["parts"] for row in rows)
    assert {"event", "slot", "date", "place", "status", "track"} <= kinds


def test_a_near_miss_tells_who_might_have_taken_part(reading: Reading) -> None:
    missed = [d for d in reading.derivations if d.claim is None]
    assert missed
    assert all(d.fate is not Fate.TOLD for d in missed)
    assert any(s.kind == "slot" for d in missed for s in d.steps)


def with_event(lexicon: Lexicon, event: Judge) -> Reader:
    return Reader(lexicon, dataclasses.replace(Judges.shipped(), event=event))


def test_an_event_without_participants_is_told_and_why_it_is_no_claim(lexicon: Lexicon) -> None:
    always = with_event(lexicon, Judge("event", ("no", "yes"), {"bias": (0.0, 9.0)}))
    (derivation, *_) = always.read(report("تم اللقاء.")).derivations
    assert (derivation.claim, derivation.fate) == (None, Fate.DROPPED)
    assert derivation.steps[-1].en == "refused: nobody takes part in it"


def test_a_reading_that_was_outdone_names_what_outdid_it(lexicon: Lexicon) -> None:
    always = with_event(lexicon, Judge("event", ("no", "yes"), {"bias": (0.0, 9.0)}))
    examples = (s for entry in lexicon.predicates for s in entry.like[:1])
    outdone = next(d for text in examples for d in always.read(report(text)).derivations if d.fate is Fate.OUTDONE)
    (winner,) = (s.data["entry"] for s in outdone.steps if s.kind == "outdone")
    (loser,) = (s.data["entry"] for s in outdone.steps if s.kind == "trigger")
    assert winner != loser


def test_dates_and_places_that_were_refused_are_told_too(reading: Reading) -> None:
    taken = [s["taken"] for d in reading.derivations for kind in ("date", "place") for s in steps(d, kind)]
    assert set(taken) == {True, False}


def test_a_date_that_a_claim_has_is_explained(reading: Reading) -> None:
    for derivation in reading.derivations:
        date = reading.claims[derivation.claim].date if derivation.claim is not None else None
        if date is not None:
            assert date.value in {s["value"] for s in steps(derivation, "date") if s["taken"]}


def test_mediators_are_explained(reader: Reader) -> None:
    found = reader.read(
        report("التقى المبعوث الأممي إلى اليمن هانس غروندبرغ وفدا من جماعة الحوثي في مسقط أمس.", published="2023-01-05")
    )
    told = [s.span for d in found.derivations for s in d.steps if s.kind == "mediator" and s.data["taken"]]
    assert told == [m.span for c in found.claims for m in c.mediators]
    assert told


def test_spans_of_steps_lie_inside_the_report(reading: Reading) -> None:
    end = len(reading.report.content)
    assert all(s.span is None or s.span.end <= end for d in reading.derivations for s in d.steps)


def test_both_languages_say_something_in_every_step(reading: Reading) -> None:
    assert all(s.ar.strip() and s.en.strip() for d in reading.derivations for s in d.steps)


def test_explaining_and_coding_never_differ(reading: Reading, reader: Reader) -> None:
    assert reading.claims == told(reader, TEXT, "وفد عماني يلتقي الحوثيين", "2022-10-18")


def test_a_report_with_nothing_in_it_has_an_empty_derivation(reader: Reader) -> None:
    assert reader.read(report("")).derivations == ()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_text_form_shows_every_claim(reading: Reading, language: str) -> None:
    lines = list(derivation_text(reading, language))
    assert sum(line.startswith("-- ") for line in lines) == len(reading.claims)


def test_the_json_form_keeps_claims_and_steps(reading: Reading) -> None:
    rows = derivation_rows(reading)
    assert [row["claim"] for row in rows] == [d.claim for d in reading.derivations]
    assert all(step["kind"] for row in rows for step in row["steps"])


def test_the_derivation_names_the_mediators_of_the_claim(reader: Reader) -> None:
    told = "التقى بدر البوسعيدي عباس عراقجي وستيف ويتكوف في مسقط. والتقى وفد عماني قيادات من جماعة الحوثي في صنعاء."
    found = reader.read(report(told, published="2025-04-12"))
    for derivation in found.derivations:
        if derivation.claim is not None:
            steps = [s for s in derivation.steps if s.kind == "mediator" and s.data["taken"]]
            assert {s.data["text"] for s in steps} == {m.text for m in found.claims[derivation.claim].mediators}
    assert any(c.mediators for c in found.claims)
