from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.record.periods import period


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-10-31", ("2024-10-31", "2024-10-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-10-28/2024-10-31", ("2024-10-28", "2024-10-31")),
        ("2023-12/2024", ("2023-12-01", "2024-12-31")),
    ],
)
def test_a_prefix_stands_for_all_days_it_may_mean(value: str, days: tuple[str, str]) -> None:
    found = period(value)
    assert found is not None
    assert found.iso == days


@pytest.mark.parametrize("value", [None, "", "yesterday", "2024-13", "2024-02-30", "2024-10-31/2024-10-01", "0000"])
def test_what_names_no_days_is_none(value: str | None) -> None:
    assert period(value) is None


@given(st.dates(), st.dates())
def test_a_day_of_an_interval_lies_within_it(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    whole, day = period(f"{first}/{last}"), period(first)
    assert whole is not None
    assert day is not None
    assert day.within(whole)
    assert whole.days >= day.days == 1
