"""The day a page says it was published: its date line, its machine-readable tags, its address.

A date inside a running sentence is never taken for the day of publication, and no day is inferred that is not written.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wasata.arabic.letters import fold, key
from wasata.model import PartKind
from wasata.reports.desks import AGENCIES, PLACES, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wasata.model import Part

# The Gregorian months as the Arab press names them: Egypt and the Gulf, the Levant, the Maghreb, and English pages.
_MONTHS = (
    ("يناير", "كانون الثاني", "كانون ثاني", "جانفي", "january"),
    ("فبراير", "شباط", "فيفري", "february"),
    ("مارس", "آذار", "march"),
    ("أبريل", "إبريل", "نيسان", "أفريل", "april"),
    ("مايو", "أيار", "ماي", "ماية", "may"),
    ("يونيو", "يونيه", "حزيران", "جوان", "june"),
    ("يوليو", "يوليه", "تموز", "جويلية", "يوليوز", "july"),
    ("أغسطس", "آب", "أوت", "غشت", "august"),
    ("سبتمبر", "سبتمر", "أيلول", "شتنبر", "september"),
    ("أكتوبر", "تشرين الأول", "تشرين أول", "october"),
    ("نوفمبر", "تشرين الثاني", "تشرين ثاني", "نونبر", "november"),
    ("ديسمبر", "كانون الأول", "كانون أول", "دجنبر", "december"),
)
_NUMBER = {key(name): n for n, names in enumerate(_MONTHS, start=1) for name in names}
_HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع أول", "ربيع الثاني", "ربيع الآخر", "ربيع ثاني", "ربيع آخر", "جمادى الأولى",
    "جمادى الأول", "جمادى الآخرة", "جمادى الثانية", "جمادى الثاني", "جمادى الآخر", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة", "ذي القعدة", "ذوالقعدة", "ذو الحجة", "ذي الحجة", "ذوالحجة",
)  # fmt: skip
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "الإثنين", "الاربعاء")
WEEKDAY_NUMBER = {key(day): n % 7 for n, day in enumerate(_WEEKDAYS[:7])} | {key("الإثنين"): 0}


def _either(names: Iterable[str]) -> str:
    keys = sorted({key(name) for name in names}, key=len, reverse=True)
    return "|".join(re.escape(k).replace(r"\ ", r"\s+") for k in keys)


_MONTH = _either(name for names in _MONTHS for name in names)
_SECOND = rf"(?:\s*[/(\-]\s*(?:{_MONTH})\s*\)?|\s+(?:{_MONTH}))?"
_WORDED = re.compile(
    rf"(?<![\d/.-])(?P<d>\d{{1,2}})\s*[-/]?\s*(?:من\s+)?(?:شهر\s+)?(?P<m>{_MONTH}){_SECOND}"
    r"\s*[-/,،]?\s*(?:(?:عام|سنه|لعام)\s+)?(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"(?<!\w)(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})\s*[,،]\s*(?P<y>\d{{4}})(?!\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(?P<y>\d{4})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>\d{4})(?!\d)")
_FORMS = (_WORDED, _MONTH_FIRST, _YEAR_FIRST, _DAY_FIRST)

_HIJRI_DATE = re.compile(rf"\d{{1,2}}\s*[-/]?\s*(?:{_either(_HIJRI)})\s*[-/,،]?\s*\d{{4}}\s*(?:هـ|ه)?")
_WEEKDAY = re.compile(rf"(?<!\w)(?:يوم\s+)?({_either(_WEEKDAYS)})(?!\w)")
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
    number = int(month) if month.isdigit() else _NUMBER[re.sub(r"\s+", " ", month.lower())]
    return _iso(int(found["y"]), number, int(found["d"]))


def stamps(text: str) -> Iterator[Stamp]:
    """All full Gregorian dates of ``text``, form by form; 01/11/2024 is read day first."""
    folded = fold(text)
    for form in _FORMS:
        for found in form.finditer(folded.text):
            day = _read(found)
            if day is not None:
                yield Stamp(day, *folded.back(*found.span()))


def _stripped(folded: str) -> str:
    """What a line holds besides dates, weekdays and hours."""
    for form in (*_FORMS, _HIJRI_DATE, _CLOCK, _WEEKDAY):
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
    folded = key(text)
    rest = _stripped(folded)
    left = re.findall(r"\w+", rest.lower())
    author = _AUTHOR.match(rest) is not None and len(left) <= 6
    agency = 0 < len(left) <= 6 and left[-1] in AGENCIES
    if not (_bare(left) or author or agency):
        return None
    firm = bool(left) or _WEEKDAY.search(folded) is not None or _CLOCK.search(folded) is not None
    return Stamp(found.day, found.start, found.end, firm)


def is_agency_line(text: str) -> bool:
    """Whether the stretch is a town of at most four words, one or two dates and an agency, and nothing else."""
    if next(stamps(text), None) is None:
        return False
    left = [word for word in re.findall(r"\w+", _stripped(key(text))) if word not in _LABELS - {"في"}]
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
