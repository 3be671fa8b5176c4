from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.arabic import calendar
from wasata.arabic.calendar import Point

FRIDAY = dt.date(2018, 12, 14)
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1))


@pytest.mark.parametrize(
    ("point", "iso"),
    [(Point(2024), "2024"), (Point(2024, 3), "2024-03"), (Point(2024, 3, 9), "2024-03-09"), (Point(987), "0987")],
)
def test_a_point_is_an_iso_prefix(point: Point, iso: str) -> None:
    assert point.iso == iso
    assert calendar.parse_point(iso) == point


@pytest.mark.parametrize("text", ["", "2024-13", "2024-02-30", "24", "2024-1", "2024/10", "today", "2024-10x"])
def test_what_is_no_iso_prefix_is_no_point(text: str) -> None:
    assert calendar.parse_point(text) is None


def test_a_time_behind_the_day_is_passed_over() -> None:
    assert calendar.parse_point("2024-10-31T08:00:00Z") == Point(2024, 10, 31)


def test_a_point_knows_its_first_and_last_day() -> None:
    assert (Point(2024, 2).first, Point(2024, 2).last) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert (Point(2023).first, Point(2023).last) == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    assert Point(2024, 5, 6).like(Point(2020, 1)) == Point(2024, 5)


@pytest.mark.parametrize("text", ["2024-10-31", "2024-10/2024-12", "2011/2013", "2024-10-28/2024-10-31"])
def test_stretches_are_written_as_they_are_read(text: str) -> None:
    stretch = calendar.parse_stretch(text)
    assert stretch is not None
    assert calendar.iso(stretch) == text


def test_a_stretch_does_not_run_backwards() -> None:
    assert calendar.parse_stretch("2024-12/2024-10") is None
    assert calendar.days(FRIDAY, dt.date(2018, 12, 13)) is None


def test_a_week_runs_from_saturday_to_friday() -> None:
    assert calendar.week(FRIDAY) == (Point(2018, 12, 8), Point(2018, 12, 14))
    assert calendar.week(dt.date(2018, 12, 15)) == (Point(2018, 12, 15), Point(2018, 12, 21))
    assert calendar.week(FRIDAY, -1) == (Point(2018, 12, 1), Point(2018, 12, 7))
    assert calendar.week(FRIDAY, 1, 1) == (Point(2018, 12, 17), Point(2018, 12, 19))


@pytest.mark.parametrize(
    ("shift", "number", "day"),
    [
        (None, 4, FRIDAY),
        (None, 3, dt.date(2018, 12, 13)),
        (None, 5, dt.date(2018, 12, 8)),
        (-1, 4, dt.date(2018, 12, 7)),
        (-2, 3, dt.date(2018, 12, 6)),
        (1, 4, dt.date(2018, 12, 21)),
        (2, 4, FRIDAY),
        (1, 6, dt.date(2018, 12, 16)),
        (3, 6, dt.date(2018, 12, 23)),
    ],
)
def test_a_weekday_is_found_on_the_wanted_side(shift: int | None, number: int, day: dt.date) -> None:
    assert calendar.weekday(FRIDAY, number, shift) == day


@pytest.mark.parametrize(
    ("month", "day", "shift", "iso"),
    [
        (12, 14, None, "2018-12-14"),
        (12, 15, None, "2017-12-15"),
        (12, 15, 1, "2018-12-15"),
        (12, 14, 1, "2019-12-14"),
        (12, 14, 2, "2018-12-14"),
        (12, 14, -1, "2017-12-14"),
        (12, 20, 0, "2018-12-20"),
        (5, None, -1, "2018-05"),
        (12, None, None, "2018-12"),
        (12, None, -1, "2017-12"),
        (12, None, 2, "2018-12"),
        (2, 29, None, "2016-02-29"),
    ],
)
def test_the_year_of_a_date_without_one_is_the_nearest(
    month: int, day: int | None, shift: int | None, iso: str
) -> None:
    found = calendar.choose_year(month, day, FRIDAY, shift)
    assert found is not None
    assert found.iso == iso


def test_a_day_that_no_year_has_is_not_chosen() -> None:
    assert calendar.choose_year(2, 30, FRIDAY, None) is None


def test_hijri_dates_are_converted() -> None:
    assert calendar.hijri_day(1440, 4, 6) == dt.date(2018, 12, 13)
    assert calendar.hijri_of(dt.date(2018, 12, 13)) == (1440, 4, 6)
    assert calendar.hijri_stretch(1436, 9) == (Point(2015, 6, 18), Point(2015, 7, 16))
    assert calendar.hijri_stretch(1436) == (Point(2014, 10, 25), Point(2015, 10, 13))


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1440, 13, 1), (1440, 4, 31), (1300, 1, 1), (2018, 1, 1), (1501, 1, 1)]
)
def test_hijri_dates_outside_the_tables_are_none(year: int, month: int, day: int) -> None:
    assert calendar.hijri_day(year, month, day) is None


def test_a_gregorian_day_outside_the_tables_has_no_hijri_date() -> None:
    assert calendar.hijri_of(dt.date(1800, 1, 1)) is None
    assert calendar.choose_hijri_year(9, None, dt.date(1800, 1, 1), None) is None


@pytest.mark.parametrize(
    ("month", "shift", "first"),
    [(9, -1, "2018-05-16"), (9, 1, "2019-05-06"), (4, None, "2018-12-08"), (4, 2, "2018-12-08"), (4, 0, "2018-12-08")],
)
def test_the_year_of_a_hijri_month_is_the_nearest(month: int, shift: int | None, first: str) -> None:
    found = calendar.choose_hijri_year(month, None, FRIDAY, shift)
    assert found is not None
    assert found[0].iso == first


def test_counting_stops_at_the_end_of_the_calendar() -> None:
    assert calendar.add_days(dt.date(1, 1, 1), -1) is None
    assert calendar.add_months(dt.date(1, 1, 1), -1) is None
    assert calendar.add_months(FRIDAY, 1) == Point(2019, 1)
    assert calendar.weekday(dt.date(1, 1, 1), 3, -1) is None


@given(DAYS, st.integers(0, 6))
def test_the_last_weekday_is_less_than_a_week_back(day: dt.date, number: int) -> None:
    found = calendar.weekday(day, number)
    assert found is not None
    assert found.weekday() == number
    assert 0 <= (day - found).days < 7


@given(DAYS)
def test_hijri_conversion_goes_both_ways(day: dt.date) -> None:
    hijri = calendar.hijri_of(day)
    assert hijri is not None
    assert calendar.hijri_day(*hijri) == day


@given(DAYS, st.integers(-60, 60))
def test_a_week_holds_its_day_shifted(day: dt.date, shift: int) -> None:
    found = calendar.week(day, shift)
    assert found is not None
    moved = day + dt.timedelta(days=7 * shift)
    assert found[0].first <= moved <= found[1].last
    assert found[0].first.weekday() == 5
