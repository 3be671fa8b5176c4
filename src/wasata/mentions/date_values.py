"""From the parts of a date expression to its value: which year, which Thursday, counted from what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wasata.arabic import calendar
from wasata.arabic.calendar import Point, Stretch
from wasata.model import DateBasis, DateReading, Precision

SAME = 99
"""The shift of «نفسه»: the year or month of the date told before."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Kind(StrEnum):
    """What a part of an expression is."""

    DATE = "date"  # year, month, day, as far as told
    HIJRI = "hijri"
    WEEKDAY = "weekday"
    DAY = "day"  # counted from today
    TOLD = "told"  # counted from the date told before
    PERIOD = "period"  # a week, month or year counted from this one
    FIXED = "fixed"  # its value is known


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of a date expression: symbols ``first`` to ``last`` (exclusive) and what they tell.

    ``shift`` is the modifier's: -1 الماضي, 0 الجاري, 1 المقبل, None without one. ``offset`` counts days (or, of a
    period, units), ``night`` is 1 where the day that begins at midnight is meant.
    """

    kind: Kind
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    weekday: int | None = None
    offset: int = 0
    night: int = 0
    unit: str = ""
    part: int | None = None
    months: tuple[int, int] | None = None  # first and last month (of a year), or day (of a month)
    value: Stretch | None = None

    @property
    def open(self) -> bool:
        """Whether neither a year nor a modifier is told."""
        return self.year is None and self.shift is None and self.year_shift is None


@dataclass(slots=True)
class Frame:
    """What dates are counted from: the day of publication, past or future, the dates told before."""

    published: dt.date | None
    future: bool = False
    told: Stretch | None = None
    dated: Point | None = None  # the last date that was written out: its year may be carried

    @property
    def direction(self) -> int | None:
        """Where a date without a year is looked for."""
        return 2 if self.future else None

    def remember(self, reading: DateReading) -> None:
        """Take up a reading as the date told before."""
        stretch = calendar.parse_stretch(reading.value)
        if stretch is None:
            return
        self.told = stretch
        if reading.basis in _CARRYING and reading.precision is not Precision.YEAR and stretch[1].month is not None:
            self.dated = stretch[1]


_CARRYING = frozenset({DateBasis.STATED, DateBasis.CARRIED})


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved expression."""

    stretch: Stretch
    basis: DateBasis
    conflict: str | None = None


def single(found: Point | None) -> Stretch | None:
    """The stretch of one point."""
    return (found, found) if found else None


def of_day(found: dt.date | None) -> Stretch | None:
    """The stretch of one day."""
    return calendar.days(found, found)


def resolve(atoms: Sequence[Atom], frame: Frame) -> Value | None:
    """The value of one expression: a date wins over a weekday, a weekday over a word like أمس."""
    by_kind = {atom.kind: atom for atom in atoms}
    date, hijri, weekday = by_kind.get(Kind.DATE), by_kind.get(Kind.HIJRI), by_kind.get(Kind.WEEKDAY)
    if date is not None:
        return _checked(date, hijri, weekday, frame)
    if hijri is not None:
        return _hijri_with(hijri, weekday, frame)
    if weekday is not None:
        return _weekday(weekday, by_kind.get(Kind.DAY), frame)
    return _plain(atoms[-1], frame)


def _plain(atom: Atom, frame: Frame) -> Value | None:
    if atom.kind is Kind.FIXED:
        return Value(atom.value, DateBasis.RELATIVE) if atom.value else None
    if atom.kind is Kind.TOLD:
        day = frame.told[1] if frame.told and frame.told[0] == frame.told[1] else None
        found = of_day(calendar.add_days(day.first, atom.offset)) if day and day.day else None
        return Value(found, DateBasis.CARRIED) if found else None
    if atom.kind is Kind.PERIOD:
        return _period(atom, frame)
    found = of_day(calendar.add_days(frame.published, atom.offset + atom.night)) if frame.published else None
    return Value(found, DateBasis.RELATIVE) if found else None


def _period(atom: Atom, frame: Frame) -> Value | None:
    """A week, month or year by its distance from this one, or the one told before."""
    base, basis = frame.published, DateBasis.RELATIVE
    shift = atom.shift or 0
    if atom.shift == SAME:
        base, basis, shift = (frame.told[1].first if frame.told else None), DateBasis.CARRIED, 0
    if base is None:
        return None
    found: Stretch | None
    if atom.unit == "week":
        found = calendar.week(base, shift, atom.part)
    elif atom.unit == "month":
        month = calendar.add_months(base, shift)
        found = _of_month(month, atom) if month else None
    elif atom.unit == "season":
        found = _season(atom, base)
    else:
        found = _of_year(base.year + shift, atom.months)
    return Value(found, basis) if found else None


