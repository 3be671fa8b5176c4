"""The parts of date expressions: patterns over the symbols of :mod:`wasata.mentions.date_words`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from wasata.arabic import calendar
from wasata.mentions.date_values import SAME, Atom, Frame, Kind, resolve

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from wasata.arabic.calendar import Stretch
    from wasata.mentions.date_words import Symbol

_PRE = r"(?:[pP]f?)*j?"
_YEAR = r"(?:[-,f/]?A?y[HG]?(?![CV/])|\(y\)|f?A[a=]|f?tA)"
_DAYS = r"d(?:(?:[-,+]|,?c|[oO]|c[oO])j?d)*"
_NOT_COUNTED = r"(?![CnduVK%/]|iC|-[dn])"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("none", rf"Zj?{_DAYS}f?[mM](?!{_YEAR})|Zw|X(?!fS?[mMh])|uw(?!a|cw)"),
    ("feast", rf"{_PRE}(?:r|X)?df?u?F{_YEAR}?"),
    ("figures", rf"{_PRE}(?:d(?:-|c|o|O))?N[HG]?"),
    ("day", rf"{_PRE}(?:X?f)?{_DAYS}(?:f?[Sj]?|/|-)(?:[mMh])(?:{_YEAR}|a)?"),
    ("latin", r"Md,?y"),
    ("of_month", rf"{_PRE}{_DAYS}f(?:T[a=]?|tT)|(?<=i)da|jda"),
    ("halves", r"kf?(?:A?y|A[a=]|tA|A|T[a=]|tT|S?m(?:y|fAy|a)?)"),
    ("months", rf"q?f?[SJ]?[mMh](?:(?:[-+co]|c?O)S?[mMh])*(?:{_YEAR}|a)|(?:q|S|J)f?S?[mMh](?:[-+c][mMh])?"),
    ("months", r"(?<=[ilsxbBO])m(?:(?:[-+co]|c?O)m)*"),
    ("ago", r"[bsB]v?(?:2|[dn]?(?:u|j|S|A)d?)(?![wdnNrRfmMhya=g]|c~)"),
    ("last", r"l?(?:3[ae]|V[dn][ae]|[dn][uVjSA][ae]|[dn]3[ae])|l(?:j|u|2|[dn][uj])(?![aef])"),
    ("season", rf"q?Q(?:f?A?y{_NOT_COUNTED}|a)|tQ"),
    ("years", rf"(?:(?:qf?)?[AuV]|qf?)y[HG]?{_NOT_COUNTED}(?:(?:,|-|c|o|,c)A?y[HG]?{_NOT_COUNTED})*"),
    ("years", rf"(?<=[ilsxbBO])y[HG]?{_NOT_COUNTED}(?:(?:,|-|c|,c)y{_NOT_COUNTED})*|(?<=f)yoy"),
    ("period", r"(?:qf?)?(?:[TKA][a=]|t[TKA])|qf?[TKA](?![dya]|za)"),
    ("weekday", rf"J?{_PRE}wa?(?:p(?![fj]*[wrdN]))?"),
    ("told", rf"{_PRE}R"),
    ("today", rf"{_PRE}r(?:p(?![fj]*[wrdN]))?"),
)
_ALTERNATIVES = "|".join(f"(?P<{name}_{i}>{pattern})" for i, (name, pattern) in enumerate(_PATTERNS))
_MASTER = re.compile(rf"(?![zC.,()%+/-])(?:{_ALTERNATIVES})")


class _Match:
    """A stretch of symbols that a pattern took."""

    def __init__(self, symbols: Sequence[Symbol], first: int, last: int, frame: Frame) -> None:
        self.symbols, self.first, self.last, self.frame = symbols, first, last, frame

    def __iter__(self) -> Iterator[tuple[int, Symbol]]:
        return iter(enumerate(self.symbols[self.first : self.last], self.first))

    def get(self, letters: str) -> Symbol | None:
        """The first symbol with one of these letters."""
        return next((symbol for _, symbol in self if symbol.letter in letters), None)

    @property
    def night(self) -> int:
        """1 where the words are «after midnight of»."""
        return 1 if self.get("P") else 0


class _Tail(NamedTuple):
    """What stands behind a month: year, modifier, or the modifier of «العام»."""

    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None


def _tail(match: _Match) -> _Tail:
    year, modifier = match.get("y"), match.get("a")
    if year is not None:
        return _Tail(year=year.value)
    if match.get("A"):
        return _Tail(year_shift=SAME if match.get("=") else modifier.value if modifier else 0)
    return _Tail(shift=modifier.value if modifier else None)


def _date(
    kind: Kind, place: tuple[int, int], month: Symbol, tail: _Tail, *, day: int | None = None, night: int = 0
) -> Atom:
    """The atom of a day or month; ``unit`` keeps the month's name."""
    return Atom(kind, *place, tail.year, month.value, day, tail.shift, tail.year_shift, night=night, unit=month.tag)


