"""When and where a whole event was, over all its tellings and beside the other events of the report."""

import pytest

from readings import report
from wasata.claims.settling import Settler
from wasata.claims.telling import Telling
from wasata.pipeline import Reader

LEAD = (
    "الوزير العماني يلتقي نظيره القطري\n"
    "التقى وزير الخارجية العماني نظيره القطري في مسقط أمس.\n"
    "وبحث الوزيران خلال اللقاء الأوضاع في ليبيا.\n"
    "وأدان الوزير القطري الهجوم على السفينة."
)


def settler(reader: Reader, text: str, published: str | None = "2022-10-18") -> Settler:
    """Each trigger a group of its own."""
    document = reader.document(report(text, published=published))
    proposals = reader.proposer.propose(document)
    for proposal in proposals.proposals:
        reader.coder.fill(proposal)
    tellings = [reader.coder.telling(proposals, p, 0.9) for p in proposals.proposals]
    return Settler(proposals, [[t] for t in tellings])


def number_of(found: Settler, unit: int, code: str) -> int:
    def wanted(telling: Telling) -> bool:
        return telling.trigger.unit == unit and telling.trigger.entry.code == code

    return next(i for i, (t, *_) in enumerate(found.groups) if wanted(t))


def features_of_date(found: Settler, number: int, value: str) -> list[str]:
    return next(o.features for o in found.dates(number) if o.reading.value == value)


def test_a_headline_may_have_the_date_of_the_lead(reader: Reader) -> None:
    found = settler(reader, LEAD)
    features = features_of_date(found, number_of(found, 0, "CONSULT"), "2022-10-17")
    assert {"stands:ahead1", "age:yesterday|contact", "only:True|head"} <= set(features)


def test_a_date_of_another_sentence_is_inherited(reader: Reader) -> None:
    found = settler(reader, LEAD)
    options = found.dates(number_of(found, 3, "ACCUSE"))
    assert [(o.reading.value, o.reading.basis.value) for o in options] == [("2022-10-17", "inherited")]


def test_a_date_of_the_events_own_sentence_keeps_its_basis(reader: Reader) -> None:
    found = settler(reader, LEAD)
    (option,) = found.dates(number_of(found, 1, "CONSULT"))
    assert option.reading.basis.value == "relative"
    assert "stands:here" in option.features


def test_each_value_is_weighed_once(reader: Reader) -> None:
    found = settler(reader, LEAD)
    for number in range(len(found.groups)):
        values = [o.reading.value for o in found.dates(number)]
        assert len(values) == len(set(values))


def test_a_capital_and_its_state_are_two_places(reader: Reader) -> None:
    found = settler(reader, "وصل وفد قطري إلى العراق أمس.\nوالتقى الوفد القطري الرئيس العراقي في بغداد.")
    places = {o.place.text for o in found.places(number_of(found, 1, "CONSULT"))}
    assert {"العراق", "بغداد"} <= places


def test_what_a_place_hangs_on_is_told(reader: Reader) -> None:
    found = settler(reader, LEAD)
    options = found.places(number_of(found, 2, "CONSULT"))
    libya = next(o.features for o in options if o.place.text == "ليبيا")
    assert any(f.startswith("behind:اوضاع") for f in libya)


@pytest.mark.parametrize(
    ("published", "age"),
    [("2022-10-17", "today"), ("2022-10-18", "yesterday"), (None, "unknown"), ("2023-01-18", "old")],
)
def test_how_old_a_date_is(reader: Reader, published: str | None, age: str) -> None:
    found = settler(reader, "التقى وفد قطري الرئيس العراقي في 17 أكتوبر 2022.", published)
    features = features_of_date(found, 0, "2022-10-17")
    assert f"age:{age}|contact" in features


def test_a_report_without_dates_and_places_settles_nothing(reader: Reader) -> None:
    found = settler(reader, "التقى الوفد القطري الوزير العراقي.")
    assert found.dates(0) == []
    assert found.places(0) == []
