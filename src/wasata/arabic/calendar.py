"""The two calendars of Arabic reports, ISO prefixes and intervals, and counting from the day of publication.

A :class:`Point` is an ISO prefix. Hijri dates are Umm al-Qura dates (years 1343 to 1500): outside Saudi Arabia, where
months begin by sighting, they may be a day off. A week begins on Saturday, as newspapers of the region count.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from hijridate import Gregorian, Hijri

HIJRI_YEARS = range(1343, 1501)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Point(NamedTuple):
    """A year, a month or a day: an ISO prefix."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """``2024``, ``2024-10`` or ``2024-10-31``."""
        return "-".join(f"{part:0{width}d}" for part, width in zip(self, (4, 2, 2), strict=True) if part is not None)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        if self.day is not None:
            return self.first
        if self.month is None:
            return dt.date(self.year, 12, 31)
        return dt.date(self.year, self.month, month_length(self.year, self.month))

    def like(self, other: Point) -> Point:
        """This point, cut to the precision of the other."""
        return Point(
            self.year, self.month if other.month is not None else None, self.day if other.day is not None else None
        )


Stretch = tuple[Point, Point]
"""First and last point, both included; the same twice for a single date."""


def month_length(year: int, month: int) -> int:
    """The number of days of a Gregorian month."""
    return 31 if month == 12 else (dt.date(year, month + 1, 1) - dt.timedelta(days=1)).day


def point(day: dt.date) -> Point:
    """The point of a day."""
    return Point(day.year, day.month, day.day)


def valid(year: int, month: int | None = None, day: int | None = None) -> Point | None:
    """The point of these numbers, None where there is no such date."""
    if not 1 <= year <= 9998 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and (month is None or not 1 <= day <= month_length(year, month)):
        return None
    return Point(year, month, day)


def parse_point(text: str) -> Point | None:
    """The point of an ISO prefix (a time behind a day is passed over); None for anything else."""
    match = _ISO.match(text)
    if match is None or (match.end() < len(text) and match[3] is None):
        return None
    return valid(int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None)


def parse_stretch(text: str) -> Stretch | None:
    """The stretch of an ISO prefix or of two joined by ``/``."""
    first, _, last = text.partition("/")
    start = parse_point(first)
    end = parse_point(last) if last else start
    return (start, end) if start and end and start.first <= end.last else None


def iso(stretch: Stretch) -> str:
    """An ISO prefix, or two joined by ``/``."""
    return stretch[0].iso if stretch[0] == stretch[1] else f"{stretch[0].iso}/{stretch[1].iso}"


def add_days(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later; None beyond the calendar."""
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date(9998, 12, 31).toordinal() else None


def add_months(day: dt.date, months: int) -> Point | None:
    """The month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return valid(count // 12, count % 12 + 1)


def days(first: dt.date | None, last: dt.date | None) -> Stretch | None:
    """The stretch from one day to another; None where one is missing or they run backwards."""
    return (point(first), point(last)) if first and last and first <= last else None


def week(day: dt.date, shift: int = 0, part: int | None = None) -> Stretch | None:
    """The week (Saturday to Friday) of a day, ``shift`` weeks later; ``part`` 0, 1, 2 is its beginning, middle, end."""
    start = add_days(day, -((day.weekday() - 5) % 7) + 7 * shift)
    if start is None:
        return None
    if part is None:
        return days(start, add_days(start, 6))
    first, last = ((0, 1), (2, 4), (4, 6))[part]  # «مطلع الأسبوع» renders the weekend of Saturday and Sunday
    return days(add_days(start, first), add_days(start, last))


def weekday(day: dt.date, number: int, shift: int | None = None) -> dt.date | None:
    """The weekday ``number`` (0 is Monday) nearest to a day on one side of it.

    ``shift`` None or 0: at or before the day; -1 before it, -2 a week earlier; 1 behind it, 3 a week later; 2 at or
    behind it.
    """
    back = (day.weekday() - number) % 7
    ahead = (number - day.weekday()) % 7
    steps = {
        None: -back,
        0: -back,
        -1: -(back or 7),
        -2: -(back or 7) - 7,
        1: ahead or 7,
        2: ahead,
        3: (ahead or 7) + 7,
    }
    return add_days(day, steps[shift])


def nearest_weekday(day: dt.date, number: int) -> dt.date | None:
    """The weekday at most three days from a day."""
    ahead = (number - day.weekday()) % 7
    return add_days(day, ahead if ahead <= 3 else ahead - 7)


def choose_year(month: int, day: int | None, near: dt.date, shift: int | None) -> Point | None:
    """A month or day without a year, nearest to ``near``.

    ``shift`` None: at or before it, -1 before it, 1 behind it, 2 at or behind it, 0 in its year. A month counts as one
    that lies before ``near`` when it is over.
    """
    if shift == 0:
        return valid(near.year, month, day)
    for year in range(near.year, near.year + 9) if shift in (1, 2) else range(near.year, near.year - 9, -1):
        found = valid(year, month, day)
        if found is not None and _fits(found, near, shift):
            return found
    return None


def _fits(found: Point, near: dt.date, shift: int | None) -> bool:
    """Whether a date lies on the wanted side of ``near``."""
    if shift == 1:
        return found.first > near
    if shift == 2:
        return found.last >= near
    return found.last < near if shift is not None else found.first <= near


def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a Hijri date; None where the tables have no such day."""
    if year not in HIJRI_YEARS:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):  # a thirtieth day that this month does not have
        return None
    return dt.date(found.year, found.month, found.day)


def hijri_stretch(year: int, month: int | None = None, day: int | None = None) -> Stretch | None:
    """The Gregorian days of a Hijri year, month or day."""
    if day is not None and month is not None:
        found = hijri_day(year, month, day)
        return days(found, found)
    start = hijri_day(year, month or 1, 1)
    after = hijri_day(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return days(start, after and add_days(after, -1))


def hijri_of(day: dt.date) -> tuple[int, int, int] | None:
    """The Hijri year, month and day of a Gregorian day; None outside the tables."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except OverflowError:
        return None


def choose_hijri_year(month: int, day: int | None, near: dt.date, shift: int | None) -> Stretch | None:
    """The same as :func:`choose_year` in the Hijri calendar."""
    today = hijri_of(near)
    if today is None:
        return None
    if shift == 0:
        return hijri_stretch(today[0], month, day)
    steps = (0, 1, 2) if shift in (1, 2) else (0, -1, -2)
    for step in steps:
        found = hijri_stretch(today[0] + step, month, day)
        if found is None:
            continue
        before, behind = found[1].last < near, found[0].first > near
        if (shift == 1 and behind) or (shift == 2 and found[1].last >= near):
            return found
        if (shift in (-1, -2) and before) or (shift is None and found[0].first <= near):
            return found
    return None