def _kind(month: Symbol, match: _Match) -> Kind:
    return Kind.HIJRI if month.letter == "h" or match.get("H") else Kind.DATE


def _spread(match: _Match, letters: str) -> list[tuple[int, int, Symbol]]:
    """The symbols with these letters, each with the stretch that belongs to it: to the last one all that follows."""
    found = [(at, symbol) for at, symbol in match if symbol.letter in letters]
    starts = [match.first, *(at for at, _ in found[1:])]
    ends = [*(at + 1 for at, _ in found[:-1]), match.last]
    return [(start, end, symbol) for start, end, (_, symbol) in zip(starts, ends, found, strict=True)]


def _figures(match: _Match) -> list[Atom]:
    symbol = match.get("N")
    numbers = [int(part) for part in re.findall(r"\d+", symbol.tag)[:3]] if symbol else []
    if len(numbers) != 3:
        return []
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    if month > 12 and day <= 12:  # written the American way
        month, day = day, month
    hijri = year in calendar.HIJRI_YEARS
    if not hijri and not 1800 <= year <= 2200:
        return []
    kind = Kind.HIJRI if hijri else Kind.DATE
    return [
        Atom(kind, start, end, year, month, day if each.letter == "N" else each.value, night=match.night)
        for start, end, each in _spread(match, "dN")
    ]


def _day(match: _Match) -> list[Atom]:
    month = match.get("mMh")
    if month is None:
        return []
    kind, tail = _kind(month, match), _tail(match)
    return [
        _date(kind, (start, end), month, tail, day=symbol.value, night=match.night)
        for start, end, symbol in _spread(match, "d")
    ]


def _latin(match: _Match) -> list[Atom]:
    month, day, year = match.get("M"), match.get("d"), match.get("y")
    if month is None or day is None or year is None or month.tag != "latin":
        return []
    return [Atom(Kind.DATE, match.first, match.last, year.value, month.value, day.value)]


def _of_month(match: _Match) -> list[Atom]:
    """«الرابع عشر من الشهر الماضي», «في 15 الجاري»."""
    modifier = match.get("a")
    if match.get("T") is None and modifier is not None and modifier.value != 0:
        return []
    shift = SAME if match.get("=") else modifier.value if modifier else 0
    return [
        Atom(Kind.PERIOD, start, end, day=symbol.value, shift=shift, unit="month")
        for start, end, symbol in _spread(match, "d")
    ]


def _halves(match: _Match) -> list[Atom]:
    half = match.get("k")
    if half is None:
        return []
    span, month = (half.value, int(half.tag)), match.get("m")
    tail = _tail(match)
    if month is not None or match.get("T"):
        if span not in ((1, 6), (7, 12)):
            return []
        return _half_month(match, (1, 15) if span[0] == 1 else (16, 31), month, tail)
    year = tail.year
    if year is not None:
        first, last = calendar.valid(year, span[0]), calendar.valid(year, span[1])
        fixed = (first, last) if first and last else None
        return [Atom(Kind.FIXED, match.first, match.last, value=fixed, year=year)]
    return [Atom(Kind.PERIOD, match.first, match.last, shift=tail.year_shift, unit="year", months=span)]


def _half_month(match: _Match, days: tuple[int, int], month: Symbol | None, tail: _Tail) -> list[Atom]:
    if month is None:
        shift = SAME if match.get("=") else tail.shift
        return [Atom(Kind.PERIOD, match.first, match.last, shift=shift or 0, unit="month", months=days)]
    whole = resolve([_date(Kind.DATE, (match.first, match.last), month, tail)], match.frame)
    if whole is None:
        return []
    point = whole.stretch[0]
    end = min(days[1], point.last.day)
    value = (point._replace(day=days[0]), point._replace(day=end))
    return [Atom(Kind.FIXED, match.first, match.last, value=value, year=tail.year)]


