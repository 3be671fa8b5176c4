"""Which tellings of a report are one event: each is weighed against the groups of tellings before it.

A telling is compared with a group as a whole, not with its tellings one by one: «التقى لافروف الوزير» and «التقى الوزير
شكري» share a man and are two meetings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wasata.analysis import Mention, Token, both_sides
from wasata.arabic.letters import key
from wasata.claims.telling import Telling

REACH = 12  # groups looked back upon, the latest first: a report of any length costs in proportion to its length
UNDER = 2  # sentences under a heading that tell first what it announces
_OTHER = frozenset(
    key(w) for w in ("آخر", "أخرى", "ثان", "ثانية", "ثالث", "جديد", "سابق", "مقبل", "لاحق", "أخير", "مماثل")
)
_TURNS = frozenset(
    key(w) for w in ("كما", "وكان", "وكانت", "كان", "جهة", "سياق", "أيضا", "غضون", "الأثناء", "المقابل", "سبق", "جانبه")
)


def features(group: list[Telling], telling: Telling, rank: int) -> list[str]:
    """What speaks for and against a telling being one more of a group before it, of the same type.

    ``rank`` counts the groups of the type that were told of later than this one: 0 for the latest.
    """
    code, form = telling.trigger.entry.code, telling.trigger.form
    last = group[-1]
    gap = telling.trigger.unit - last.trigger.unit
    near = "same" if gap == 0 else "next" if gap == 1 else "near" if gap <= 3 else "far"
    close = "close" if gap == 0 and telling.trigger.at - last.trigger.at <= 8 else "apart"
    who = _who(group, telling)
    lands = _compare_sets({c for t in group for c in _countries(t)}, set(_countries(telling)))
    words = any(t.trigger.entry.head == telling.trigger.entry.head for t in group)
    contact = any(t.trigger.entry.contact == telling.trigger.entry.contact for t in group)
    date = _compare([t.date.value for t in group if t.date], telling.date.value if telling.date else None)
    place = _compare([t.place.text for t in group if t.place], telling.place.text if telling.place else None)
    status = any(t.status == telling.status for t in group)
    title = all(t.part == "headline" for t in group)
    source = any(t.source_chain == telling.source_chain for t in group)
    kind = "definite" if telling.definite else "open"
    return [
        f"code:{code}",
        f"who:{who}",
        f"who:{who}|{code}",
        f"who:{who}|near:{near}",
        f"who:{who}|title:{title}",
        f"who:{who}|{form}|{kind}",
        f"who:{who}|rank:{min(rank, 2)}",
        f"lands:{lands}|{code}",
        f"lands:{lands}|who:{who}",
        f"near:{near}",
        f"near:{near}|{code}",
        f"near:{near}|{close}|{last.trigger.form}{form}",
        f"near:{near}|{close}|{code}",
        f"rank:{min(rank, 3)}",
        f"rank:{min(rank, 3)}|{form}|{kind}",
        f"rank:{min(rank, 3)}|near:{near}",
        f"title:{title}|{code}",
        f"title:{title}|near:{near}",
        f"words:{words}|near:{near}",
        f"words:{words}|{code}",
        f"contact:{contact}|{code}",
        f"date:{date}",
        f"date:{date}|{code}",
        f"date:{date}|who:{who}",
        f"place:{place}",
        f"place:{place}|{code}",
        f"status:{status}",
        f"status:{status}|{code}",
        f"kind:{kind}|{form}|{code}",
        f"source:{source}|near:{near}",
        f"size:{min(len(group), 4)}",
        *(f"cue:{c}" for c in telling.cues),
        *(f"cue:{c}|{code}" for c in telling.cues),
    ]


def cues(tokens: list[Token], at: int) -> list[str]:
    """Words by a trigger that tell of another event (لقاء آخر) or turn to one (كما، من جهة أخرى)."""
    found = [f"turn:{t.key}" for t in tokens[:3] if t.key in _TURNS]
    found += [f"other:{t.stem or t.key}" for t in tokens[at + 1 : at + 4] if key(t.stem or t.key) in _OTHER]
    return list(dict.fromkeys(found))


def _who(group: list[Telling], telling: Telling) -> str:
    """How those who take part in a telling stand to those of a group."""
    mine = telling.parties
    each = [t.parties for t in group]
    theirs = frozenset().union(*each)
    if not mine or not theirs:
        return f"{'some' if mine else 'nobody'}-{'some' if theirs else 'nobody'}"
    common = mine & theirs
    if len(mine) > 1 and (mine in each or any(_retold(telling, t) for t in group)):
        return "equal-many"
    if not common:
        return "strangers"
    if len(mine) > 1 and any(len(p) > 1 and len(p & mine) == 1 and p - mine and mine - p for p in each):
        # A met B, A met C
        return "partner" if not any(len(p & mine) > 1 for p in each) else "mixed"
    alone = "one" if len(mine) == 1 else "many"
    if mine == theirs:
        return f"equal-{alone}"
    if mine <= theirs:
        return f"within-{alone}"
    return "around" if theirs <= mine else "across"


def _countries(telling: Telling) -> list[str]:
    return [c.mention.country for c in telling.participants if c.mention.country]


def _retold(telling: Telling, earlier: Telling) -> bool:
    """Whether all who take part, two or more, take part in an earlier telling, by chain or by what they are called."""
    mine, theirs = ([c.mention for c in t.participants] for t in (telling, earlier))
    return len(mine) > 1 and all(any(_called_alike(m, n) for n in theirs) for m in mine)


def _called_alike(one: Mention, other: Mention) -> bool:
    """«وفد مصري» of two sentences is two chains that may be one delegation; so is a longer name of it."""
    if one.chain == other.chain:
        return True
    if one.id and other.id:
        return one.id.split(":")[0] == other.id.split(":")[0]
    clash = one.country and other.country and one.country != other.country
    within = one.words <= other.words or other.words <= one.words
    return one.kind == other.kind and not clash and within and len(one.words) > 1 and len(other.words) > 1


def _compare_sets(theirs: set[str], mine: set[str]) -> str:
    if not mine or not theirs:
        return "open"
    return "within" if mine <= theirs else "around" if theirs <= mine else "across" if mine & theirs else "other"


def _compare(theirs: list[str], mine: str | None) -> str:
    if mine is None or not theirs:
        return "open"
    if mine in theirs:
        return "same"
    return "part" if any(mine in t or t in mine for t in theirs) else "other"


def of_a_list(group: list[Telling], telling: Telling) -> bool:
    """Whether one of several dates behind a noun keeps two apart: another date, or another sentence that means none."""
    apart = group[-1].trigger.unit != telling.trigger.unit
    if telling.listed:
        return any(t.date != telling.date if t.listed else apart for t in group)
    return apart and any(t.listed for t in group)


def on_the_line(group: list[Telling], telling: Telling) -> bool:
    """Whether one is a call and the other a journey: who telephoned did not arrive by it. What a journey is made for
    (لإجراء محادثات) is no call.
    """
    told = [*group, telling]
    kinds = {t.trigger.entry.contact for t in group}
    calls = {*kinds, telling.trigger.entry.contact} == {"call", "visit"} and len(kinds) == 1
    return calls and not any(t.aim for t in told)


def refers_back(a: Telling, b: Telling) -> bool:
    """Whether the later telling only speaks of the earlier contact again: تناولت المباحثات …, with no partner named.

    A verbal noun with the article and without a party of its own belongs to the contact told last.
    """
    near = 0 <= b.trigger.unit - a.trigger.unit <= 2 and not a.listed
    alone = b.trigger.form == "N" and b.definite and not any(c.rule == "actor" for c in b.candidates)
    taking = b.participants
    both = bool(taking) and all(both_sides(c.mention) or c.mention.stands_for for c in taking)
    return near and (alone or both) and a.trigger.entry.code == b.trigger.entry.code == "CONSULT"


def goes_on(group: list[Telling], telling: Telling) -> bool:
    """Whether a telling goes on about the contact told just before it in its sentence: استقبل …، وبحث معه …"""
    last = group[-1]
    here = (
        last.trigger.entry.code == telling.trigger.entry.code == "CONSULT" and last.trigger.unit == telling.trigger.unit
    )
    dates = {t.date.value for t in (*group, telling) if t.date}
    return here and len(dates) < 2 and _who(group, telling) == "equal-many"


def announced(group: list[Telling], telling: Telling) -> bool:
    """Whether a heading inside the report, told of nowhere else yet, announces what the sentences under it tell."""
    heading = group[-1]
    under = heading.part == "heading" and len(group) == 1 and 0 < telling.trigger.unit - heading.trigger.unit <= UNDER
    if not under or telling.part == "heading" or heading.trigger.entry.code != telling.trigger.entry.code:
        return False
    theirs = [c.mention for c in telling.participants]
    return not heading.participants or any(_called_alike(c.mention, m) for c in heading.participants for m in theirs)


def before(groups: Iterable[list[Telling]], telling: Telling) -> list[list[Telling]]:
    """The groups of a telling's type, the one told of latest first, no more than are looked back upon."""
    code = telling.trigger.entry.code
    found = [g for g in groups if g[0].trigger.entry.code == code]
    found.sort(key=lambda g: (g[-1].trigger.unit, g[-1].trigger.at), reverse=True)
    return found[:REACH]


