import json
from pathlib import Path

import pytest
from command_line import MEETING, REFUSAL, lines, run, told, write

Capture = pytest.CaptureFixture[str]
FIELDS = {"type", "contact", "actors", "recipients", "mediators", "date", "place", "status", "tracks", "source", "via"}


def test_code_prints_one_line_a_report_in_the_order_read(tmp_path: Path, capsys: Capture) -> None:
    first = lines(tmp_path / "b.jsonl", told(2), told(1))
    second = write(tmp_path / "a.txt", MEETING)
    coded = run(capsys, "code", first, second)
    assert coded.status == 0
    assert [row["id"] for row in coded.rows] == ["r2", "r1", "a"]


def test_every_word_of_a_coded_event_stands_where_it_says(tmp_path: Path, capsys: Capture) -> None:
    report = told(1) | {"title": "الوزير المصري في الدوحة"}
    (row,) = run(capsys, "code", lines(tmp_path / "a.jsonl", report)).rows
    content = f"{report['title']}\n{report['text']}"
    (event,) = [e for e in row["events"] if e["contact"] == "meeting"]
    assert FIELDS | {"evidence"} <= event.keys()
    assert (event["date"], event["place"]) == ("2024-10-31", "الدوحة")
    for words in (*event["actors"], *event["evidence"]):
        assert content[words["start"] : words["end"]] == words["text"]


def test_code_reads_standard_input(capsys: Capture) -> None:
    coded = run(capsys, "code", "-", stdin=json.dumps(told(1)).encode())
    assert [row["id"] for row in coded.rows] == ["r1"]


def test_code_as_text_puts_arabic_on_lines_of_its_own(tmp_path: Path, capsys: Capture) -> None:
    coded = run(capsys, "code", "--text", write(tmp_path / "a.txt", MEETING))
    assert "CONSULT/meeting" in coded.out
    assert MEETING in [line.strip() for line in coded.out.splitlines()]


def test_read_counts_what_it_did_and_reading_again_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    source, record = lines(tmp_path / "a.jsonl", told(1), told(2, REFUSAL)), tmp_path / "r.db"
    (first,) = run(capsys, "read", source, "--record", record, "--json").rows
    before = run(capsys, "timeline", "--record", record, "--json").out
    (second,) = run(capsys, "read", source, "--record", record, "--json").rows
    assert (first["reports"], first["known"], first["set_aside"]) == (2, 0, 0)
    assert first["claims"] >= 2
    assert second == {"reports": 0, "known": 2, "set_aside": 0, "claims": 0, "events": first["events"]}
    assert run(capsys, "timeline", "--record", record, "--json").out == before


def test_reading_again_leaves_the_file_as_it_was(tmp_path: Path, capsys: Capture) -> None:
    source, record = lines(tmp_path / "a.jsonl", told(1)), tmp_path / "r.db"
    run(capsys, "read", source, "--record", record)
    before = record.read_bytes()
    assert run(capsys, "read", source, "--record", record).status == 0
    assert record.read_bytes() == before


def test_the_record_may_be_named_by_the_environment(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WASATA_RECORD", str(tmp_path / "named.db"))
    read = run(capsys, "read", write(tmp_path / "a.txt", MEETING))
    assert read.status == 0
    assert "1 reports read" in read.out
    assert (tmp_path / "named.db").exists()


@pytest.mark.parametrize(("language", "words"), [("ar", "المدخل"), ("en", "entry")])
def test_explain_names_the_entry_that_fired_in_both_languages(language: str, words: str, capsys: Capture) -> None:
    shown = run(capsys, "explain", MEETING, "--language", language)
    assert shown.status == 0
    assert "التقى" in shown.out
    assert words in shown.out


def test_explain_as_json_and_code_agree(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path / "a.txt", MEETING)
    (coded,) = run(capsys, "code", path).rows
    (explained,) = run(capsys, "explain", path, "--json").rows
    accepted = [d for d in explained["derivations"] if d["claim"] is not None]
    assert explained["events"] == coded["events"]
    assert {d["claim"] for d in accepted} == set(range(len(coded["events"])))


def test_explain_counts_relative_words_from_the_day_given(capsys: Capture) -> None:
    shown = run(capsys, "explain", MEETING, "--published", "2024-11-01", "--language", "en")
    assert "2024-10-31" in shown.out


def test_score_of_coding_against_itself_is_perfect(tmp_path: Path, capsys: Capture) -> None:
    reports = lines(tmp_path / "reports.jsonl", told(1), told(2, REFUSAL))
    gold = write(tmp_path / "gold.jsonl", run(capsys, "code", reports).out)
    (scored,) = run(capsys, "score", reports, gold, "--json").rows
    assert scored["all"]["exact"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert scored["date_accuracy"] == 1.0
    assert "participants" in run(capsys, "score", reports, gold, gold).out


def test_score_names_a_report_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    reports = lines(tmp_path / "reports.jsonl", told(1))
    gold = lines(tmp_path / "gold.jsonl", {"id": "r9", "events": []})
    scored = run(capsys, "score", reports, gold)
    assert scored.status == 2
    assert "r9" in scored.err


def test_the_demo_reads_the_samples_and_says_how_to_go_on(tmp_path: Path, capsys: Capture) -> None:
    shown = run(capsys, "demo", "--record", tmp_path / "demo.db")
    assert shown.status == 0
    assert "CONSULT/meeting" in shown.out
    assert "mediators:" in shown.out
    assert "wasata show" in shown.out
    again = run(capsys, "demo", "--record", tmp_path / "demo.db")
    assert again.out == shown.out