def _months(match: _Match) -> list[Atom]:
    tail = _tail(match)
    return [
        _date(_kind(symbol, match), (start, end), symbol, tail)
        for start, end, symbol in _spread(match, "mMh")
        if symbol.tag != "latin" or tail.year
    ]


def _years(match: _Match) -> list[Atom]:
    """«عام 2005», «في 2009 و2012 و2014»: a year each; Hijri with its sign only."""
    hijri = match.get("H") is not None
    return [
        Atom(Kind.HIJRI if hijri else Kind.DATE, start, end, year=symbol.value)
        for start, end, symbol in _spread(match, "y")
        if hijri == (symbol.value in calendar.HIJRI_YEARS)
    ]


def _season(match: _Match) -> list[Atom]:
    season, year, modifier = match.get("Q"), match.get("y"), match.get("a")
    if year is not None:
        return [Atom(Kind.DATE, match.first, match.last, year=year.value)]
    if season is None:
        return []
    shift = modifier.value if modifier else 0
    return [Atom(Kind.PERIOD, match.first, match.last, month=season.value, shift=shift, unit="season")]


def _period(match: _Match) -> list[Atom]:
    """«الأسبوع الماضي», «منتصف الشهر المقبل», «هذا العام»."""
    period, modifier, position = match.get("TKA"), match.get("a"), match.get("q")
    if period is None or (period.letter == "A" and not period.tag.endswith("!")):
        return []
    shift = SAME if match.get("=") else modifier.value if modifier else 0
    unit = {"T": "month", "K": "week", "A": "year"}[period.letter]
    part = position.value if position else None
    return [Atom(Kind.PERIOD, match.first, match.last, shift=shift, unit=unit, part=part)]


def _weekday(match: _Match) -> list[Atom]:
    found, modifier = match.get("w"), match.get("a")
    if found is None:
        return []
    shift = modifier.value if modifier else None
    return [Atom(Kind.WEEKDAY, match.first, match.last, weekday=found.value, shift=shift, night=match.night)]


def _today(match: _Match) -> list[Atom]:
    found = match.get("r")
    return [Atom(Kind.DAY, match.first, match.last, offset=found.value, night=match.night)] if found else []


def _told(match: _Match) -> list[Atom]:
    found = match.get("R")
    return [Atom(Kind.TOLD, match.first, match.last, offset=found.value)] if found else []


def _feast(match: _Match) -> list[Atom]:
    """«أول أيام عيد الفطر»."""
    feast, place = match.get("F"), match.get("d")
    if feast is None or place is None or place.value > 4:
        return []
    day, tail = int(feast.tag) + place.value - 1, _tail(match)
    if tail.year is not None and tail.year not in calendar.HIJRI_YEARS:
        tail = _Tail()
    return [_date(Kind.HIJRI, (match.first, match.last), feast, tail, day=day)]


_YEARS_AGO = 5  # «قبل عشر سنوات» is a round figure
_DAYS_OF = {"day": 1, "week": 7}


