"""When and where a whole event was: the dates and places of all its tellings and of the report, weighed together.

A sentence that tells an event need not say when: the headline leaves it to the lead, a demand has the day of the speech
in which it is made, a second telling («خلال اللقاء») that of the first. Only when the tellings of one event stand
together, beside the other events of the report, can these be told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from wasata.analysis import Mention
from wasata.claims import vicinity
from wasata.claims.events import group_of
from wasata.claims.fields import DateOption, PlaceOption, attached, grounded, placelike, prep_of
from wasata.claims.judges import Judge
from wasata.claims.proposals import Proposals
from wasata.claims.telling import Telling
from wasata.claims.triggers import Scene
from wasata.claims.vicinity import Told
from wasata.model import DateBasis, DateReading, Grounded, Span

AHEAD = 3  # units behind a telling that may date it: a headline has its date in the lead
FEW = 6  # a report with no more dates than these has all of them weighed
BESIDE = 6  # groups before and behind that may share a date or a place
MOST = 12  # places of one value that are looked at
KEPT = 4  # dates and places that are kept for explaining
_WAS = frozenset(("كان", "كانت", "وكان", "وكانت"))


class Settler:
    """Weighs dates and places of the groups of one report."""

    def __init__(self, proposals: Proposals, groups: Sequence[list[Telling]]) -> None:
        report, scenes = proposals.document.report, proposals.scenes
        self.scenes, self.groups = scenes, groups
        self.content, self.published = report.content, report.published
        self.dated: dict[str, list[tuple[int, DateReading]]] = {}
        self.placed: dict[str, list[tuple[int, Grounded, Scene, Mention]]] = {}
        self.names: dict[Span, str] = {}  # by which two mentions of a place are one
        self.chains = [frozenset(m.chain for m in s.unit.mentions) for s in scenes]
        for scene in scenes:
            for reading in scene.unit.dates:
                self.dated.setdefault(reading.value, []).append((scene.index, reading))
            for mention in scene.unit.mentions:
                where = grounded(scene, mention, self.content)
                self.names[where.span] = vicinity.name_of(scene, mention, where)
                if placelike(scene, mention):
                    row = (scene.index, where, scene, mention)
                    self.placed.setdefault(self.names[where.span], []).append(row)
        for telling in (t for group in groups for t in group):
            for option, _ in telling.place_options:  # a state that is visited is no place elsewhere
                scene = scenes[telling.trigger.unit]
                visited = next((m for m in scene.unit.mentions if m.span.end == option.place.span.end), None)
                if self.names[option.place.span] not in self.placed and visited is not None:
                    self.placed[self.names[option.place.span]] = [(scene.index, option.place, scene, visited)]
        self._unite(vicinity.longer(self.placed))
        self.told = [self._told(group) for group in groups]
        self.common = Counter({value: len(found) for value, found in self.dated.items()}).most_common(1)
        self.opening = next((r.value for s in scenes for r in s.unit.dates), None)
        self.scene_dates = Counter(t.date for t in self.told if t.date)
        self.scene_places = Counter(t.place for t in self.told if t.place)

    def _unite(self, alias: dict[str, str]) -> None:
        """Gives a bare name and its longer form one name."""
        for short, full in alias.items():
            self.placed[full] = sorted(self.placed[full] + self.placed.pop(short), key=lambda row: row[0])
        self.names = {span: alias.get(name, name) for span, name in self.names.items()}

    def _told(self, group: list[Telling]) -> Told:
        dated = max(group, key=lambda t: t.date_probability)
        placed = max(group, key=lambda t: t.place_probability)
        units = [t.trigger.unit for t in group]
        return Told(
            min(units),
            max(units),
            group[0].trigger.entry.code,
            frozenset().union(*(t.parties for t in group)),
            dated.date.value if dated.date else None,
            self.names[placed.place.span] if placed.place else None,
        )

    def _beside(self, number: int) -> Iterator[Told]:
        for at in range(max(0, number - BESIDE), min(len(self.told), number + BESIDE + 1)):
            if at != number:
                yield self.told[at]

    # -- dates --------------------------------------------------------------------------------------------------------

    def dates(self, number: int) -> list[DateOption]:
        """The dates that may be a group's, each value once."""
        group, me = self.groups[number], self.told[number]
        chances: dict[str, float] = {}
        for telling in group:
            for option, chance in telling.date_options:
                value = option.reading.value
                chances[value] = max(chance, chances.get(value, 0.0))
        values = dict.fromkeys([*chances, *self._more_dates(me)])
        values.update(dict.fromkeys(t.date for t in self._beside(number) if t.date))
        if len(self.dated) <= FEW:
            values.update(dict.fromkeys(self.dated))
        return [DateOption(self._reading(me, value), self._date_features(number, value, chances)) for value in values]

    def _more_dates(self, me: Told) -> Iterator[str]:
        if self.opening is not None:
            yield self.opening
        if self.common:
            yield self.common[0][0]
        for unit in range(me.first, min(len(self.scenes), me.first + AHEAD + 1)):
            for reading in self.scenes[unit].unit.dates[:2]:
                yield reading.value

    def _reading(self, me: Told, value: str) -> DateReading:
        """The reading of a value that stands nearest to the group; inherited where it is in none of its sentences."""
        unit, reading = min(self.dated[value], key=lambda row: vicinity.away(row[0], me))
        return reading if me.first <= unit <= me.last else replace(reading, basis=DateBasis.INHERITED)

    def _date_features(self, number: int, value: str, chances: dict[str, float]) -> list[str]:
        me, group = self.told[number], self.groups[number]
        lead = max(group, key=lambda t: t.probability)
        code, kind, status = me.code, group_of(me.code), lead.status.value
        where = [unit for unit, _ in self.dated[value][:MOST]]
        reading = self.dated[value][0][1]
        units = {t.trigger.unit for t in group}
        own = any(self.scenes[u].unit.dates for u in units)
        stands = vicinity.stands(where, units, me)
        count = min(2, max((len(self.scenes[u].unit.dates) for u in where if u in units), default=0))
        age = vicinity.age(value, self.published)
        mine = any(me.parties & self.chains[u] for u in where)
        speakers = {t.source_chain for t in group if t.source_chain >= 0}
        spoken = "none" if not speakers else "yes" if any(speakers & self.chains[u] for u in where) else "no"
        share = sum(n for v, n in self.scene_dates.items() if v == value) - (me.date == value)
        others = sum(self.scene_dates.values()) - (me.date is not None)
        rate, first = vicinity.rate(share, others), vicinity.part(me)
        return [
            *vicinity.ranked(value, chances, kind, code),
            f"stands:{stands}",
            f"stands:{stands}|{kind}",
            f"stands:{stands}|own:{own}",
            f"stands:{stands}|of:{count}",
            f"stands:{stands}|{first}",
            f"stands:{stands}|age:{age}",
            f"age:{age}|{kind}",
            f"age:{age}|{status}",
            f"age:{age}|{code}",
            f"basis:{reading.basis}|{stands}",
            f"precision:{reading.precision}|{kind}",
            f"precision:{reading.precision}|{stands}",
            f"precision:{reading.precision}|{code}",
            f"opening:{value == self.opening}|{first}",
            f"opening:{value == self.opening}|{kind}|{stands}",
            f"common:{bool(self.common) and value == self.common[0][0]}|{kind}",
            f"only:{len(self.dated) == 1}|{first}",
            f"only:{len(self.dated) == 1}|{kind}",
            f"mine:{mine}|{kind}",
            f"mine:{mine}|{stands}",
            f"spoken:{spoken}|{kind}",
            f"spoken:{spoken}|{stands}",
            f"rate:{rate}|{kind}",
            f"rate:{rate}|{stands}",
            f"rate:{rate}|age:{age}",
            *self._surroundings(lead, stands, kind),
            *self._telling(group, code, kind, stands),
            *self._neighbours(number, [t.date == value for t in self._beside(number)], kind, stands),
        ]

    def _surroundings(self, lead: Telling, stands: str, kind: str) -> list[str]:
        """What leads from the sentence to the day of the report or away from it: وأضاف، خلال اللقاء، وكان، بعد، منذ."""
        scene, trigger = self.scenes[lead.trigger.unit], lead.trigger
        where = "here" if stands == "here" else "away"
        tokens = scene.tokens
        main = next((t for t in tokens if t.tag == "V"), None)
        tense = main.reading.features[:4] if main is not None and main.reading is not None else "none"
        clause = scene.clauses[trigger.clause]
        own = next((t for t in tokens[clause.start : clause.end] if t.tag == "V"), None)
        own_tense = own.reading.features[:4] if own is not None and own.reading is not None else "none"
        before = tokens[max(0, trigger.at - 2) : trigger.at]
        words = [t.stem or t.key for t in before if t.tag in "PFDKOQS" or t.key in _WAS]
        words += [tokens[trigger.at].prep] if tokens[trigger.at].prep else []
        opening = tokens[0].stem or tokens[0].key
        return [
            f"opens:{opening}|{where}",
            f"main:{tense}|{where}",
            f"main:{tense}|{where}|{kind}",
            f"main:{main.stem or main.key if main is not None else 'none'}|{where}",
            f"clause:{clause.kind}|{where}",
            f"clause:{clause.kind}|{own_tense}|{where}",
            f"same:{main is own}|{where}|{kind}",
            *(f"before:{w}|{where}" for w in words),
            *(f"before:{w}|{where}|{trigger.form}" for w in words),
        ]

    @staticmethod
    def _telling(group: list[Telling], code: str, kind: str, stands: str) -> list[str]:
        """How the event is told: a verb of the past leans on the day of the lead, a state of things does not."""
        lead = max(group, key=lambda t: t.probability)
        trigger = lead.trigger
        forms = "V" if any(t.trigger.form == "V" for t in group) else trigger.form
        speech = lead.speech
        own = speech is not None and speech.speaker is not None and speech.speaker.chain in lead.parties
        said = "own" if own else "other" if speech else "none"
        gap = f"{forms}{min(3, len(group))}{'d' if lead.definite else ''}"
        return [
            f"code:{code}|{stands}",
            f"form:{forms}|{stands}",
            f"form:{forms}|{kind}|{stands}",
            f"tense:{trigger.features[:4]}|{stands}",
            f"tense:{trigger.features[:4]}|{kind}",
            f"said:{said}|{stands}",
            f"said:{said}|{kind}|{stands}",
            f"status:{lead.status.value}|{stands}",
            f"told:{gap}|{stands}",
            f"sure:{vicinity.step(lead.probability) // 2}|{stands}",
            f"entry:{trigger.entry.id}",
            f"entry:{trigger.entry.id}|{'here' if stands == 'here' else 'away'}",
        ]

    def _neighbours(self, number: int, same: list[bool], kind: str, stands: str) -> list[str]:
        """Whether events of the same people, or told just before, have the same date or place."""
        me = self.told[number]
        beside = list(self._beside(number))
        near = [(t, s) for t, s in zip(beside, same, strict=True) if s]
        common = max((min(2, len(t.parties & me.parties)) for t, _ in near), default=-1)
        met = any(t.code == "CONSULT" and t.parties & me.parties for t, _ in near)
        twin = any(t.code == me.code and t.parties & me.parties for t, _ in near)
        gap = min((abs(t.first - me.first) for t, _ in near), default=9)
        close = "same" if gap == 0 else "next" if gap == 1 else "near" if gap <= 3 else "far" if gap < 9 else "none"
        return [
            f"kin:{common}|{kind}",
            f"kin:{common}|{stands}",
            f"met:{met}|{kind}",
            f"twin:{twin}|{stands}",
            f"twin:{twin}|{kind}",
            f"close:{close}|{kind}",
            f"close:{close}|{stands}",
        ]

    # -- places -------------------------------------------------------------------------------------------------------

    def places(self, number: int) -> list[PlaceOption]:
        """The places that may be a group's, each name once."""
        group, me = self.groups[number], self.told[number]
        chances: dict[str, float] = {}
        for telling in group:
            for option, chance in telling.place_options:
                name = self.names[option.place.span]
                chances[name] = max(chance, chances.get(name, 0.0))
        names = dict.fromkeys([*chances, *self._more_places(me)])
        names.update(dict.fromkeys(t.place for t in self._beside(number) if t.place))
        return [
            PlaceOption(self._place(me, name), self._place_features(number, name, chances, names)) for name in names
        ]

    def _more_places(self, me: Told) -> Iterator[str]:
        for unit in range(me.first, min(len(self.scenes), me.first + AHEAD + 1)):
            found = [m for m in self.scenes[unit].unit.mentions if placelike(self.scenes[unit], m)]
            for mention in found[:3]:
                yield self.names[grounded(self.scenes[unit], mention, self.content).span]

    def _place(self, me: Told, name: str) -> Grounded:
        """The fullest words for a place near the group."""
        rows = self.placed[name]
        nearest = min(vicinity.away(unit, me) for unit, *_ in rows)
        return max((row[1] for row in rows if vicinity.away(row[0], me) == nearest), key=lambda p: len(p.text))

    def _place_features(self, number: int, name: str, chances: dict[str, float], names: dict[str, None]) -> list[str]:
        me, group = self.told[number], self.groups[number]
        lead = max(group, key=lambda t: t.probability)
        code, kind = me.code, group_of(me.code)
        contact = lead.trigger.entry.contact or "none"
        rows = self.placed[name][:MOST]
        units = {t.trigger.unit for t in group}
        stands = vicinity.stands([row[0] for row in rows], units, me)
        inside = [row for row in rows if row[0] in units] or rows
        scene, mention = inside[0][2:]
        prep, cls = prep_of(scene, mention), "metonym" if ":" in name else mention.kind
        own = any(row[0] in units for n in names for row in self.placed[n])
        mine = any(me.parties & self.chains[row[0]] for row in rows)
        often = min(4, len(self.placed[name]))
        share = self.scene_places[name] - (me.place == name)
        others = sum(self.scene_places.values()) - (me.place is not None)
        rate, first = vicinity.rate(share, others), vicinity.part(me)
        return [
            *vicinity.ranked(name, chances, kind, code),
            f"stands:{stands}",
            f"stands:{stands}|{kind}",
            f"stands:{stands}|{code}|{contact}",
            f"stands:{stands}|own:{own}",
            f"stands:{stands}|{first}",
            f"stands:{stands}|prep:{prep}",
            f"class:{cls}|{stands}",
            f"class:{cls}|{kind}",
            f"class:{cls}|prep:{prep}",
            f"prep:{prep}|{kind}",
            f"often:{often}|{kind}",
            f"often:{often}|{stands}",
            f"mine:{mine}|{stands}",
            f"rate:{rate}|{kind}",
            f"rate:{rate}|{stands}",
            f"contact:{contact}|{'here' if stands == 'here' else 'away'}",
            *(f"{a}|{kind}" for a in attached(scene, mention)),
            *vicinity.grain(name, names, stands, kind),
            *vicinity.home(name, group, kind, contact, cls),
            *self._surroundings(lead, stands, kind),
            *self._telling(group, code, kind, stands),
            *self._neighbours(number, [t.place == name for t in self._beside(number)], kind, stands),
        ]