def _of_month(month: Point, atom: Atom) -> Stretch | None:
    """A month, a day of it, or a half of it."""
    if atom.months is not None:
        last = min(atom.months[1], calendar.month_length(month.year, month.month or 1))
        return month._replace(day=atom.months[0]), month._replace(day=last)
    return single(calendar.valid(month.year, month.month, atom.day))


def _of_year(year: int, months: tuple[int, int] | None) -> Stretch | None:
    if months is None:
        return single(calendar.valid(year))
    first, last = calendar.valid(year, months[0]), calendar.valid(year, months[1])
    return (first, last) if first and last else None


def _season(atom: Atom, base: dt.date) -> Stretch | None:
    """«الصيف الماضي» tells a year; a winter lies in two."""
    first = atom.month or 6
    over = base.month >= first + 3 if first != 12 else base.month >= 3
    year = base.year + (0 if first != 12 else -1)
    if atom.shift == -1:
        year -= 0 if over else 1
    elif atom.shift == 1:
        year += 1 if base.month >= first or first == 12 else 0
    if first == 12:
        start, end = calendar.valid(year, 12), calendar.valid(year + 1, 2)
        return (start, end) if start and end else None
    return single(calendar.valid(year))


def _dated(atom: Atom, frame: Frame) -> tuple[Point, DateBasis] | None:
    """The point of a date atom and where its year is from."""
    found, basis = _year_of(atom, frame)
    if found is None:
        return None
    if atom.night and found.day is not None:
        later = calendar.add_days(found.first, atom.night)
        found = calendar.point(later) if later else found
    return found, basis


def _year_of(atom: Atom, frame: Frame) -> tuple[Point | None, DateBasis]:
    month, day, published = atom.month, atom.day, frame.published
    if atom.year is not None:
        return calendar.valid(atom.year, month, day), DateBasis.STATED
    if atom.year_shift == SAME:
        year = frame.told[1].year if frame.told else None
        return (calendar.valid(year, month, day) if year else None), DateBasis.CARRIED
    if atom.year_shift is not None:
        return (calendar.valid(published.year + atom.year_shift, month, day) if published else None), DateBasis.RELATIVE
    if month is None:
        told = frame.told[1] if frame.told else None
        return (calendar.valid(told.year, told.month, day) if told and told.month else None), DateBasis.CARRIED
    carried = frame.dated.year if frame.dated else None
    if atom.shift is None and carried and (published is None or carried != published.year):
        return calendar.valid(carried, month, day), DateBasis.CARRIED
    if published is None:
        return None, DateBasis.RELATIVE
    shift = frame.direction if atom.shift is None else atom.shift
    return calendar.choose_year(month, day, published, shift), DateBasis.RELATIVE


def _checked(date: Atom, hijri: Atom | None, weekday: Atom | None, frame: Frame) -> Value | None:
    """A Gregorian date, with what its weekday and its Hijri twin say of it."""
    found = _dated(date, frame)
    if found is None:
        return None
    chosen, basis = found
    conflicts: list[str] = []
    if weekday is not None and weekday.weekday is not None and chosen.day is not None:
        chosen = _by_weekday(chosen, date, weekday.weekday, basis)
        if chosen.first.weekday() != weekday.weekday:
            conflicts.append(_disagree(chosen.iso, chosen.first, weekday.weekday))
    twin = _hijri_stretch(hijri, frame) if hijri is not None else None
    if twin and chosen.day is not None and abs((twin[0].first - chosen.first).days) > 1:
        conflicts.append(f"The Hijri date is {calendar.iso(twin)}, the Gregorian date beside it {chosen.iso}.")
    return Value((chosen, chosen), basis, " ".join(conflicts) or None)


def _disagree(value: str, day: dt.date, weekday: int) -> str:
    return f"{value} is a {WEEKDAYS[day.weekday()]}, the report says {WEEKDAYS[weekday]}."


def _by_weekday(chosen: Point, date: Atom, weekday: int, basis: DateBasis) -> Point:
    """Of a date whose year is not told: the year before or after if only there the weekday is right."""
    told = date.year is not None or date.shift is not None or date.year_shift is not None or basis is DateBasis.CARRIED
    if told or chosen.first.weekday() == weekday:
        return chosen
    for year in (chosen.year + 1, chosen.year - 1):
        other = calendar.valid(year, chosen.month, chosen.day)
        if other is not None and other.first.weekday() == weekday:
            return other
    return chosen


