from __future__ import annotations

import pytest
from record_samples import CODER, participant, sample_report, visit

from wasata.model import Contact, DateBasis, EventType, Participant, Precision, Role, Status, Track
from wasata.record.events import settle
from wasata.record.knowledge import TABLES, know
from wasata.record.parties import Parties
from wasata.record.store import Record
from wasata.rules.cache import load_lexicon
from wasata.rules.tables import tables

KNOWN = tables(load_lexicon())
SCHEMES = {"type": EventType, "contact": Contact, "status": Status, "track": Track, "role": Role} | {
    "precision": Precision,
    "basis": DateBasis,
}


def test_every_code_of_the_model_is_defined_in_both_languages() -> None:
    told = {(row["scheme"], row["value"]): row for row in KNOWN["ontology"]}
    for scheme, codes in SCHEMES.items():
        for code in codes:
            row = told[scheme, code.value]
            assert all(row[f"{part}_{language}"] for part in ("name", "definition") for language in ("ar", "en"))
    assert {"noun/report", "noun/claim", "noun/event", "noun/actor"} <= {row["id"] for row in KNOWN["ontology"]}


def test_the_record_keeps_what_the_lexicon_knows_and_takes_it_once() -> None:
    with Record.open(":memory:") as record:
        assert know(record, KNOWN, "1")
        assert not know(record, KNOWN, "1")
        for table in TABLES:
            assert record.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(KNOWN[table]),)
        assert record.broken() == []


def test_with_other_knowledge_events_are_settled_anew() -> None:
    with Record.open(":memory:") as record:
        record.add(sample_report(), [visit(sample_report())], CODER)
        settle(record)
        know(record, KNOWN, "2")
        assert record.db.execute("SELECT count(*) FROM unsettled").fetchone() == (1,)
        assert settle(record) == 1
        assert record.db.execute("SELECT count(*) FROM unsettled").fetchone() == (0,)


@pytest.mark.parametrize(
    ("actor", "day", "party"),
    [
        ("abbas-kamel", "2021-05-31", "egy"),
        ("egy-gis", None, "egy"),
        ("egy:delegation", None, "egy"),
        ("mossad", None, "isr"),
        ("hamas:officials", None, "hamas"),
        ("khalil-al-hayya", "2024-11-10", "hamas"),
        ("saf", None, "saf"),
        ("~وفد", None, ""),
    ],
)
def test_who_stands_for_whom(actor: str, day: str | None, party: str) -> None:
    with Record.open(":memory:") as record:
        know(record, KNOWN, "1")
        assert Parties(record.db).of(actor, None, None, day) == party


def test_a_provisional_actor_stands_for_the_body_its_words_name_else_for_its_state() -> None:
    with Record.open(":memory:") as record:
        know(record, KNOWN, "1")
        parties = Parties(record.db)
        assert parties.of("~قيادي", "hamas", "PSE") == "hamas"
        assert parties.of("~مسؤول", None, "QAT") == "qat"
        assert parties.around("pse-rafah")[-1] == "pse"


def test_a_party_that_came_at_two_levels_is_a_contradiction_of_head_and_level() -> None:
    with Record.open(":memory:") as record:
        know(record, KNOWN, "1")
        for number, person in enumerate(("hassan-rashad", "badr-abdelatty")):
            report = sample_report(number, published="2024-11-10")
            words = participant(report, "مصري").span
            named = Participant("مصري", words, name=person, id=person, kind="person", country="EGY")
            sides = {"actors": (named, participant(report, "حركة فتح")), "recipients": ()}
            record.add(report, [visit(report, **sides)], CODER)
        settle(record)
        assert record.db.execute("SELECT claims, contradictions FROM events").fetchall() == [(2, '["head","level"]')]
