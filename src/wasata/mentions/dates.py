"""The dates of a text: every expression that tells a day, a month, a year or an interval, resolved.

Words become symbols (:mod:`wasata.mentions.date_words`), a few patterns over the symbols find the parts of an
expression (:mod:`wasata.mentions.date_parts`), parts that say one date are grouped («أمس الخميس 13 ديسمبر»), groups are
joined to intervals («من 28 إلى 31 أكتوبر»), and each is resolved against the day of publication
(:mod:`wasata.mentions.date_values`).

Conventions, learned from coded reports: a week runs from Saturday to Friday; «منذ ثلاثة أيام» and «خلال الـ48 ساعة» end
on the day before publication, since a daily tells of that day; «منذ مارس» ends with the month of publication;
«قبل أسبوع، شهر، عام» is as exact as its unit; «منتصف الليلة الماضية» is the day of publication, «بعد منتصف ليل الأحد»
the Monday.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wasata.arabic import calendar
from wasata.mentions.date_lexicon import number, rows, words
from wasata.mentions.date_parts import parts
from wasata.mentions.date_values import Atom, Frame, Kind, Value, resolve, resolve_pair, shared
from wasata.mentions.date_words import DateWords
from wasata.model import DateBasis, DateReading, Precision, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wasata.arabic.calendar import Stretch

_ONE_DATE = re.compile(r"[(,/-]?E?j?|\)?E\(?|\(?E\(?|\)")
_TWIN_GAP = 3  # symbols between a date and its twin: «) الموافق (»
_RANGE = re.compile(r",?c?[oO][ijS]?|-")
_SIDES = {
    frozenset(pair)
    for pair in (
        (Kind.WEEKDAY, Kind.DATE),
        (Kind.WEEKDAY, Kind.HIJRI),
        (Kind.WEEKDAY, Kind.DAY),
        (Kind.DAY, Kind.DATE),
        (Kind.DAY, Kind.HIJRI),
        (Kind.HIJRI, Kind.DATE),
    )
}


class DateGrammar:
    """Finds and resolves dates; ``calendar`` is the loaded mapping of ``lexicon/calendar.yaml``."""

    def __init__(self, calendar: Mapping[str, object]) -> None:
        self._words = DateWords(calendar)
        self._camps = frozenset(
            (number(row, "day"), words({"names": [row["month"]]})[0]) for row in rows(calendar, "named_days")
        )

    def find(
        self,
        text: str,
        *,
        published: str | None,
        base: int = 0,
        carried: DateReading | None = None,
        future: bool = False,
    ) -> tuple[DateReading, ...]:
        """Every date told in a sentence, in order; spans are code points of ``text`` plus ``base``.

        ``published`` is the ISO day of publication: without it, only what is written in full is read. ``carried`` is
        the last date told before the sentence; ``future`` says that the sentence speaks of what is to come, so that
        a weekday or a date without a year is the next one.
        """
        if not self._words.any_in(text):
            return ()
        frame = _frame(published, carried, future=future)
        symbols = self._words.read(text)
        letters = "".join(symbol.letter for symbol in symbols)
        atoms = [atom for atom in parts(symbols, letters, frame) if not self._is_camp(atom, letters)]
        readings: list[DateReading] = []
        for value, first, last in _twinned(_values(_groups(atoms, letters, frame), letters, frame), letters):
            last += letters[first:last].count("(") > letters[first:last].count(")") and letters[last : last + 1] == ")"
            span = Span(symbols[first].start + base, symbols[last - 1].end + base)
            readings.append(_reading(value, span))
            frame.remember(readings[-1])
        return tuple(readings)

    def _is_camp(self, atom: Atom, letters: str) -> bool:
        """Whether a day and month name a political camp (14 آذار) and nothing shows that the day itself is meant."""
        if not atom.open or (atom.day, atom.unit) not in self._camps:
            return False
        return letters[atom.first] not in "pPj" and letters[max(0, atom.first - 1)] not in "wrsO"


def _frame(published: str | None, carried: DateReading | None, *, future: bool) -> Frame:
    point = calendar.parse_point(published) if published else None
    frame = Frame(point.first if point and point.day else None, future)
    if carried is not None:
        frame.remember(carried)
    return frame


def _groups(atoms: Sequence[Atom], letters: str, frame: Frame) -> list[list[Atom]]:
    """The parts, those together that say one date: «أمس (الخميس)», «13 ديسمبر الموافق 6 ربيع الثاني»."""
    groups: list[list[Atom]] = []
    for atom in atoms:
        same = bool(groups) and _says_the_same(groups[-1], atom, letters[groups[-1][-1].last : atom.first], frame)
        if same and not (len(groups) > 1 and _ends_a_range(groups[-2], groups[-1], letters)):
            groups[-1].append(atom)
        else:
            groups.append([atom])
    return groups


def _ends_a_range(one: Sequence[Atom], other: Sequence[Atom], letters: str) -> bool:
    """Whether two Hijri dates are the ends of a range, whose Gregorian twin is then a range too."""
    gap = letters[one[-1].last : other[0].first]
    return one[-1].kind is other[-1].kind is Kind.HIJRI and bool(_RANGE.fullmatch(gap))


def _says_the_same(group: Sequence[Atom], atom: Atom, gap: str, frame: Frame) -> bool:
    if not _ONE_DATE.fullmatch(gap) or not all(_whole(part) for part in (*group, atom)):
        return False
    kinds = {part.kind for part in group}
    if atom.kind in kinds:
        return atom.kind is Kind.DAY and "(" in gap
    if not all(frozenset((kind, atom.kind)) in _SIDES for kind in kinds):
        return False
    if {Kind.WEEKDAY, Kind.DAY} == {*kinds, atom.kind} and gap[:1] in (",", "-"):
        return _agree(group[-1], atom, frame)
    return True


def _whole(atom: Atom) -> bool:
    """Whether a date atom tells a day (a weekday beside «عام 2015» says nothing of it)."""
    return atom.kind not in (Kind.DATE, Kind.HIJRI) or atom.day is not None


def _agree(one: Atom, other: Atom, frame: Frame) -> bool:
    """Whether a weekday and a word like أمس, a comma apart, are the same day."""
    weekday, day = (one, other) if one.kind is Kind.WEEKDAY else (other, one)
    if frame.published is None:
        return False
    counted = calendar.add_days(frame.published, day.offset)
    return counted is not None and counted.weekday() == weekday.weekday


def _values(groups: Sequence[Sequence[Atom]], letters: str, frame: Frame) -> Iterator[tuple[Value, int, int]]:
    """The values of the groups with their symbols; the ends of a range, and days in a row, are one value."""
    at = 0
    while at < len(groups):
        joined = _joined(groups, at, letters, frame)
        if joined is not None:
            value, first, last, used = joined
            yield value, first, last
            at += used
            continue
        first, last = groups[at][0].first, groups[at][-1].last
        found = resolve(_with_year(groups, at, letters), frame)
        if found is not None:
            yield _since(found, first, last, letters, frame)
        at += 1


def _with_year(groups: Sequence[Sequence[Atom]], at: int, letters: str) -> Sequence[Atom]:
    """A group, with the year that stands only behind the next («5 مارس و7 أبريل 2018»)."""
    if at + 1 < len(groups) and letters[groups[at][-1].last : groups[at + 1][0].first] in ("c", "cj", "+"):
        return shared(groups[at], groups[at + 1])[0]
    return groups[at]


def _twinned(values: Iterator[tuple[Value, int, int]], letters: str) -> Iterator[tuple[Value, int, int]]:
    """The values, a Hijri range and the Gregorian range beside it as one («19 – 21 شوال الموافق 4 – 6 أغسطس»)."""
    held: tuple[Value, int, int] | None = None
    for value, first, last in values:
        if held is not None and "E" in letters[held[2] : first] and first - held[2] <= _TWIN_GAP:
            first = held[1]
        elif held is not None:
            yield held
        held = None
        if value.basis is DateBasis.HIJRI:
            held = value, first, last
        else:
            yield value, first, last
    if held is not None:
        yield held


def _joined(
    groups: Sequence[Sequence[Atom]], at: int, letters: str, frame: Frame
) -> tuple[Value, int, int, int] | None:
    """The interval that begins with the group at ``at``, its symbols and how many groups it takes."""
    ends, opener = at, _opener(groups[at], letters)
    pair: tuple[Value, Value] | None = None
    while ends + 1 < len(groups):
        gap = letters[groups[ends][-1].last : groups[ends + 1][0].first]
        ranged = (
            bool(_RANGE.fullmatch(gap))
            or (not gap and _nightly(groups[ends], groups[ends + 1], letters))
            or (opener == "x" and gap in ("c", "cj", ",c"))
        )
        if not ranged and gap not in ("c", "cj"):
            break
        found = resolve_pair(groups[at], groups[ends + 1], frame)
        if found is None or not (ranged or _in_a_row(pair[1] if pair else found[0], found[1])):
            found = _turned(groups[at], groups[ends + 1], frame) if pair is None else None
        if found is None:
            break
        pair, ends = found, ends + 1
        if ranged:
            break
    if pair is None:
        return None
    first = groups[at][0].first - (1 if opener in ("x", "f", "s") else 0)
    value = Value((pair[0].stretch[0], pair[1].stretch[1]), pair[0].basis, pair[0].conflict or pair[1].conflict)
    return value, first, groups[ends][-1].last, ends - at + 1


def _nightly(one: Sequence[Atom], other: Sequence[Atom], letters: str) -> bool:
    """«ليل الأحد الاثنين»: the night between two days."""
    weekdays = one[-1].kind is Kind.WEEKDAY and other[0].kind is Kind.WEEKDAY
    return weekdays and any(letter in "pP" for letter in letters[one[0].first : one[-1].last])


def _opener(group: Sequence[Atom], letters: str) -> str:
    return letters[group[0].first - 1] if group[0].first else ""


def _turned(first: Sequence[Atom], last: Sequence[Atom], frame: Frame) -> tuple[Value, Value] | None:
    """Two days in a row, the later one told first: «أمس وأول من أمس»."""
    one, other = resolve(first, frame), resolve(last, frame)
    if one is None or other is None or not _in_a_row(other, one):
        return None
    return other, one


def _in_a_row(one: Value, other: Value) -> bool:
    """Whether the second value is the day or the month behind the first."""
    a, b = one.stretch[1], other.stretch[0]
    if a.month is None or b.month is None or (a.day is None) != (b.day is None):
        return False
    return (b.first - a.last).days == 1


def _since(value: Value, first: int, last: int, letters: str, frame: Frame) -> tuple[Value, int, int]:
    """«منذ 26 مارس» runs up to the day of publication, as exact as its beginning."""
    if not first or letters[first - 1] != "s" or frame.published is None:
        return value, first, last
    start = value.stretch[0]
    end = calendar.point(frame.published).like(start)
    if start.first >= end.first:
        return value, first, last
    return Value((start, end), value.basis, value.conflict), first - 1, last


def _reading(value: Value, span: Span) -> DateReading:
    return DateReading(calendar.iso(value.stretch), _precision(value.stretch), value.basis, span, value.conflict)


def _precision(stretch: Stretch) -> Precision:
    if stretch[0] != stretch[1]:
        return Precision.INTERVAL
    if stretch[0].day is not None:
        return Precision.DAY
    return Precision.YEAR if stretch[0].month is None else Precision.MONTH
