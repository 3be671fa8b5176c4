"""Scores coded events against events coded by hand, report by report.

*detected*: same type, and a passage of evidence of one overlaps one of the other by at least fifteen code points.
*exact*: detected, and at least half of the gold participants are found and at least half of the coded ones are right.
Pairs are matched one to one, those with the best participants first. Gold events marked ``optional`` neither earn nor
cost. Participants are compared by the words that distinguish them: titles and offices alone do not make two people one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Event = Mapping[str, Any]
Span = tuple[int, int]
Counts = dict[str, tuple[int, int, int]]

LEAST_OVERLAP = 15
_POSITIONS = frozenset(("REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE"))
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LETTERS = str.maketrans("أإآٱىةئؤ", "اااايهيو", "ء")
_ARTICLES = ("وبال", "وال", "بال", "فال", "كال", "لل", "ال")
_ENDINGS = re.compile(r"(يه|ين|ون|ا)$")
_COMMON_WORDS = (
    "وفد رئيس وزير قياده قيادات قيادي قاده قائد مسؤول مسؤولين مسئول مسئولي مسؤولون مبعوث ممثل ممثلين ممثلي جانب طرف"
    " اطراف حكومه دوله حركه حزب جماعه سيد دكتور لواء فريق عميد امير ملك شيخ امين عام عامه ناطق متحدث باسم نائب مساعد"
    " عضو رفيع مستوي كبار جهاز منظمه هيئه مجلس جيش قوات قوي فصائل ميليشيات مليشيات من في علي الي مع بين عن خاص دولي"
    " دوليه خارجيه دفاع داخليه سفير وزراء نظير نظيره اخ سابق حالي جديد"
)


def _fold(text: str) -> str:
    return _MARKS.sub("", text).translate(_LETTERS)


def _bare(token: str) -> str:
    folded = _fold(token)
    for article in _ARTICLES:
        if folded.startswith(article) and len(folded) - len(article) >= 3:
            return folded[len(article) :]
    if folded[:1] in ("و", "ب", "ل", "ف") and len(folded) >= 6:
        rest = folded[1:]
        return rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
    return folded


def _root(token: str) -> str:
    bare = _bare(token)
    return _ENDINGS.sub("", bare) if len(bare) > 4 else bare


_COMMON = frozenset(_root(word) for word in _COMMON_WORDS.split())


def words_of(text: str) -> frozenset[str]:
    """The words of a name, without articles and endings, as they are compared."""
    return frozenset(_root(token) for token in re.findall(r"\w+", text))


def _forms(participant: object) -> list[str]:
    if isinstance(participant, str):
        return [participant]
    if isinstance(participant, Mapping):
        keys = ("text", "name", "entity_text", "identifier_text")
        return [str(participant[key]) for key in keys if participant.get(key)]
    return []


def same(a: object, b: object) -> bool:
    """Whether two participants (strings, or mappings with ``text`` and ``name``) name the same actor."""
    return any(_same_words(words_of(x), words_of(y)) for x in _forms(a) for y in _forms(b))


def _same_words(a: frozenset[str], b: frozenset[str]) -> bool:
    if not a or not b:
        return False
    telling_a, telling_b = a - _COMMON, b - _COMMON
    if telling_a and telling_b:
        return len(telling_a & telling_b) / min(len(telling_a), len(telling_b)) >= 0.5
    return len(a & b) / min(len(a), len(b)) > 0.5


def matched(gold: Iterable[object], coded: Sequence[object]) -> int:
    """How many participants find a partner on the other side, one to one."""
    used: set[int] = set()
    for participant in gold:
        found = next((i for i, c in enumerate(coded) if i not in used and same(participant, c)), None)
        if found is not None:
            used.add(found)
    return len(used)


def spans(content: str, event: Event) -> list[Span]:
    """Where an event's evidence stands in a report's content, with runs of white space taken as one."""
    flat = re.sub(r"\s+", " ", content)
    found = []
    for item in event.get("evidence") or []:
        text = item if isinstance(item, str) else item.get("text", "")
        wanted = re.sub(r"\s+", " ", text).strip()
        at = flat.find(wanted) if wanted else -1
        if at >= 0:
            found.append((at, at + len(wanted)))
    return found


def overlap(a: list[Span], b: list[Span]) -> bool:
    """Whether a passage of one shares enough with a passage of the other."""
    return any(min(x[1], y[1]) - max(x[0], y[0]) >= LEAST_OVERLAP for x in a for y in b)


def participants(event: Event) -> list[object]:
    """All who take part, each once."""
    seen: list[object] = []
    for key in ("actors", "recipients", "mediators"):
        for participant in event.get(key) or []:
            if not any(_forms(participant)[:1] == _forms(other)[:1] for other in seen):
                seen.append(participant)
    return seen


def group(event_type: str) -> str:
    """contact, position or deed."""
    return "contact" if event_type == "CONSULT" else "position" if event_type in _POSITIONS else "deed"


class _Tally:
    def __init__(self) -> None:
        self.counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.fields: dict[str, list[int]] = {}
        self.people = [0, 0, 0]
        self.tracks = [0, 0, 0]

    def count(self, event_type: str, what: str, by: int = 1) -> None:
        for name in (group(event_type), "all", "type:" + event_type):
            self.counts[name][what] += by

    def field(self, name: str, right: bool) -> None:
        row = self.fields.setdefault(name, [0, 0])
        row[0] += right
        row[1] += 1


def pairs(content: str, gold: Sequence[Event], coded: Sequence[Event]) -> dict[int, int]:
    """Which gold event (by index) is which coded one: the best participants first, optional gold events last."""
    gold_spans, coded_spans = [spans(content, e) for e in gold], [spans(content, e) for e in coded]
    options = []
    for i, g in enumerate(gold):
        for j, c in enumerate(coded):
            if g["type"] == c["type"] and overlap(gold_spans[i], coded_spans[j]):
                mine, theirs = participants(g), participants(c)
                whole = len(mine) + len(theirs)
                likeness = 2 * matched(mine, theirs) / whole if whole else 1.0
                options.append((bool(g.get("optional")), -likeness, i, j))
    taken: dict[int, int] = {}
    for _, _, i, j in sorted(options):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def _score_pair(tally: _Tally, gold: Event, coded: Event) -> None:
    mine, theirs = participants(gold), participants(coded)
    common = matched(mine, theirs)
    tally.count(gold["type"], "hit")
    tally.count(gold["type"], "exact", int(exact(gold, coded)))
    for i, number in enumerate((common, len(mine), len(theirs))):
        tally.people[i] += number
    tally.field("date", gold.get("date") == coded.get("date"))
    tally.field("status", gold.get("status") == coded.get("status"))
    if gold["type"] == "CONSULT":
        tally.field("contact", gold.get("contact") == coded.get("contact"))
    for name in ("place", "source"):
        a, b = gold.get(name), coded.get(name)
        tally.field(name, (not a and not b) or bool(a and b and same(a, b)))
    if gold.get("mediators"):
        tally.field("mediator", matched(gold["mediators"], coded.get("mediators") or []) > 0)
    a, b = set(gold.get("tracks") or []), set(coded.get("tracks") or [])
    for i, number in enumerate((len(a & b), len(a), len(b))):
        tally.tracks[i] += number


def _rates(hit: int, gold: int, coded: int) -> dict[str, float]:
    precision, recall = hit / coded if coded else 0.0, hit / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3)}


def score(
    contents: Mapping[str, str], gold: Mapping[str, Sequence[Event]], coded: Mapping[str, Sequence[Event]]
) -> dict[str, Any]:
    """Precision, recall and F1 by group and type, and the accuracy of every field over the matched events.

    ``contents`` maps a report's id to ``title + "\\n" + text``; ``gold`` and ``coded`` map it to its events.
    """
    tally = _Tally()
    for report, events in gold.items():
        _score_report(tally, contents[report], events, coded.get(report, []))
    return _summary(len(gold), tally)


def _score_report(tally: _Tally, content: str, events: Sequence[Event], found: Sequence[Event]) -> None:
    taken = pairs(content, events, found)
    for i, event in enumerate(events):
        if event.get("optional"):
            continue
        tally.count(event["type"], "gold")
        if i in taken:
            _score_pair(tally, event, found[taken[i]])
    optional = {j for i, j in taken.items() if events[i].get("optional")}
    for j, event in enumerate(found):
        if j not in optional:
            tally.count(event["type"], "coded")


def counts(content: str, gold: Sequence[Event], coded: Sequence[Event]) -> Counts:
    """The counts of one report behind each figure: ``(hit, gold, coded)``.

    Over any number of reports a figure is ``2 * hits / (gold + coded)``, each of the three summed: F1 for events
    (``all exact``, ``CONSULT detected``), participants and tracks; for a field the share that is right, since gold and
    coded are both the matched events. :func:`score` gives the same figures, rounded.
    """
    tally = _Tally()
    _score_report(tally, content, gold, coded)
    found: Counts = {}
    for name, n in tally.counts.items():
        for how, hit in (("detected", n["hit"]), ("exact", n["exact"])):
            found[f"{name.removeprefix('type:')} {how}"] = (hit, n["gold"], n["coded"])
    for name, (hit, mine, theirs) in (("participants", tally.people), ("tracks", tally.tracks)):
        if mine or theirs:
            found[name] = (hit, mine, theirs)
    return found | {name: (right, whole, whole) for name, (right, whole) in tally.fields.items()}


def exact(gold: Event, coded: Event) -> bool:
    """Whether at least half of the gold participants are found and at least half of the coded ones are right."""
    mine, theirs = participants(gold), participants(coded)
    common = matched(mine, theirs)
    return (not mine or common / len(mine) >= 0.5) and (not theirs or common / len(theirs) >= 0.5)


def _summary(reports: int, tally: _Tally) -> dict[str, Any]:
    out: dict[str, Any] = {"reports": reports}
    for name in sorted(tally.counts, key=lambda n: (n.startswith("type:"), n)):
        n = tally.counts[name]
        out[name] = {
            "gold": n["gold"],
            "coded": n["coded"],
            "detected": _rates(n["hit"], n["gold"], n["coded"]),
            "exact": _rates(n["exact"], n["gold"], n["coded"]),
        }
    out["participants"] = _rates(*tally.people)
    out["tracks"] = _rates(*tally.tracks)
    for name, (right, whole) in tally.fields.items():
        out[f"{name}_accuracy"] = round(right / whole, 3) if whole else None
    return out
