"""The day a page says it was published: its date line, its machine-readable tags, its address.

A date inside a running sentence is never taken for the day of publication, and no day is inferred that is not written.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wasata.arabic.letters import fold
from wasata.model import PartKind
from wasata.reports.desks import AGENCIES, PLACES, flat, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wasata.model import Part

_CALENDAR = "lexicon/calendar.yaml"


@cache
def _table() -> dict[str, dict[str, int]]:
    """The numbers of months and weekdays by their folded names, section by section of the lexicon's calendar."""
    import yaml  # read at the first date only

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((files("wasata") / _CALENDAR).read_text("utf-8"), Loader=loader)  # noqa: S506 - both are safe
    sections = ("months", "latin_months", "hijri_months", "weekdays")
    return {
        section: {flat(name).lower(): int(row["number"]) for row in data[section] for name in row["names"]}
        for section in sections
    }


def _months() -> dict[str, int]:
    """All names of the Gregorian months: Egypt and the Gulf, the Levant, the Maghreb, English and French pages."""
    return _table()["latin_months"] | _table()["months"]


def _either(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The ways to write a full date, in words and in digits; 01/11/2024 is read day first."""
    month = _either(_months())
    second = rf"(?:\s*[/(\-]\s*(?:{month})\s*\)?|\s+(?:{month}))?"
    worded = (
        rf"(?<![\d/.-])(?P<d>\d{{1,2}})\s*[-/]?\s*(?:من\s+)?(?:شهر\s+)?(?P<m>{month}){second}"
        r"\s*[-/,،]?\s*(?:(?:عام|سنه|لعام)\s+)?(?P<y>\d{4})(?!\d)"
    )
    month_first = rf"(?<!\w)(?P<m>{month})\s+(?P<d>\d{{1,2}})\s*[,،]\s*(?P<y>\d{{4}})(?!\d)"
    year_first = r"(?<![\d/.-])(?P<y>\d{4})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})(?!\d)"
    day_first = r"(?<![\d/.-])(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>\d{4})(?!\d)"
    return tuple(re.compile(form, re.IGNORECASE) for form in (worded, month_first, year_first, day_first))


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:يوم\s+)?(?:{_either(_table()['weekdays'])})(?!\w)")


@cache
def _hijri() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,2}}\s*[-/]?\s*(?:{_either(_table()['hijri_months'])})\s*[-/,،]?\s*\d{{4}}\s*(?:هـ|ه)?")


_CLOCK = re.compile(r"(?:T|\b)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:Z\b|[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_LABELS = words(
    """
    نشر نشرت تم النشر نشره في تاريخ بتاريخ التاريخ الخبر المقال آخر اخر تحديث التحديث حدث عدل الساعة ص م صباحا مساء
    ظهرا هـ ه الموافق الموافقة بتوقيت غرينتش جرينتش جمت توقيت السعودية المحلي ت كتب كتبت يوم العدد منذ
    gmt utc am pm published updated on at
    """
)
_AUTHOR = re.compile(r"^\W*(?:كتبت?|بقلم|نشر بواسطه|تحرير|المحرر|الكاتب)\s*[:/-]?\s+")
_DIGIT = re.compile(r"\d")
_BEFORE = words("في وفي منذ ومنذ بعد وبعد قبل خلال من حتى يوم")
_HEAD_CHARS, _LINE_CHARS, _LINE_WORDS = 1500, 140, 18


@dataclass(frozen=True, slots=True)
class Stamp:
    """A full date as written: ``day`` in ISO, ``start``..``end`` in the text it was looked for in.

    ``firm`` when a weekday, an hour or a label such as تاريخ النشر stands beside it.
    """

    day: str
    start: int
    end: int
    firm: bool = False


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1900 <= year <= 2099:  # a Hijri year or a number that is none
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _read(found: re.Match[str]) -> str | None:
    month = found["m"]
    number = int(month) if month.isdigit() else _months()[re.sub(r"\s+", " ", month.lower())]
    return _iso(int(found["y"]), number, int(found["d"]))


def stamps(text: str) -> Iterator[Stamp]:
    """All full Gregorian dates of ``text``, form by form; 01/11/2024 is read day first."""
    folded = fold(text)
    for form in _forms():
        for found in form.finditer(folded.text):
            day = _read(found)
            if day is not None:
                yield Stamp(day, *folded.back(*found.span()))


def _stripped(folded: str) -> str:
    """What a line holds besides dates, weekdays and hours."""
    for form in (*_forms(), _hijri(), _CLOCK, _weekday()):
        folded = form.sub(" ", folded)
    return folded


def _bare(left: list[str]) -> bool:
    """Whether the words left beside a date are labels, desks and towns only."""
    rest = [word for word in left if word not in _LABELS and not word.isdigit()]
    joined = " ".join(rest)
    return not rest or joined in AGENCIES or joined in PLACES or all(w in AGENCIES or w in PLACES for w in rest)


def line(text: str) -> Stamp | None:
    """The date of a line that is nothing but a date line (weekday, hour, town, agency, author), else None."""
    if len(text) > _LINE_CHARS or _DIGIT.search(text) is None or len(text.split()) > _LINE_WORDS:
        return None
    written = list(stamps(text))
    if not written or len({stamp.day for stamp in written}) > 1:
        return None
    found = written[0]
    folded = flat(text)
    rest = _stripped(folded)
    left = re.findall(r"\w+", rest.lower())
    author = _AUTHOR.match(rest) is not None and len(left) <= 6
    agency = 0 < len(left) <= 6 and left[-1] in AGENCIES
    if not (_bare(left) or author or agency):
        return None
    firm = bool(left) or _weekday().search(folded) is not None or _CLOCK.search(folded) is not None
    return Stamp(found.day, found.start, found.end, firm)


def is_agency_line(text: str) -> bool:
    """Whether the stretch is a town of at most four words, one or two dates and an agency, and nothing else."""
    if next(stamps(text), None) is None:
        return False
    left = [word for word in re.findall(r"\w+", _stripped(flat(text))) if word not in _LABELS - {"في"}]
    return 1 <= len(left) <= 7 and left[0] not in _BEFORE and " ".join(left[-3:]).endswith(tuple(AGENCIES))


def published(content: str, parts: Iterable[Part]) -> str | None:
    """The ISO day of the date line above the first paragraph of a report's body, None where there is none."""
    for part in parts:
        if part.kind is PartKind.PARAGRAPH or part.span.start > _HEAD_CHARS:
            return None
        if part.kind is PartKind.DATELINE:
            written = part.span.of(content)
            stamp = line(written) or next(stamps(written), None)
            if stamp is not None:
                return stamp.day
    return None


_TAGGED = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")


def tagged(value: str) -> str | None:
    """The ISO day of a machine-readable value (``2024-11-01T09:30:00+02:00``), None if it holds no full date."""
    found = _TAGGED.match(value)
    return _iso(*map(int, found.groups())) if found else None


def in_address(url: str | None) -> str | None:
    """The ISO day in the path of a web address (``/2024/11/01/``), None if there is none."""
    if not url:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:  # an address that is none, such as http://[
        return None
    found = _ADDRESS.search(path)
    return _iso(*map(int, found.groups())) if found else None