def _hijri_stretch(atom: Atom, frame: Frame) -> Stretch | None:
    if atom.year is not None:
        return calendar.hijri_stretch(atom.year, atom.month, atom.day)
    if frame.published is None or atom.month is None:
        return None
    if atom.year_shift not in (None, SAME):
        today = calendar.hijri_of(frame.published)
        return calendar.hijri_stretch(today[0] + (atom.year_shift or 0), atom.month, atom.day) if today else None
    shift = frame.direction if atom.shift is None else atom.shift
    return calendar.choose_hijri_year(atom.month, atom.day, frame.published, shift)


def _hijri_with(atom: Atom, weekday: Atom | None, frame: Frame) -> Value | None:
    """A Hijri date; the weekday beside it settles which day it is where months begin by sighting."""
    found = _hijri_stretch(atom, frame)
    if found is None or weekday is None or weekday.weekday is None or atom.day is None:
        return Value(found, DateBasis.HIJRI) if found else None
    near = calendar.nearest_weekday(found[0].first, weekday.weekday)
    if near is not None and abs((near - found[0].first).days) <= 1:
        return Value((calendar.point(near), calendar.point(near)), DateBasis.HIJRI)
    return Value(found, DateBasis.HIJRI, _disagree(found[0].iso, found[0].first, weekday.weekday))


def _weekday(atom: Atom, day: Atom | None, frame: Frame) -> Value | None:
    """A weekday: by the word beside it (أمس الخميس), by its modifier, or the last one at or before publication."""
    if frame.published is None or atom.weekday is None:
        return None
    near = calendar.add_days(frame.published, day.offset) if day is not None else None
    conflict = None
    if near is not None and day is not None:
        found = _beside(near, atom.weekday, frame.published, day.offset)
        if found != near:
            conflict = f"Counted from the day of publication it is {near.isoformat()}, a {WEEKDAYS[near.weekday()]}, "
            conflict += f"the report says {WEEKDAYS[atom.weekday]}."
    else:
        found = weekday_near(frame.published, atom, frame.direction)
    stretch = of_day(calendar.add_days(found, atom.night)) if found else None
    return Value(stretch, DateBasis.WEEKDAY, conflict) if stretch else None


def _beside(near: dt.date, weekday: int, published: dt.date, offset: int) -> dt.date | None:
    """The weekday nearest to a word like أمس or غدا, on its side of the day of publication."""
    found = calendar.nearest_weekday(near, weekday)
    if found is None or (found <= published if offset <= 0 else found >= published):
        return found
    return calendar.weekday(near, weekday, None if offset <= 0 else 2)


def weekday_near(published: dt.date, atom: Atom, direction: int | None) -> dt.date | None:
    """The day of a weekday atom without a word like أمس beside it."""
    number = atom.weekday or 0
    if atom.shift in (None, SAME):
        return calendar.weekday(published, number, direction)
    if atom.shift == 0:  # «الأحد الجاري»: of this week
        return calendar.nearest_weekday(published, number)
    return calendar.weekday(published, number, 3 if atom.shift == 2 else atom.shift)


def resolve_pair(first: Sequence[Atom], last: Sequence[Atom], frame: Frame) -> tuple[Value, Value] | None:
    """The two ends of a range; what one end leaves out is taken from the other."""
    first, last = shared(first, last)
    start = resolve(first, frame)
    if start is None:
        return None
    ending = last[-1]
    end: Value | None
    own = ending.shift is not None and ending.shift != first[-1].shift  # «الأحد الماضي والاثنين المقبل»
    if ending.kind is Kind.WEEKDAY and len(last) == 1 and not own and start.stretch[1].day is not None:
        end = _day_value(calendar.weekday(start.stretch[1].first, ending.weekday or 0, 2), DateBasis.WEEKDAY)
    elif ending.kind is Kind.DATE and len(last) == 1 and ending.open and ending.month is not None:
        found = calendar.choose_year(ending.month, ending.day, start.stretch[0].first, 2)
        end = Value((found, found), start.basis) if found else None
    else:
        end = resolve(last, frame)
    if end is None or end.stretch[1].last < start.stretch[0].first:
        return None
    return start, end


def _day_value(day: dt.date | None, basis: DateBasis) -> Value | None:
    stretch = of_day(day)
    return Value(stretch, basis) if stretch else None


def shared(first: Sequence[Atom], last: Sequence[Atom]) -> tuple[Sequence[Atom], Sequence[Atom]]:
    """Year and modifier of the second end for a first end that has none («بين الأول من يناير و30 يونيو الماضيين»)."""
    a, b = first[-1], last[-1]
    if a.kind is not b.kind or not a.open or b.open:
        return first, last
    year = b.year
    if year is not None and a.month is not None and b.month is not None and a.month > b.month:
        year -= 1
    return [*first[:-1], replace(a, year=year, shift=b.shift, year_shift=b.year_shift)], last
