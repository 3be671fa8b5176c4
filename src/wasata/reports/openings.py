"""Datelines and bylines: whole lines, and the stretch before the first word of a paragraph.

``القاهرة - محمد سالم``, ``عدن – «الشرق الأوسط»: …``, ``بيروت (رويترز) - …``, ``الرياض 25 شوال 1436 هـ … واس``.
"""

from __future__ import annotations

import re

from wasata.arabic.letters import fold
from wasata.model import PartKind
from wasata.reports import dateline
from wasata.reports.desks import AGENCIES, PLACES, flat, words

_LONGEST, _SEGMENTS, _SEGMENT_WORDS = 110, 5, 5
_DASH = re.compile(r"\s*[-–—_|/]+\s*|\s+ـ+\s+|\s*،\s*")
_SPEECH = words("قال قالت أكد أكدت أعلن أعلنت ذكر ذكرت أوضح أضاف صرح كشف كشفت أفاد أفادت يقول تقول")
_WIRES = words("واس رويترز وكالات متابعات الأناضول شينخوا سبوتنيك أفب بترا وام كونا سانا وفا")
_NAMES = "|".join(sorted((re.escape(a) for a in AGENCIES), key=len, reverse=True))
_IN_BRACKETS = re.compile(
    rf"^([^.:؛،()«»\"]{{2,45}}?)(?:\d{{1,2}}\s[^.:؛()«»\"]{{3,30}})?\s*\(\s*(?:{_NAMES})\s*\)\s*(?:[-–—_:]+|ـ+)\s*(?=\S)"
)
_BY_AGENCY = re.compile(
    rf"^[^.:؛،()«»\"\n]{{2,40}}?\s\d{{1,2}}\s[^.:؛،()«»\"\n]{{4,60}}?(?<!\w)(?:{_NAMES})(?!\w)\s*[-–—:]*\s*"
)
_TOWNS = "|".join(sorted((re.escape(town) for town in PLACES), key=len, reverse=True))
_SURE = "|".join(sorted((re.escape(a) for a in AGENCIES if " " in a or "." in a or a in _WIRES), key=len, reverse=True))
_TWO_DESKS = re.compile(
    rf"^(?:(?:{_SURE})\s*[-–—]+\s*(?:{_SURE}|{_TOWNS})|(?:{_TOWNS})\s*[-–—]+\s*(?:{_SURE}))(?=\s)\s*[-–—:]*\s*"
)
_DAY_AND_AGENCY = re.compile(
    rf"^(?:{_TOWNS})\s+(?:في\s+)?\d{{1,2}}\s+\w+(?:\s+\d{{4}})?\s*[/(]\s*(?:{_NAMES})\s*[/)]\s*[-–—:.]*\s*(?=\S)"
)
_COLON = re.compile(rf"^([^:؟!«\n]{{2,{_LONGEST}}}?(?:«[^»:]{{2,30}}»)?)\s*:\s*(?=\S)")
_BY = re.compile(
    r"^\W*(?:كتبت?|كتبها|بقلم|تقرير|تحقيق|حوار|حاوره|حاورته|حاورها|اعداد|اعد الملف|تحرير|ترجمه|ترجمها|متابعه|تغطيه|"
    r"اجري الحوار|المصدر)\s*[:/–—-]\s*\S"
)
_BY_NAMED = re.compile(r"^\W*(?:كتبت?|بقلم)\s+\S")
_CREDIT = re.compile(
    r"^\W*(?:خدمه|بالاتفاق مع|خاص ب|وحده التقارير|وحده ابحاث|نقلا عن|ترجمه خاصه|مجله «|صحيفه «|عن صحيفه|عن مجله)"
)
_AUTHOR = re.compile(
    r"^\s*[*•\-–—]+\s*(?:ال)?(?:استاذه?|كاتبه?|عضو|مستشاره?|محلله?|باحثه?|مديره?|استشاريه?|اكاديميه?|صحافيه?|صحفيه?|اعلاميه?|"
    r"محاميه?|خبيره?|محرره?|رئيسه?)(?!\w)|^\s*(?:استاذه?|كاتبه?|عضو|مستشاره?|محلله?|باحثه?|استشاريه?|اكاديميه?|خبيره?)(?!\w)"
)
_FINAL = re.compile(r"[.!؟?…؛:،,]\s*$")


