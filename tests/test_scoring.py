"""The scorer, by hand on small cases, and beside the one that the gold came with where that is at hand."""

import copy
import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wasata.scoring import group, matched, overlap, pairs, participants, same, score, spans

CONTENT = (
    "وفد عماني في صنعاء\n"
    "التقى وفد عماني رفيع المستوى قيادات من جماعة الحوثي في صنعاء أمس. "
    "ورفضت جماعة الحوثي العرض السعودي الجديد بشأن الرواتب والميناء. "
    "وقصفت طائرات التحالف مواقع في محافظة صعدة شمالي البلاد."
)
FIRST, SECOND, THIRD = (line.strip() for line in CONTENT.split("\n")[1].split(". "))
Event = dict[str, Any]
GOLD = Path(__file__).parents[2] / "shared" / "gold"


def event(kind: str, evidence: str, *actors: str, **fields: Any) -> Event:
    base: Event = {
        "type": kind,
        "contact": "meeting" if kind == "CONSULT" else None,
        "actors": list(actors),
        "recipients": [],
        "mediators": [],
        "date": None,
        "place": None,
        "status": "actual",
        "tracks": [],
        "source": None,
        "via": None,
        "evidence": [evidence],
    }
    return base | fields


MEETING = event("CONSULT", FIRST, "وفد عماني رفيع المستوى", "قيادات من جماعة الحوثي", place="صنعاء")
REFUSAL = event("REJECT", SECOND, "جماعة الحوثي", recipients=["السعودي"])
RAID = event("ASSAULT", THIRD, "طائرات التحالف", place="محافظة صعدة")


def scored(gold: list[Event], coded: list[Event]) -> dict[str, Any]:
    return score({"a": CONTENT}, {"a": gold}, {"a": coded})


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("وزير الخارجية العماني بدر البوسعيدي", "البوسعيدي", True),
        ("الرئيس التركي", "الرئيس العراقي", False),
        ("جماعة الحوثي", "الحوثي", True),
        ("وزير الخارجية", "وزير الدفاع", False),  # offices alone do not make one of two people
        ("للحكومة اليمنية", "الحكومة اليمنية", True),
        ("", "وفد عماني", False),
    ],
)
def test_participants_are_one_by_the_words_that_distinguish_them(a: str, b: str, alike: bool) -> None:
    assert same(a, b) is alike
    assert same(b, a) is alike


def test_either_text_or_name_may_match() -> None:
    assert same({"text": "الوزير", "name": "بدر البوسعيدي"}, "البوسعيدي")
    assert not same({"text": None, "name": ""}, "البوسعيدي")


def test_each_participant_finds_one_partner() -> None:
    assert matched(["الحوثي", "الحوثي"], ["جماعة الحوثي"]) == 1
    assert matched(["الحوثي", "عمان"], ["عمان", "الحوثي"]) == 2


def test_evidence_is_found_whatever_its_white_space() -> None:
    found = spans("وفد\n  عماني  يصل", {"evidence": ["وفد عماني", {"text": "عماني\nيصل"}, "غائب", ""]})
    assert found == [(0, 9), (4, 13)]


def test_passages_overlap_from_fifteen_letters_on() -> None:
    assert overlap([(0, 20)], [(5, 40)])
    assert not overlap([(0, 20)], [(6, 40)])
    assert not overlap([], [(0, 100)])


def test_all_who_take_part_are_counted_once() -> None:
    assert participants({"actors": ["أ", "ب"], "recipients": ["ب"], "mediators": ["أ", "ج"]}) == ["أ", "ب", "ج"]


def test_types_fall_into_three_groups() -> None:
    assert [group(t) for t in ("CONSULT", "REJECT", "ASSAULT")] == ["contact", "position", "deed"]


