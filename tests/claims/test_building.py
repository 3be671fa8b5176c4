"""From tellings to one claim."""

from dataclasses import replace

import pytest

from readings import CONSULT, ids, of_type, report, texts, told
from wasata.claims import parties
from wasata.claims.building import Builder, Group
from wasata.claims.telling import Telling
from wasata.model import Claim, Contact, Role, Status, Track
from wasata.pipeline import Reader

VISIT = "وصل وفد قطري إلى طهران.\nوالتقى الوفد القطري وزير الخارجية الإيراني في طهران."
MESSAGE = "زار وزير الخارجية العماني طهران.\nوسلم الوزير العماني رسالة من السلطان إلى الرئيس الإيراني."


def tellings(reader: Reader, text: str) -> list[Telling]:
    proposals = reader.proposer.propose(reader.document(report(text)))
    for proposal in proposals.proposals:
        reader.coder.fill(proposal)
    return [reader.coder.telling(proposals, p, 1.0) for p in proposals.proposals if p.trigger.entry.code == "CONSULT"]


def claim_of(reader: Reader, text: str, group: list[Telling]) -> Claim | None:
    """One claim of all tellings, whoever takes part in any of them."""
    document = reader.document(report(text))
    who = parties.found(document, group, {})
    parties.decide(reader.judges.party, who)
    return Builder(reader.lexicon, reader.judges.mediator).claim(document, Group(group, [], 1.0, who), {})


def test_a_visit_in_which_a_meeting_is_told_is_a_meeting(reader: Reader) -> None:
    found = tellings(reader, VISIT)
    claim = claim_of(reader, VISIT, found)
    assert claim is not None
    assert claim.contact is Contact.MEETING


def test_a_visit_on_which_a_letter_is_carried_is_a_message(reader: Reader) -> None:
    found = tellings(reader, MESSAGE)
    assert {t.trigger.entry.contact for t in found} == {"visit", "message"}
    claim = claim_of(reader, MESSAGE, found)
    assert claim is not None
    assert claim.contact is Contact.MESSAGE


@pytest.mark.parametrize(
    ("statuses", "wanted"),
    [
        ((Status.ACTUAL, Status.PLANNED), Status.ACTUAL),
        ((Status.DENIED, Status.ACTUAL), Status.DENIED),
        ((Status.PLANNED, Status.PLANNED), Status.PLANNED),
    ],
)
def test_what_took_place_took_place_and_a_denial_stands(
    reader: Reader, statuses: tuple[Status, ...], wanted: Status
) -> None:
    found = [replace(t, status=s) for t, s in zip(tellings(reader, VISIT), statuses, strict=False)]
    claim = claim_of(reader, VISIT, found)
    assert claim is not None
    assert claim.status is wanted


def test_each_telling_gives_its_evidence_once_and_in_order(reader: Reader) -> None:
    found = tellings(reader, VISIT)
    claim = claim_of(reader, VISIT, found[::-1] + found)
    assert claim is not None
    assert [e.text for e in claim.evidence] == VISIT.split("\n")


def test_tracks_are_taken_from_the_surest_telling(reader: Reader) -> None:
    found = tellings(reader, VISIT)
    found[0] = replace(found[0], tracks={Track.NUCLEAR: 0.1})
    found[1] = replace(found[1], tracks={Track.NUCLEAR: 0.9, Track.OTHER: 0.2})
    claim = claim_of(reader, VISIT, found)
    assert claim is not None
    assert claim.tracks == (Track.NUCLEAR,)


def test_without_participants_there_is_no_claim(reader: Reader) -> None:
    found = [replace(t, candidates=[], probability=1.0) for t in tellings(reader, VISIT)]
    assert claim_of(reader, VISIT, found) is None


def test_the_fullest_name_in_the_report_is_copied(reader: Reader) -> None:
    text = (
        "عبد اللهيان يلتقي نظيره العماني بدر البوسعيدي في مسقط.\n"
        "والتقى وزير الخارجية الإيراني حسين أمير عبد اللهيان نظيره العماني بدر البوسعيدي في مسقط."
    )
    claims = of_type(told(reader, text, published="2022-10-05"), CONSULT)
    assert any("وزير الخارجية الإيراني حسين أمير عبد اللهيان" in texts(c.actors) for c in claims)


def test_an_actor_takes_part_once_however_often_it_is_named(reader: Reader) -> None:
    text = "وفد قطري يلتقي قادة حماس.\nوالتقى الوفد القطري قادة حماس في الدوحة، وشكر الوفد القطري حماس."
    for claim in told(reader, text):
        named = [p.id or p.text for p in claim.participants]
        assert len(named) == len(set(named))


def test_a_delegation_has_its_role_and_country(reader: Reader) -> None:
    (claim,) = of_type(told(reader, "التقى وفد قطري رفيع المستوى قيادات من حركة حماس في الدوحة."), CONSULT)
    (delegation,) = [p for p in claim.participants if p.id == "qat:delegation"]
    assert (delegation.role, delegation.kind, delegation.country) == (Role.DELEGATION, "delegation", "QAT")


def test_who_speaks_of_the_own_act_is_no_source(reader: Reader) -> None:
    text = "أعلنت وزارة الخارجية القطرية أنها أدانت الهجوم الإسرائيلي على غزة."
    for claim in told(reader, text):
        assert claim.source is None or claim.source.text not in texts(claim.actors)


def test_only_a_consult_has_a_contact(reader: Reader) -> None:
    text = (
        "التقى وفد قطري قيادات من حركة حماس في الدوحة. ورفضت حركة حماس العرض الإسرائيلي. وحذرت قطر إسرائيل من التصعيد."
    )
    claims = told(reader, text)
    assert claims
    assert all((c.type is CONSULT) == (c.contact is not None) for c in claims)


def test_participants_are_resolved(reader: Reader) -> None:
    (claim,) = of_type(told(reader, "التقى وفد قطري قيادات من حركة حماس في الدوحة."), CONSULT)
    assert ids(claim.actors) == {"qat:delegation", "hamas:officials"}
