"""What speaks for an actor being the third party of an event."""

import pytest

from readings import report
from wasata.claims.building import Group
from wasata.claims.mediation import Third, company
from wasata.claims.parties import Party, decide
from wasata.claims.parties import found as parties_found
from wasata.pipeline import Reader


def thirds(reader: Reader, text: str, published: str = "2015-08-01") -> list[Third]:
    """All of the first telling's actors, as thirds."""
    document = reader.document(report(text, published=published))
    proposals = reader.proposer.propose(document)
    for proposal in proposals.proposals:
        reader.coder.fill(proposal)
    tellings = [reader.coder.telling(proposals, p, 0.9) for p in proposals.proposals[:1]]
    who = parties_found(document, tellings, {})
    decide(reader.judges.party, who)
    return reader.coder.builder.thirds(document, Group(tellings, [], 0.9, who), {})


def features(found: list[Third], words: str) -> set[str]:
    return {f for third in found if words in third.participant.text for f in third.features}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("التقى إسماعيل ولد الشيخ أحمد وفدا من جماعة الحوثي في صنعاء.", "ولد الشيخ"),
        ("التقى برناردينو ليون وفدا من المؤتمر الوطني العام في الصخيرات.", "ليون"),
    ],
)
def test_an_envoy_is_known_by_the_post_he_held(reader: Reader, text: str, words: str) -> None:
    assert "rule:envoy" in features(thirds(reader, text), words)


def test_who_left_his_post_is_no_envoy(reader: Reader) -> None:
    found = thirds(reader, "التقى إسماعيل ولد الشيخ أحمد وفدا من جماعة الحوثي في صنعاء.", "2021-03-01")
    assert "rule:envoy" not in features(found, "ولد الشيخ")


def test_a_usual_mediator_beside_a_side_of_the_conflict(reader: Reader) -> None:
    found = thirds(reader, "التقى وفد قطري قيادات من حركة حماس في الدوحة.", "2023-11-20")
    assert "stance:usual|people" in features(found, "وفد قطري")
    assert "stance:side|people" in features(found, "حماس")


def test_words_of_mediation_beside_an_actor(reader: Reader) -> None:
    found = thirds(reader, "عقد الوفدان السوداني والإثيوبي محادثات برعاية كينيا في نيروبي.")
    assert "cue:رعايه:here" in features(found, "كينيا")


def test_who_takes_part_with_whom() -> None:
    def party(chain: int, slot: str) -> Party:
        return Party(chain, None, slot=slot)  # type: ignore[arg-type]

    met = company(
        [[party(1, "actor"), party(2, "actor")], [party(1, "actor"), party(3, "recipient"), party(4, "none")]]
    )
    assert met == {1: {2, 3}, 2: {1}, 3: {1}}


@pytest.mark.parametrize(
    ("text", "words", "mediates"),
    [
        ("التقى بدر البوسعيدي عباس عراقجي وستيف ويتكوف في مسقط.", "البوسعيدي", True),
        ("التقى بدر البوسعيدي عباس عراقجي في مسقط.", "البوسعيدي", False),
        ("التقى وفد عماني قيادات من جماعة الحوثي في صنعاء.", "وفد عماني", True),
    ],
)
def test_a_usual_mediator_with_two_sides_or_sent_to_one_mediates_by_rule(
    reader: Reader, text: str, words: str, mediates: bool
) -> None:
    found = thirds(reader, text, published="2025-04-12")
    assert [t.sent or t.between for t in found if words in t.participant.text] == [mediates]