def _even(text: str) -> str:
    """The text with every tatweel that stands alone as a dash made one, so that folding keeps it."""
    return re.sub(r"(?<=\s)ـ+(?=\s)", lambda m: "-" * len(m[0]), text)


def _segments(folded: str) -> list[str]:
    if not re.search(r"[-–—_]", folded.lstrip(" *•-–—_")):
        return []
    parts = [re.sub(r"(?<=\w)\s*\([^)]*\)", "", part) for part in _DASH.split(folded)]  # بنغازي (ليبيا)
    parts = [re.sub(r"[«»\"“”{}()\[\]]", " ", part) for part in parts]
    segments = [" ".join(part.split()).strip(" .:*•") for part in parts]
    return [segment for segment in segments if segment]


def _told(segments: list[str]) -> PartKind | None:
    """Dateline if one of the segments is a town, byline if one is a news desk, None if neither."""
    if not 2 <= len(segments) <= _SEGMENTS or any(len(s.split()) > _SEGMENT_WORDS for s in segments):
        return None
    if any(s.split()[0] in _SPEECH or s.isdigit() for s in segments):
        return None
    if any(s in PLACES for s in segments):
        return PartKind.DATELINE
    return PartKind.BYLINE if any(s in AGENCIES for s in segments) else None


def whole(text: str) -> PartKind | None:
    """DATELINE or BYLINE if the line is nothing else, wherever it stands; otherwise None."""
    if len(text) > 160:
        return None
    if dateline.line(text) is not None:
        return PartKind.DATELINE
    folded = flat(_even(text)).strip()
    size = len(folded.split())
    if size <= 9 and not re.search(r"[!؟?؛،]\s*$", folded) and ":" not in folded[:-1]:
        kind = _told(_segments(folded))
        if kind is not None:
            return kind
    if size <= 8 and not re.search(r"[.!؟?؛،]", folded) and _BY.match(folded):
        return PartKind.BYLINE
    return None


def edge(text: str) -> PartKind | None:
    """DATELINE or BYLINE for forms that tell only above or below the body: ``name – town`` unknown, ``كتب فلان``."""
    folded = flat(_even(text)).strip()
    size = len(folded.split())
    if size <= 14 and not re.search(r"[.؟?!:]", folded) and (_CREDIT.match(folded) or _AUTHOR.match(folded)):
        return PartKind.BYLINE
    if size > 7 or _FINAL.search(folded) or re.search(r"[\d«»\"“”]", folded):
        return None
    parts = [part.split() for part in re.split(r"\s*[–—-]+\s*", folded) if part.strip()]
    pair = len(parts) == 2 and folded[-1].isalpha() and len(parts[0]) >= 2 and all(len(part) <= 3 for part in parts)
    return PartKind.BYLINE if pair or _BY_NAMED.match(folded) else None


def prefix(text: str) -> tuple[int, PartKind] | None:
    """How long the dateline or byline before a paragraph's first word is, and which it is; None if there is none."""
    head = _even(text[: _LONGEST + 20])
    folded = flat(head)
    found = _COLON.match(folded)
    kind = _told(_segments(found[1])) if found else None
    if kind is None:
        found, kind = _dated_or_desk(folded), PartKind.DATELINE
    return _cut(text, fold(head).back(0, found.end())[1], kind) if found and kind else None


def _dated_or_desk(folded: str) -> re.Match[str] | None:
    """A dateline that tells by a date, an agency in brackets, or two desks in a row."""
    found = _BY_AGENCY.match(folded)
    if found and dateline.is_agency_line(found[0]):
        return found
    found = _IN_BRACKETS.match(folded)
    if found and (found[1].strip() in PLACES or len(found[1].split()) <= 2):  # else a sentence that names an agency
        return found
    return _TWO_DESKS.match(folded) or _DAY_AND_AGENCY.match(folded)


def _cut(text: str, length: int, kind: PartKind) -> tuple[int, PartKind] | None:
    """The prefix, unless it leaves nothing to read behind it."""
    return (length, kind) if text[length:].strip() else None
