from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from record_samples import dated, participant, sample_report, visit, words

from wasata.model import Contact, EventType, Status, Track
from wasata.record.rows import actor_id, claim_id

REPORT = sample_report()
CHANGES: list[dict[str, Any]] = [
    {"type": EventType.SUPPORT, "contact": None},
    {"contact": Contact.CALL},
    {"status": Status.DENIED},
    {"date": None},
    {"date": dated("2024-10-30")},
    {"place": None},
    {"tracks": (Track.CEASEFIRE,)},
    {"source": None},
    {"via": None},
    {"mediators": ()},
    {"recipients": ()},
    {"trigger": words(REPORT, "للقاء").span},
    {"evidence": (words(REPORT, "للقاء قادة حركة فتح"),)},
]


def test_an_id_is_the_same_wherever_it_is_made() -> None:
    assert claim_id(REPORT.hash, visit(REPORT)) == "c-" + claim_id(REPORT.hash, visit(sample_report()))[2:]
    assert len(claim_id(REPORT.hash, visit(REPORT))) == 26


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: " ".join(change))
def test_whatever_is_said_otherwise_is_another_claim(change: dict[str, Any]) -> None:
    assert claim_id(REPORT.hash, visit(REPORT, **change)) != claim_id(REPORT.hash, visit(REPORT))


def test_the_same_words_in_another_report_are_another_claim() -> None:
    assert claim_id(sample_report(1).hash, visit(REPORT)) != claim_id(REPORT.hash, visit(REPORT))


def test_how_it_was_read_and_under_which_file_name_is_no_part_of_what_is_said() -> None:
    tracks = (Track.HUMANITARIAN, Track.CEASEFIRE)
    other = replace(visit(REPORT, tracks=tracks), confidence=0.1, entry="another", report="x")
    assert claim_id(REPORT.hash, other) == claim_id(REPORT.hash, visit(REPORT))


def test_actors_have_the_id_of_the_lexicon_or_their_folded_name() -> None:
    assert actor_id(participant(REPORT, "مصري")) == "egy"
    person = participant(REPORT, "اللواء سالم الحارثي")
    assert actor_id(person) == "~اللواء سالم الحارثي"
    assert actor_id(replace(person, text="اللواء  سالم الحارثى")) == actor_id(person)
    assert actor_id(replace(person, name="سالم الحارثي")) == "~سالم الحارثي"
