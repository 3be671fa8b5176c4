"""What the grammar proposes for the phrases around a trigger."""

import pytest

from readings import report
from wasata.claims.relations import Candidate
from wasata.claims.syntax import groups
from wasata.claims.triggers import Scene, Trigger, scene
from wasata.pipeline import Reader


def read(reader: Reader, text: str) -> Scene:
    return scene(0, reader.document(report(text)).units[0])


def candidates(reader: Reader, text: str, code: str, form: str = "") -> dict[str, Candidate]:
    """The candidates of the first trigger of a type, by the words of their mentions."""
    proposals = reader.proposer.propose(reader.document(report(text)))
    proposal = next(
        p for p in proposals.proposals if p.trigger.entry.code == code and p.trigger.form == (form or p.trigger.form)
    )
    return {c.mention.text: c for c in proposal.candidates}


@pytest.mark.parametrize(
    ("text", "code", "rules"),
    [
        ("التقى وفد قطري قادة الحركة", "CONSULT", {"وفد قطري": "actor", "قادة الحركة": "actor"}),
        ("وفد قطري يلتقي قادة الحركة", "CONSULT", {"وفد قطري": "actor", "قادة الحركة": "actor"}),
        ("اجتمع السفير الروسي مع وفد قطري", "CONSULT", {"السفير الروسي": "actor", "وفد قطري": "actor"}),
        ("قصفت إسرائيل قوات حزب الله", "ASSAULT", {"إسرائيل": "actor"}),
        ("أدانت قطر إسرائيل", "ACCUSE", {"قطر": "actor", "إسرائيل": "recipient"}),
        ("حذر الرئيس التركي إسرائيل من التصعيد", "THREATEN", {"الرئيس التركي": "actor", "إسرائيل": "recipient"}),
    ],
)
def test_the_frame_of_an_entry_fills_the_slots(reader: Reader, text: str, code: str, rules: dict[str, str]) -> None:
    found = candidates(reader, text, code)
    assert {name: found[name].rule for name in rules} == rules


def test_a_phrase_behind_a_preposition_of_the_frame_takes_its_slot(reader: Reader) -> None:
    found = candidates(reader, "وجهت قطر الشكر إلى سلطنة عمان", "SUPPORT")
    assert found["قطر"].rule == "actor"
    assert found["سلطنة عمان"].rule == "recipient"


def test_the_genitive_of_a_verbal_noun_is_its_subject(reader: Reader) -> None:
    found = candidates(reader, "أسفر قصف القوات الروسية عن مقتل خمسة", "ASSAULT", "N")
    assert found["القوات الروسية"].rule == "actor"


def test_the_adjective_of_a_verbal_noun_is_its_subject(reader: Reader) -> None:
    found = candidates(reader, "تعرضت خان يونس لقصف إسرائيلي", "ASSAULT", "N")
    assert found["إسرائيلي"].rule == "actor"


def test_a_phrase_that_only_qualifies_a_noun_fills_nothing(reader: Reader) -> None:
    found = candidates(reader, "رفض الوزير اقتراح الحكومة الروسية", "REJECT")
    assert found["الحكومة الروسية"].rule == "none"


@pytest.mark.parametrize("text", ["رفضت الحركة العرض", "رفضت الحركة اقتراح الوسطاء", "رفضت الحركة أن تغادر المدينة"])
def test_a_verb_is_not_passive_only_because_its_object_is_no_actor(reader: Reader, text: str) -> None:
    assert candidates(reader, text, "REJECT")["الحركة"].rule == "actor"


def test_the_victims_behind_a_passive_received_it(reader: Reader) -> None:
    assert candidates(reader, "قتل خمسة جنود في كمين", "ASSAULT")["خمسة جنود"].rule == "recipient"


def test_phrases_joined_by_and_or_commas_form_one_group(reader: Reader) -> None:
    found = groups(read(reader, "اجتمع الرئيس التركي مع الملك الأردني والرئيس العراقي وأمير قطر في أنقرة"))
    assert [[m.text for m in g.members] for g in found if len(g.members) > 1] == [
        ["الملك الأردني", "الرئيس العراقي", "أمير قطر"]
    ]
    assert next(g for g in found if len(g.members) > 1).prep == "مع"


def test_states_in_a_row_are_one_group(reader: Reader) -> None:
    found = groups(read(reader, "اجتمع ممثلو قطر، تركيا، إيران والعراق في الدوحة"))
    assert max(len(g.members) for g in found) >= 3


def test_a_group_behind_another_preposition_is_another_group(reader: Reader) -> None:
    found = groups(read(reader, "اجتمع الوفد القطري مع السفير الروسي وبالرئيس التركي"))
    assert all(len(g.members) == 1 for g in found)


def test_a_verb_without_a_subject_takes_the_speaker_or_who_led_before(reader: Reader) -> None:
    text = "التقت قطر وفدا من حركة حماس.\nوحذرت من عواقب التصعيد."
    proposals = reader.proposer.propose(reader.document(report(text)))
    proposal = next(p for p in proposals.proposals if p.trigger.entry.code == "THREATEN")
    carried = [c for c in proposal.candidates if c.carried]
    assert [c.mention.id for c in carried if c.rule == "actor"] == ["qat"]


def test_a_verb_with_a_subject_of_its_own_needs_nobody_carried(reader: Reader) -> None:
    text = "التقت قطر وفدا من حركة حماس.\nوحذرت تركيا من عواقب التصعيد."
    proposals = reader.proposer.propose(reader.document(report(text)))
    proposal = next(p for p in proposals.proposals if p.trigger.entry.code == "THREATEN")
    assert [c.mention.id for c in proposal.candidates if c.rule == "actor"] == ["tur"]


def test_far_phrases_are_no_candidates(reader: Reader) -> None:
    filler = "من أجل " * 60
    found = candidates(reader, f"اجتمع وفد قطري مع السفير {filler} الرئيس التركي", "CONSULT")
    assert "وفد قطري" in found
    assert "الرئيس التركي" not in found


def test_every_candidate_has_readable_features(reader: Reader) -> None:
    found = candidates(reader, "التقى وفد قطري قادة الحركة في الدوحة", "CONSULT")
    assert all(f.strip() for c in found.values() for f in c.features)
    assert all(f"rule:{c.rule}" in c.features for c in found.values() if not c.carried)


def test_an_empty_scene_has_no_groups(reader: Reader) -> None:
    s = read(reader, "كان الطقس معتدلا")
    assert groups(s) == []
    entry = reader.lexicon.predicates[0]
    assert (
        reader.proposer.relations.candidates(
            reader.document(report("كان الطقس معتدلا")), s, Trigger(0, 0, 1, entry, "V", "perf", 0), [], None
        )
        == []
    )
