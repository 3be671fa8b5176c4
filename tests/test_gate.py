import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from wasata.scoring import score

ROOT = Path(__file__).resolve().parents[1]
EVENT = {
    "type": "CONSULT",
    "contact": "meeting",
    "actors": ["وزير الخارجية المصري", "نظيره القطري"],
    "recipients": [],
    "mediators": [],
    "date": "2024-10-31",
    "place": "الدوحة",
    "status": "actual",
    "tracks": ["ceasefire"],
    "source": None,
    "via": None,
    "evidence": ["التقى وزير الخارجية المصري نظيره القطري في الدوحة أمس لبحث الهدنة في قطاع غزة."],
}


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The gate with one small set, floors and pages of its own."""
    monkeypatch.syspath_prepend(str(ROOT / "eval"))
    monkeypatch.delitem(sys.modules, "gate", raising=False)
    module = importlib.import_module("gate")
    report = {"id": "g1", "title": "", "text": EVENT["evidence"][0], "published": "2024-11-01"}  # type: ignore[index]
    (tmp_path / "own.reports.jsonl").write_text(json.dumps(report), "utf-8")
    (tmp_path / "own.gold.jsonl").write_text(json.dumps({"id": "g1", "events": [EVENT]}), "utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- figures: all exact, date -->\nold\n<!-- /figures -->\nwords\n<!-- types -->\n<!-- /types -->\n", "utf-8"
    )
    monkeypatch.setattr(module, "SETS", {"own": tmp_path / "own", "absent": tmp_path / "absent"})
    monkeypatch.setattr(module, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(module, "FIGURES", tmp_path / "figures.json")
    monkeypatch.setattr(module, "STATES", tmp_path / "counts.json")
    monkeypatch.setattr(module, "PAGES", (page,))
    return module


def floors(gate: Any) -> dict[str, Any]:
    return dict(json.loads(gate.FLOORS.read_text("utf-8"))["own"])


def set_floor(gate: Any, figure: str, value: float) -> None:
    kept = json.loads(gate.FLOORS.read_text("utf-8"))
    kept["own"]["floors"][figure] = value
    gate.FLOORS.write_text(json.dumps(kept), "utf-8")


def test_without_floors_the_gate_is_shut(gate: Any) -> None:
    assert gate.main([]) == 1
    assert not gate.FLOORS.exists()


def test_an_update_sets_floors_and_the_gate_opens(gate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--update"]) == 0
    assert floors(gate)["floors"]["contact exact"] == 1.0
    assert gate.main([]) == 0
    out = capsys.readouterr().out
    assert "absent: not at hand" in out
    assert "the gate is open" in out


def test_an_update_writes_the_tables_between_the_marks_only(gate: Any) -> None:
    gate.main(["--update"])
    assert gate.PAGES[0].read_text("utf-8") == (
        "<!-- figures: all exact, date -->\n| figure | own |\n| --- | ---: |\n| all exact | 1.000 |\n| date | 1.000 |\n"
        "<!-- /figures -->\nwords\n<!-- types -->\n| type | own |\n| --- | ---: |\n<!-- /types -->\n"
    )


def test_a_figure_below_its_floor_shuts_the_gate_and_is_named(gate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    gate.main(["--update"])
    set_floor(gate, "participants", 1.2)
    assert gate.main([]) == 1
    assert "own: participants is 1.000, its floor is 1.200" in capsys.readouterr().out


def test_a_floor_is_lowered_with_a_reason_only(gate: Any) -> None:
    gate.main(["--update"])
    set_floor(gate, "participants", 1.2)
    assert gate.main(["--update"]) == 1
    assert floors(gate)["floors"]["participants"] == 1.2
    assert gate.main(["--update", "--allow-regression", "a better rule costs one"]) == 0
    assert floors(gate)["floors"]["participants"] == 1.0
    assert floors(gate)["lowered"] == ["a better rule costs one"]


def test_other_gold_than_the_floors_were_set_for_shuts_the_gate(gate: Any, tmp_path: Path) -> None:
    gate.main(["--update"])
    with (tmp_path / "own.reports.jsonl").open("a") as file:
        file.write("\n")
    assert gate.main([]) == 1


def test_a_reason_without_an_update_is_refused(gate: Any) -> None:
    with pytest.raises(SystemExit) as end:
        gate.main(["--allow-regression", "why"])
    assert end.value.code == 2


@pytest.fixture
def many(gate: Any, tmp_path: Path) -> Any:
    """The gate with a set of twelve reports, two of which hold an event that no reader finds."""
    reports, gold = [], []
    for number in range(12):
        evidence = f"التقى وزير الخارجية المصري نظيره القطري في الدوحة أمس للمرة {number} لبحث الهدنة."
        events = [EVENT | {"evidence": [evidence]}]
        if number < 2:
            events.append(EVENT | {"type": "PROTEST", "contact": None, "evidence": [evidence]})
        reports.append({"id": f"g{number}", "title": "", "text": evidence, "published": "2024-11-01"})
        gold.append({"id": f"g{number}", "events": events})
    for name, rows in (("reports", reports), ("gold", gold)):
        (tmp_path / f"own.{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return gate


def test_a_type_has_floors_of_its_own_where_the_set_holds_five_of_its_events(many: Any) -> None:
    many.main(["--update"])
    assert {"CONSULT exact", "CONSULT detected"} <= floors(many)["floors"].keys()
    assert not any(name.startswith("PROTEST") for name in floors(many)["floors"])
    assert "| CONSULT | 1.000 / 1.000 |" in many.PAGES[0].read_text("utf-8")


def test_a_floor_of_a_type_gives_way_by_one_event(many: Any, capsys: pytest.CaptureFixture[str]) -> None:
    many.main(["--update"])
    set_floor(many, "CONSULT detected", 1.08)  # one of twelve: 2 / 24
    assert many.main([]) == 0
    set_floor(many, "CONSULT detected", 1.09)
    assert many.main([]) == 1
    assert "own: CONSULT detected is 1.000, its floor is 1.090" in capsys.readouterr().out


def test_figures_are_those_of_the_scorer(many: Any, tmp_path: Path) -> None:
    module = importlib.import_module("gold_sets")
    reader = many.Reader(many.load_lexicon())
    own = module.GoldSet("own", tmp_path / "own")
    rows = {r["id"]: r for r in module.rows_of(own.reports)}
    contents = {i: module.content(row) for i, row in rows.items()}
    gold = {r["id"]: r["events"] for r in module.rows_of(own.gold)}
    result = score(contents, gold, module.coded(reader, own.reports))
    figures = module.scored(reader, own).figures
    assert figures["all exact"] == result["all"]["exact"]["f1"]
    assert figures["CONSULT detected"] == result["type:CONSULT"]["detected"]["f1"]
    assert figures["participants"] == result["participants"]["f1"]
    assert figures["date"] == result["date_accuracy"]


def worsened(gate: Any, figure: str, reports: int) -> None:
    """The state kept, with this figure's hits gone in the first reports: as if it had been worse before."""
    kept = json.loads(gate.STATES.read_text("utf-8"))
    for row in kept["own"]["counts"][figure][:reports]:
        row[1] = 0
    gate.STATES.write_text(json.dumps(kept), "utf-8")


