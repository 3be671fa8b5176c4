"""What denies, plans or supposes an event."""

import pytest

from readings import CONSULT, report, told
from wasata.claims.status import cues, features
from wasata.claims.triggers import Trigger, scene
from wasata.model import Status
from wasata.pipeline import Reader


def found(reader: Reader, text: str, code: str) -> list[str]:
    """The cues of the first trigger of a type."""
    proposals = reader.proposer.propose(reader.document(report(text)))
    return next(p.status_cues for p in proposals.proposals if p.trigger.entry.code == code)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("لم يلتق الوفد القطري قادة الحركة", "negated"),
        ("لن يلتقي الوفد القطري قادة الحركة", "negated-future"),
        ("لا يلتقي الوفد القطري قادة الحركة", "negated-present"),
        ("سيلتقي الوفد القطري قادة الحركة غدا", "future"),
        ("سوف يلتقي الوفد القطري قادة الحركة", "future"),
        ("من المقرر أن يلتقي الوفد القطري قادة الحركة", "plan"),
        ("نفت الحركة لقاء وفد قطري في الدوحة", "denial"),
        ("إذا التقى الوفد القطري قادة الحركة", "if"),
        ("قد يلتقي الوفد القطري قادة الحركة", "if"),
    ],
)
def test_a_word_before_the_event_is_a_cue(reader: Reader, text: str, cue: str) -> None:
    assert cue in found(reader, text, "CONSULT")


@pytest.mark.parametrize(
    "text",
    [
        "التقى الوفد القطري قادة الحركة في الدوحة",
        "وقد التقى الوفد القطري قادة الحركة",
        "وكان الوفد القطري قد التقى قادة الحركة",
    ],
)
def test_a_plain_telling_has_no_cue(reader: Reader, text: str) -> None:
    assert found(reader, text, "CONSULT") == []


def test_quotation_marks_between_do_not_hide_a_cue(reader: Reader) -> None:
    assert "negated" in found(reader, "لم «يلتق» الوفد القطري قادة الحركة", "CONSULT")


def test_the_speech_that_denies_is_a_cue(reader: Reader) -> None:
    text = "نفى المتحدث باسم الحركة القطرية أمس أن يكون الوفد القطري قد التقى قادة الحركة"
    assert "denial" in found(reader, text, "CONSULT")


REST = "\nوتعمل قطر مع مصر والولايات المتحدة على التوصل إلى وقف لإطلاق النار في قطاع غزة وتبادل الأسرى."


@pytest.mark.parametrize(
    ("title", "text", "status"),
    [
        (
            "وزير الخارجية القطري يلتقي نظيره الإيراني",
            "التقى وزير الخارجية القطري محمد بن عبد الرحمن مع وزير الخارجية الإيراني في الدوحة أمس.",
            Status.ACTUAL,
        ),
        (
            "وفد من حماس إلى الدوحة غدا",
            "من المقرر أن يلتقي وزير الخارجية القطري وفدا من حركة حماس في الدوحة غدا.",
            Status.PLANNED,
        ),
        ("", "سيلتقي وزير الخارجية القطري وفدا من حركة حماس في الدوحة غدا.", Status.PLANNED),
        ("", "نفت حركة حماس عقد أي لقاء مع وفد إسرائيلي في الدوحة.", Status.DENIED),
    ],
)
def test_a_report_says_whether_it_took_place(reader: Reader, title: str, text: str, status: Status) -> None:
    claims = told(reader, text + REST, title, "2023-10-05")
    assert [c.status for c in claims if c.type is CONSULT] == [status]


def test_features_name_each_cue_and_the_first_one(reader: Reader) -> None:
    s = scene(0, reader.document(report("التقى الوفد قادة الحركة")).units[0])
    trigger: Trigger = reader.proposer.finder.find(s)[0]
    named = features(trigger, ["future", "plan", "plan"], later=True)
    assert {"cue:future", "cue:plan", "first:future", "later:True"} <= set(named)
    assert named.count("cue:plan") == 1
    assert "cue:none" in features(trigger, [], later=False)
    assert cues(s, trigger, None) == []