def test_a_perfect_coding_scores_one() -> None:
    out = scored([MEETING, REFUSAL, RAID], copy.deepcopy([MEETING, REFUSAL, RAID]))
    assert out["all"]["exact"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert out["participants"]["f1"] == 1.0
    assert out["place_accuracy"] == out["date_accuracy"] == out["contact_accuracy"] == 1.0


def test_one_of_three_found_and_one_of_two_right() -> None:
    wrong = event("SUPPORT", SECOND, "جماعة الحوثي")
    out = scored([MEETING, REFUSAL, RAID], [MEETING, wrong])
    assert out["all"]["detected"] == {"p": 0.5, "r": 0.333, "f1": 0.4}
    assert out["position"]["coded"] == 1
    assert out["contact"]["exact"]["f1"] == 1.0
    assert out["type:ASSAULT"]["exact"]["r"] == 0.0


def test_detected_is_not_exact_where_most_participants_are_wrong() -> None:
    other = event("CONSULT", FIRST, "وفد عماني رفيع المستوى", "الرئيس التركي", "الملك الأردني")
    out = scored([MEETING], [other])
    assert out["all"]["detected"]["f1"] == 1.0
    assert out["all"]["exact"]["f1"] == 0.0
    assert out["participants"] == {"p": 0.333, "r": 0.5, "f1": 0.4}


def test_half_of_each_side_is_enough() -> None:
    out = scored([MEETING], [event("CONSULT", FIRST, "وفد عماني رفيع المستوى", "الرئيس التركي")])
    assert out["all"]["exact"]["f1"] == 1.0


def test_optional_events_neither_earn_nor_cost() -> None:
    optional = RAID | {"optional": True}
    found, missed = scored([MEETING, optional], [MEETING, RAID]), scored([MEETING, optional], [MEETING])
    assert found["all"] == missed["all"]
    assert found["all"]["exact"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert "deed" not in found


def test_a_real_event_is_matched_before_an_optional_one() -> None:
    optional = MEETING | {"optional": True}
    assert pairs(CONTENT, [optional, MEETING], [MEETING]) == {1: 0}


def test_pairs_with_the_best_participants_come_first() -> None:
    worse = event("CONSULT", FIRST, "الرئيس التركي")
    assert pairs(CONTENT, [MEETING], [worse, MEETING]) == {0: 1}


def test_fields_are_compared_over_matched_events_only() -> None:
    coded = MEETING | {"date": "2023-04-08", "place": "مدينة صنعاء", "status": "planned", "contact": "visit"}
    out = scored([MEETING, REFUSAL], [coded])
    assert (out["date_accuracy"], out["status_accuracy"], out["contact_accuracy"]) == (0.0, 0.0, 0.0)
    assert out["place_accuracy"] == 1.0  # the same place in other words


def test_a_mediator_counts_where_there_is_one() -> None:
    mediated = MEETING | {"mediators": ["وفد عماني رفيع المستوى"]}
    assert scored([mediated], [mediated])["mediator_accuracy"] == 1.0
    assert scored([mediated], [MEETING])["mediator_accuracy"] == 0.0
    assert "mediator_accuracy" not in scored([MEETING], [MEETING])


def test_tracks_are_counted_one_by_one() -> None:
    out = scored([MEETING | {"tracks": ["ceasefire", "detainees"]}], [MEETING | {"tracks": ["ceasefire", "nuclear"]}])
    assert out["tracks"] == {"p": 0.5, "r": 0.5, "f1": 0.5}


def test_a_report_that_was_not_coded_counts_as_missed() -> None:
    out = score({"a": CONTENT}, {"a": [MEETING]}, {})
    assert out["all"]["detected"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_an_empty_gold_is_no_error() -> None:
    assert score({}, {}, {})["reports"] == 0


# -- beside the scorer that the gold came with ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def other() -> Callable[..., tuple[dict[str, Any], list[str]]]:
    path = GOLD / "score.py"
    if not path.exists():
        pytest.skip("shared gold is not beside this repository")
    spec = importlib.util.spec_from_file_location("gold_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., tuple[dict[str, Any], list[str]]] = module.score
    return found


def perturbed(gold: dict[str, list[Event]], seed: int) -> dict[str, list[Event]]:
    """The gold with events left out, doubled and changed in their fields, the same for the same seed."""
    chance = random.Random(seed)
    coded = copy.deepcopy(gold)
    everyone = [p for events in gold.values() for e in events for p in e["actors"]]
    for report, events in coded.items():
        kept = [e for e in events if chance.random() > 0.2]
        kept += [copy.deepcopy(e) for e in kept if chance.random() < 0.15]
        for e in kept:
            if chance.random() < 0.2:
                e["type"] = chance.choice(["CONSULT", "REJECT", "ASSAULT"])
            if chance.random() < 0.4 and e["actors"]:
                e["actors"][chance.randrange(len(e["actors"]))] = chance.choice(everyone)
            if chance.random() < 0.3:
                e["date"] = chance.choice([None, "2021", "2021-05-30"])
            if chance.random() < 0.3:
                e["place"] = chance.choice([None, "غزة", "مدينة رام الله"])
            if chance.random() < 0.3:
                e["tracks"] = ["ceasefire"]
            if chance.random() < 0.3:
                e["mediators"] = []
            if chance.random() < 0.3:
                e["actors"] = [{"text": p, "name": None, "start": 0} for p in e["actors"]]
            if chance.random() < 0.3:
                e["evidence"] = [{"text": x[:60]} for x in e["evidence"]]
        chance.shuffle(kept)
        coded[report] = kept
    return coded


@pytest.mark.parametrize("seed", range(6))
def test_both_scorers_agree(other: Callable[..., tuple[dict[str, Any], list[str]]], seed: int) -> None:
    def rows(name: str) -> list[dict[str, Any]]:
        lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]

    reports = {r["id"]: r for r in rows("seeds.reports.jsonl")}
    gold = {r["id"]: r["events"] for r in rows("seeds.gold.jsonl")}
    coded = perturbed(gold, seed)
    contents = {i: f"{r['title']}\n{r['text']}" for i, r in reports.items()}
    theirs, _ = other(reports, gold, coded)
    assert score(contents, gold, coded) == theirs