def test_a_run_that_changes_nothing_says_so(many: Any, capsys: pytest.CaptureFixture[str]) -> None:
    many.main(["--update"])
    many.main([])
    out = capsys.readouterr().out
    assert "own: nothing has changed since the floors were set (12 reports)" in out


def test_much_that_is_better_is_better_and_a_little_is_noise(many: Any, capsys: pytest.CaptureFixture[str]) -> None:
    many.main(["--update"])
    worsened(many, "CONSULT detected", 9)
    worsened(many, "CONSULT exact", 1)
    many.main([])
    lines = {line[:24].strip(): line for line in capsys.readouterr().out.splitlines() if "→" in line}
    assert lines["CONSULT detected"].endswith("better")
    assert "0.250 → 1.000  +0.750" in lines["CONSULT detected"]
    assert lines["CONSULT exact"].endswith("within noise")


def test_an_update_names_what_has_risen_within_noise(many: Any, capsys: pytest.CaptureFixture[str]) -> None:
    many.main(["--update"])
    worsened(many, "CONSULT detected", 9)
    worsened(many, "CONSULT exact", 1)
    many.main(["--update"])
    assert "own: risen within noise, no progress shown: CONSULT exact\n" in capsys.readouterr().out


def test_a_state_of_other_gold_is_not_compared(many: Any, capsys: pytest.CaptureFixture[str]) -> None:
    many.main(["--update"])
    kept = json.loads(many.STATES.read_text("utf-8"))
    kept["own"]["fingerprint"] = "other"
    many.STATES.write_text(json.dumps(kept), "utf-8")
    many.main([])
    assert "own: other gold than in the earlier state, not compared" in capsys.readouterr().out