def gather(
    tellings: list[Telling], likeness: Callable[[list[Telling], Telling, int], float], threshold: float
) -> list[list[Telling]]:
    """Groups of tellings, in the order of the report: each joins the group it is likest to, if that passes."""
    groups: list[list[Telling]] = []
    by_code: dict[str, list[list[Telling]]] = {}
    for telling in tellings:
        earlier = by_code.setdefault(telling.trigger.entry.code, [])
        if groups and (refers_back(groups[-1][-1], telling) or goes_on(groups[-1], telling)):
            groups[-1].append(telling)
            continue
        heading = groups[-1] if groups and announced(groups[-1], telling) else None
        best = _likest([g for g in earlier if g is not heading], telling, likeness, threshold)
        if best is None and heading is None:
            best = []
            groups.append(best)
            earlier.append(best)
        elif heading is not None and best is not None:
            best += heading  # the heading announces once more what was told before
            groups.remove(heading)
            earlier.remove(heading)
        (best if best is not None else heading or []).append(telling)
    return groups


def _likest(
    groups: list[list[Telling]],
    telling: Telling,
    likeness: Callable[[list[Telling], Telling, int], float],
    threshold: float,
) -> list[Telling] | None:
    """The group that a telling is likest to, if that passes."""
    scores = [(likeness(group, telling, rank), -rank, group) for rank, group in enumerate(before(groups, telling))]
    score, _, best = max(scores, key=lambda row: row[:2], default=(0.0, 0, None))
    return best if score > threshold else None
