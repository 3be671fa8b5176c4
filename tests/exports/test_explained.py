"""Derivations on the screen: what was read first, then why, in lines that keep their direction."""

import json
import re

import pytest

from readings import report
from wasata.exports.explained import APART, derivation_rows, derivation_text
from wasata.model import Reading
from wasata.pipeline import Reader

TEXT = (
    "التقى وزير الخارجية المصري نظيره القطري في الدوحة يوم الأحد وبحثا الهدنة في قطاع غزة.\n"
    "ورفضت حركة حماس العرض. وقال مصدر إن زيارة أخرى للوفد المصري إلى غزة قريبة."
)


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(report(TEXT, published="2024-11-01"))


@pytest.mark.parametrize(("language", "mark"), [("ar", "\u200f"), ("en", "\u200e")])
def test_every_line_begins_with_the_mark_of_its_direction(reading: Reading, language: str, mark: str) -> None:
    lines = [line for line in derivation_text(reading, language) if line and not line.startswith(("==", "--", ".."))]
    assert lines
    assert all(line.startswith(mark) for line in lines)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_a_claim_says_stands_before_why(reading: Reading, language: str) -> None:
    lines = list(derivation_text(reading, language))
    first = next(line for line in lines if line.startswith("-- 1"))
    assert "CONSULT" in first
    assert "وزير الخارجية المصري" in first
    assert "الدوحة" in first


def test_no_codes_of_features_are_shown(reading: Reading) -> None:
    for language in ("ar", "en"):
        assert not [line for line in derivation_text(reading, language) if re.search(r"\w+:\w+\|", line)]


def test_arabic_lines_hold_no_english_but_ids_and_codes(reading: Reading) -> None:
    for line in derivation_text(reading, "ar"):
        words = re.sub(r"\S+\.yaml:\d+|\S+/[A-Z]+|المعرّف [\w:-]+|\([a-z-]+\)", "", line)
        assert not re.search("[a-z]", words), line


def test_the_weights_of_an_event_add_up_on_the_screen(reading: Reading) -> None:
    lines = [line.replace("\u200e", "") for line in derivation_text(reading, "en")]
    at = next(i for i, line in enumerate(lines) if "an event?" in line)
    shown = []
    for line in lines[at + 1 :]:
        found = re.match(r" {10}([+-]\d+\.\d\d)  ", line)
        if not found:
            break
        shown.append(float(found[1]))
    step = next(s for s in reading.derivations[0].steps if s.kind == "event")
    assert sum(shown) == pytest.approx(float(str(step.data["score"])), abs=0.05)


def test_those_who_are_far_from_taking_part_share_one_line(reading: Reading) -> None:
    far = [
        s.data["text"]
        for s in reading.derivations[0].steps
        if s.kind == "slot" and s.data["slot"] == "none" and float(str(s.data["probability"])) < APART
    ]
    text = "\n".join(derivation_text(reading, "en"))
    assert all(f"“{name}” 0." in text for name in far)


def test_the_json_form_names_fate_and_reasons_and_is_json(reading: Reading) -> None:
    rows = json.loads(json.dumps(derivation_rows(reading)))
    assert {row["fate"] for row in rows} <= {"told", "refused", "outdone", "dropped"}
    assert all((row["claim"] is None) == (row["fate"] != "told") for row in rows)
    event = next(s for s in rows[0]["steps"] if s["kind"] == "event")
    assert {"score", "base", "rest", "weights", "verdict", "probability", "threshold"} <= event.keys()
    assert {"feature", "weight", "ar", "en", "parts"} == event["weights"][0].keys()
