from pathlib import Path

import pytest
from command_line import MEETING, REFUSAL, Outcome, lines, run, told

Capture = pytest.CaptureFixture[str]
COPY = "التقى أمس في الدوحة وزير الخارجية المصري نظيره القطري، وبحثا الهدنة في قطاع غزة."


@pytest.fixture
def record(tmp_path: Path, capsys: Capture) -> Path:
    """A record of three reports: a meeting, a refusal, and the meeting told by another paper."""
    source = lines(tmp_path / "a.jsonl", told(1), told(2, REFUSAL), told(1, COPY) | {"id": "r3"})
    path = tmp_path / "r.db"
    assert run(capsys, "read", source, "--record", path).status == 0
    return path


def timeline(capsys: Capture, record: Path, *options: str) -> list[str]:
    """The types of the events that a chronology shows."""
    return [row["type"] for row in run(capsys, "timeline", "--record", record, "--json", *options).rows]


def shown(capsys: Capture, record: Path, *arguments: str) -> Outcome:
    return run(capsys, "show", *arguments, "--record", record)


def test_the_chronology_is_in_order_and_counts_claims_and_reports(record: Path, capsys: Capture) -> None:
    rows = run(capsys, "timeline", "--record", record, "--json").rows
    dates = [row["date"] for row in rows]
    assert dates == sorted(dates, key=lambda d: (d is None, d or ""))
    assert all(row["claims"] >= row["reports"] >= 1 for row in rows)
    assert any(row["contact"] == "meeting" and row["date"] == "2024-10-31" for row in rows)


def test_the_chronology_as_text_ends_with_what_it_counted(record: Path, capsys: Capture) -> None:
    text = run(capsys, "timeline", "--record", record).out
    assert "2024-10-31  CONSULT/meeting  actual" in text
    assert "the record holds 3 reports" in text.splitlines()[-1]


def test_filters_leave_what_they_say(record: Path, capsys: Capture) -> None:
    whole = timeline(capsys, record)
    assert set(timeline(capsys, record, "--type", "CONSULT")) == {"CONSULT"}
    assert "REJECT" in whole
    assert timeline(capsys, record, "--type", "REJECT") == ["REJECT"] * whole.count("REJECT")
    assert timeline(capsys, record, "--until", "2024-10-27", "--type", "CONSULT") == []  # before Monday
    assert "CONSULT" in timeline(capsys, record, "--since", "2024-10", "--actor", "قطر")
    assert timeline(capsys, record, "--status", "denied") == []


def test_a_filter_with_an_unknown_value_says_which_there_are(record: Path, capsys: Capture) -> None:
    for option, value, known in (("--type", "MEET", "CONSULT"), ("--track", "peace", "ceasefire")):
        refused = run(capsys, "timeline", "--record", record, option, value)
        assert refused.status == 2
        assert value in refused.err
        assert known in refused.err


def test_an_event_opens_down_to_the_words_of_its_reports(record: Path, capsys: Capture) -> None:
    rows = run(capsys, "timeline", "--record", record, "--json", "--type", "CONSULT").rows
    (event,) = [row for row in rows if row["date"] == "2024-10-31"]
    assert (event["claims"], event["reports"]) == (2, 2)
    text = shown(capsys, record, event["id"][:10]).out
    assert MEETING in text
    assert COPY in text
    (opened,) = shown(capsys, record, event["id"], "--json").rows
    assert (opened["kind"], opened["id"]) == ("event", event["id"])
    for claim in opened["told"]:
        assert claim["evidence"][0]["text"] in (MEETING, COPY)


def test_a_claim_and_a_report_open_too(record: Path, capsys: Capture) -> None:
    (event, *_) = run(capsys, "timeline", "--record", record, "--json", "--type", "CONSULT").rows
    (opened,) = shown(capsys, record, event["id"], "--json").rows
    claim = opened["told"][0]
    assert shown(capsys, record, claim["id"], "--json").rows[0]["kind"] == "claim"
    (report,) = shown(capsys, record, claim["report"]["id"], "--json").rows
    assert report["kind"] == "report"
    assert report["text"] in (MEETING, COPY, REFUSAL)
    assert report["text"] in shown(capsys, record, claim["report"]["id"]).out


def test_an_id_that_nothing_has_is_said_and_how_to_find_one(record: Path, capsys: Capture) -> None:
    missing = shown(capsys, record, "e-ffffffff")
    assert missing.status == 2
    assert "e-ffffffff" in missing.err
    assert "timeline" in missing.err