def _amount(match: _Match) -> tuple[int, str]:
    """How many units of which kind; 0 where no number is told."""
    unit = match.get("u2jSAV3")
    count = match.get("dn")
    if unit is None or (unit.letter in "jSA" and unit.tag.endswith("!")):
        return 0, ""
    if count is not None and count.value == 1 and unit.letter in "uV":  # «إحدى السنوات الماضية»
        return 0, ""
    if unit.tag == "hour":
        hours = count.value if count else unit.value
        return (hours // 24, "hour") if hours % 24 == 0 else (0, "")
    return (count.value if count else unit.value), unit.tag


def _ago(match: _Match) -> list[Atom]:
    """«قبل يومين», «قبل شهر» (the month), «منذ أسبوع» (up to now); without a number or with «نحو» it is vague."""
    published, word = match.frame.published, match.symbols[match.first].letter
    amount, unit = _amount(match)
    if published is None or not 0 < amount < 500 or match.get("v"):
        return []
    if word == "B" and not match.frame.future:  # told of the past, it counts from what was told before
        return []
    if word == "s":
        return [] if unit == "year" else _fixed(match, _back(published, amount, unit))
    if unit == "year" and amount > _YEARS_AGO:
        return []
    if unit == "hour":
        unit = "day"
    return _fixed(match, _away(published, amount if word == "B" else -amount, unit))


def _away(day: dt.date, amount: int, unit: str) -> Stretch | None:
    """The day, week, month or year so many units away."""
    if unit == "day":
        found = calendar.add_days(day, amount)
        return calendar.days(found, found)
    if unit == "week":
        return calendar.week(day, amount)
    point = calendar.add_months(day, amount) if unit == "month" else calendar.valid(day.year + amount)
    return (point, point) if point else None


def _back(published: dt.date, amount: int, unit: str) -> Stretch | None:
    """From so many units ago up to now: «منذ ثلاثة أيام», «الأشهر الستة الماضية»."""
    if unit in ("day", "hour"):
        ending = calendar.add_days(published, -1)
        start = calendar.add_days(published, -amount - (unit == "hour"))
        return calendar.days(start, ending)
    if unit == "week":
        return calendar.days(calendar.add_days(published, -7 * amount), published)
    start_point = _away(published, -amount, unit)
    return (start_point[0], calendar.point(published).like(start_point[0])) if start_point else None


def _ahead(published: dt.date, amount: int, unit: str) -> Stretch | None:
    """From now for so many units: «الأيام الثلاثة المقبلة»."""
    if unit in ("day", "hour", "week"):
        return calendar.days(published, calendar.add_days(published, amount * _DAYS_OF.get(unit, 1)))
    end = _away(published, amount, unit)
    return (calendar.point(published).like(end[0]), end[0]) if end else None


def _last(match: _Match) -> list[Atom]:
    """«خلال الـ48 ساعة الماضية», «الأيام الثلاثة المقبلة», «خلال أسبوع»."""
    published, modifier, count = match.frame.published, match.get("ae"), match.get("dn")
    amount, unit = _amount(match)
    if published is None or not 0 < amount < 500:
        return []
    if modifier is None and not _recent(unit, amount, count):
        return []
    ahead = modifier.value > 0 if modifier else match.frame.future
    if modifier is not None and modifier.letter == "a" and modifier.value == 0:
        return []
    return _fixed(match, _ahead(published, amount, unit) if ahead else _back(published, amount, unit))


def _recent(unit: str, amount: int, count: Symbol | None) -> bool:
    """Whether «خلال …» without الماضية tells a time: «خلال أسبوع», «خلال الـ48 ساعة», not a term of sixty days."""
    if unit == "hour":
        return count is not None and count.tag == "definite"
    return unit in _DAYS_OF and amount * _DAYS_OF[unit] <= 14


def _fixed(match: _Match, value: Stretch | None) -> list[Atom]:
    return [Atom(Kind.FIXED, match.first, match.last, value=value)] if value else []


_HANDLERS: dict[str, Callable[[_Match], list[Atom]]] = {
    "feast": _feast, "figures": _figures, "day": _day, "latin": _latin, "of_month": _of_month, "halves": _halves,
    "months": _months, "ago": _ago, "last": _last, "season": _season, "years": _years, "period": _period,
    "weekday": _weekday, "told": _told, "today": _today,
}  # fmt: skip


def _ahead_of(atom: Atom, symbols: Sequence[Symbol]) -> Atom:
    """«بحلول 30 نوفمبر» is the next such day."""
    by = atom.first > 0 and symbols[atom.first - 1].tag == "by"
    return replace(atom, shift=2) if by and atom.kind is Kind.DATE and atom.open else atom


def parts(symbols: Sequence[Symbol], letters: str, frame: Frame) -> list[Atom]:
    """The parts of date expressions among the symbols (``letters`` are theirs, joined), in order."""
    found: list[Atom] = []
    for match in _MASTER.finditer(letters):
        name = (match.lastgroup or "").rpartition("_")[0]
        if name in _HANDLERS:
            atoms = _HANDLERS[name](_Match(symbols, match.start(), match.end(), frame))
            found.extend(_ahead_of(atom, symbols) for atom in atoms)
    return found