@dataclass(slots=True)
class Settled:
    """What was settled for one group, and what was weighed, the likeliest first."""

    date: DateReading | None = None
    place: Grounded | None = None
    dates: list[tuple[DateOption, float]] = field(default_factory=list)
    places: list[tuple[PlaceOption, float]] = field(default_factory=list)


def settle(settler: Settler, standing: Sequence[bool], when: Judge, where: Judge) -> list[Settled]:
    """Date and place of every group that makes a claim. A group that was made for one date of a list keeps it."""
    found: list[Settled] = []
    for number, group in enumerate(settler.groups):
        if not standing[number]:
            found.append(Settled())
            continue
        kind = group_of(group[0].trigger.entry.code)
        dates = [(o, when.probabilities(o.features)["yes"]) for o in settler.dates(number)]
        places = [(o, where.probabilities(o.features)["yes"]) for o in settler.places(number)]
        dates.sort(key=lambda row: -row[1])
        places.sort(key=lambda row: -row[1])
        settled = Settled(dates=dates[:KEPT], places=places[:KEPT])
        if dates and dates[0][1] > when.least(kind):
            settled.date = dates[0][0].reading
        if places and places[0][1] > where.least(kind):
            settled.place = places[0][0].place
        settled.date = next((t.date for t in group if t.listed), settled.date)
        if settled.date is None and group[0].trigger.entry.code != "CONSULT":
            settled.date = _of_their_meeting(group, settler.groups[max(0, number - BESIDE) : number], found)
        found.append(settled)
    return found


def _of_their_meeting(
    group: list[Telling], earlier: Sequence[list[Telling]], found: list[Settled]
) -> DateReading | None:
    """A position of two who just met, told without a date, has the day of their meeting: thanks, demands, promises."""
    mine = {c.mention.chain for t in group for c in t.participants}
    for met, settled in zip(reversed(earlier), reversed(found[-len(earlier) :]), strict=True):
        near = group[0].trigger.unit - met[-1].trigger.unit <= AHEAD
        theirs = {c.mention.chain for t in met for c in t.participants}
        if met[0].trigger.entry.code == "CONSULT" and near and settled.date and len(mine & theirs) > 1:
            return replace(settled.date, basis=DateBasis.INHERITED)
    return None
