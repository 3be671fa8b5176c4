import unicodedata
from pathlib import Path

import pytest
from command_line import MEETING, REFUSAL, Outcome, lines, run, told

Capture = pytest.CaptureFixture[str]
MET = {"type": "CONSULT", "actors": ["وزير الخارجية المصري", "نظيره القطري"], "evidence": [MEETING]}


def reported(capsys: Capture, folder: Path, *options: str, text: str = MEETING, events: object = (MET,)) -> Outcome:
    reports = lines(folder / "reports.jsonl", told(1, text), told(2, REFUSAL))
    gold = lines(folder / "gold.jsonl", {"id": "r1", "events": list(events)}, {"id": "r2", "events": []})  # type: ignore[call-overload]
    return run(capsys, "lexicon", "report", reports, gold, *options)


def row(shown: Outcome, entry: str) -> dict[str, object]:
    return next(r for r in shown.rows if r["entry"] == entry)


def test_each_entry_is_told_with_what_came_of_it(tmp_path: Path, capsys: Capture) -> None:
    shown = reported(capsys, tmp_path, "--json")
    assert shown.status == 0
    assert row(shown, "التقى/CONSULT") == {
        "entry": "التقى/CONSULT",
        "type": "CONSULT",
        "fired": 1,
        "accepted": 1,
        "right": 1,
        "exact": 1,
        "wrong": 0,
        "missed": 0,
    }
    assert row(shown, "رفض/REJECT")["wrong"] == 1  # the gold of the second report holds nothing
    assert shown.rows[-1]["entry"] is None
    assert shown.rows[-1]["silent"] > 500


def test_a_report_that_was_not_nfc_is_counted_in_its_own_letters(tmp_path: Path, capsys: Capture) -> None:
    apart = unicodedata.normalize("NFD", "أعلن آخرون أنباء أخرى. ") + MEETING
    assert not unicodedata.is_normalized("NFC", apart)
    refused = {"type": "CONSULT", "actors": ["وزير الخارجية المصري"], "evidence": [MEETING]}
    shown = reported(capsys, tmp_path, "--json", text=apart, events=[refused])
    assert row(shown, "التقى/CONSULT")["right"] == 1


def test_several_pairs_are_counted_together(tmp_path: Path, capsys: Capture) -> None:
    reported(capsys, tmp_path)
    pair = (tmp_path / "reports.jsonl", tmp_path / "gold.jsonl")
    shown = run(capsys, "lexicon", "report", *pair, *pair, "--json")
    assert row(shown, "التقى/CONSULT")["fired"] == 2


def test_rare_entries_are_hidden_and_rows_sorted(tmp_path: Path, capsys: Capture) -> None:
    shown = reported(capsys, tmp_path, "--json", "--sort", "right")
    assert shown.rows[0]["entry"] == "التقى/CONSULT"
    assert [r["entry"] for r in reported(capsys, tmp_path, "--json", "--least", "2").rows] == [None]


def test_silent_entries_are_listed(tmp_path: Path, capsys: Capture) -> None:
    shown = reported(capsys, tmp_path, "--json", "--silent")
    *rows, total = shown.rows
    assert len(rows) == total["silent"]
    assert all(r["fired"] == 0 for r in rows)
    text = reported(capsys, tmp_path, "--silent", "--language", "en").out.splitlines()
    assert len(text) == len(rows) + 1


@pytest.mark.parametrize(("language", "words"), [("ar", ("اشتغل", "المجموع", "لم يشتغل")), ("en", ("fired", "never"))])
def test_the_table_is_told_in_both_languages(
    language: str, words: tuple[str, ...], tmp_path: Path, capsys: Capture
) -> None:
    shown = reported(capsys, tmp_path, "--language", language)
    assert all(word in shown.out for word in words)


def test_the_columns_stand_under_each_other(tmp_path: Path, capsys: Capture) -> None:
    head, *rows, _, _ = reported(capsys, tmp_path, "--language", "en").out.replace("\u200e", "").splitlines()
    assert rows
    assert {line.index(line.split()[6]) for line in [head, *rows]} == {head.index("type")}


@pytest.mark.parametrize("options", [("--sort", "size"), ("--language", "fr")])
def test_an_option_that_cannot_be_meant_says_what_is_expected(
    options: tuple[str, ...], tmp_path: Path, capsys: Capture
) -> None:
    refused = reported(capsys, tmp_path, *options)
    assert refused.status == 2
    assert "expected" in refused.err


def test_reports_without_gold_are_refused(tmp_path: Path, capsys: Capture) -> None:
    refused = run(capsys, "lexicon", "report", lines(tmp_path / "reports.jsonl", told(1)))
    assert refused.status == 2
    assert "in pairs" in refused.err


def test_gold_of_other_reports_is_refused(tmp_path: Path, capsys: Capture) -> None:
    reports, gold = lines(tmp_path / "a.jsonl", told(1)), lines(tmp_path / "b.jsonl", {"id": "x", "events": []})
    refused = run(capsys, "lexicon", "report", reports, gold)
    assert refused.status == 2
    assert "'x'" in refused.err
