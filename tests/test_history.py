"""The sample reports, and the two seed reports where they are at hand, in one record: one history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wasata.pipeline import Reader
from wasata.record import query
from wasata.record.episodes import episodes
from wasata.record.events import settle
from wasata.record.knowledge import know
from wasata.record.meetings import contacts
from wasata.record.query import Filters
from wasata.record.store import Record
from wasata.reports.files import read_sources
from wasata.rules.cache import load_lexicon
from wasata.rules.tables import tables

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
OF_SAMPLES = ("2021-05", "2022-08")
OF_SEEDS = ("2020-08", "2021-05", "2022-08", "2024-10")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    lexicon = load_lexicon()
    reader = Reader(lexicon)
    sources = [str(ROOT / "examples" / "reports"), *map(str, sorted(SEEDS.glob("*.txt")))]
    with Record.open(tmp_path_factory.mktemp("history") / "r.db") as made:
        know(made, tables(lexicon), "test")
        for report in read_sources(sources):
            made.add(report, reader.claims(report), "test")  # type: ignore[arg-type]
        settle(made)
        yield made


@pytest.mark.slow
@pytest.mark.parametrize(("name", "actor"), [("كامل", "abbas-kamel"), ("غانتس", "benny-gantz")])
def test_one_actor_under_all_spellings(record: Record, name: str, actor: str) -> None:
    sql = "SELECT id FROM actors WHERE instr(key, ?) AND kind = 'person'"
    assert {i for (i,) in record.db.execute(sql, (name,))} == {actor}


@pytest.mark.slow
def test_the_visits_of_2019_to_2022_are_a_chronology(record: Record) -> None:
    visits = query.timeline(record, Filters(since="2019", until="2022", type="CONSULT"))
    days = [event["date"] for event in visits]
    assert days == sorted(days)
    assert len({day[:4] for day in days}) >= (3 if SEEDS.exists() else 2)
    assert contacts(record, "egy", "hamas", Filters(since="2021", until="2021"))


@pytest.mark.slow
@pytest.mark.parametrize("month", OF_SEEDS if SEEDS.exists() else OF_SAMPLES)
def test_an_episode_has_its_mediator_sides_track_and_times(record: Record, month: str) -> None:
    (found,) = [e for e in episodes(record, "gaza") if e["first"].startswith(month)]
    assert found["mediators"][0]["mediator"] == "egy"
    assert any(found["mediators"][0]["sides"].values())
    assert "ceasefire" in found["tracks"]
    assert found["contacts"]
    assert {"to_contact", "to_agreement", "quiet"} <= found["measures"].keys()


@pytest.mark.slow
def test_a_meeting_told_by_three_reports_is_one_event(record: Record) -> None:
    (event,) = [e for e in query.timeline(record, Filters(since="2021-05-31", until="2021-05-31")) if e["reports"] > 1]
    assert event["reports"] == (3 if SEEDS.exists() else 2)


@pytest.mark.slow
def test_filters_choose_the_same_events_in_every_form(record: Record) -> None:
    """A question has one form for all events and another for the first few; which is taken is a matter of speed."""
    asked = [Filters(conflict=name) for (name,) in record.db.execute("SELECT id FROM conflicts").fetchall()]
    asked += [Filters(actor="egy"), Filters(mediator="مصر"), Filters(actor="حماس", since="2021", until="2025")]
    found = []
    for filters in asked:
        forms = []
        for form in ({}, {"every": True}, {"few": True}):
            where, values = query.conditions(filters, **form)
            forms.append({i for (i,) in record.db.execute(f"SELECT e.id FROM events e WHERE {where}", values)})
        assert forms[0] == forms[1] == forms[2], filters
        found.append(len(forms[0]))
    assert sum(1 for number in found if number) > 10
    assert all(found[-3:])
