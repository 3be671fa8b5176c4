import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

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
    page.write_text("<!-- figures: all exact, date -->\nold\n<!-- /figures -->\nwords\n", "utf-8")
    monkeypatch.setattr(module, "SETS", {"own": tmp_path / "own", "absent": tmp_path / "absent"})
    monkeypatch.setattr(module, "FLOORS", tmp_path / "floors.json")
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
        "<!-- /figures -->\nwords\n"
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
