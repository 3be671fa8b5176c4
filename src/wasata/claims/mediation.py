"""Who mediates: what speaks for an actor being the third party in an event, for a judge to weigh.

Three rules propose: envoys of international bodies mediate on their own track, such a body hosts the talks of others,
and the usual mediators of a conflict stand between its sides. What the report says of an actor (وساطة، برعاية), whom
else he meets in it and whose place it is, speaks beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wasata.analysis import Chain, Document
from wasata.arabic.letters import key
from wasata.claims.judges import Judge
from wasata.claims.parties import Party
from wasata.claims.syntax import CLASSES
from wasata.claims.telling import Telling
from wasata.model import Grounded, Participant, Role, Track
from wasata.rules.compiled import Lexicon
from wasata.rules.entries import ConflictEntry, Post

ON_TRACK = 0.5  # how likely an event must be on a track on which third parties mediate
LIKELY = 0.05  # an actor less likely to take part is not asked whether it mediates
_MEDIATED = (Track.CEASEFIRE, Track.DETAINEES, Track.RECONCILIATION)
_ENVOYS = frozenset(("مبعوث", "موفد", "وسيط", "وسطاء"))
_MISSIONS = ("رئيس بعثة", "ممثل خاص", "منسق")
_PANELS = ("بعثة", "البعثة", "الآلية", "آلية", "مكتب المبعوث")  # bodies that are there to mediate
_TALKS = frozenset(("تفاوض", "تحاور", "حوار", "تحادث", "تباحث", "تشاور", "توسط", "وساطة", "محادثات", "مفاوضات", "جولة"))
_SERVICES = ("المخابرات", "الاستخبارات")
_ABOVE_STATES = frozenset(("UNO", "IGO", "EUR"))
_CUES = {
    key(w): key(root)
    for root, forms in (
        ("وساطة", ("وساطة", "وساطات", "بوساطة", "الوساطة", "توسط", "توسطت", "يتوسط", "تتوسط")),
        ("وسيط", ("وسيط", "الوسيط", "وسطاء", "الوسطاء", "الوسيطين", "وسيطة")),
        ("رعاية", ("رعاية", "برعاية", "رعت", "ترعى", "يرعى", "ترعاها", "ترعاه", "يرعاها", "راعية", "الراعية")),
        ("استضافة", ("استضافة", "استضافت", "تستضيف", "تستضيفها", "تستضيفه", "يستضيف", "باستضافة", "المضيف", "المضيفة")),
        ("جهود", ("جهود", "الجهود", "مساعي", "مساعيه", "مساعيها", "المساعي", "جهودها", "جهوده")),
    )
    for w in forms
}
_REACH = 3  # tokens around a mention in which such a word belongs to it
_LOOKED_AT = 12  # mentions of one actor that are looked at


@dataclass(slots=True)
class Third:
    """One who may be the third party of an event."""

    participant: Participant
    chain: Chain
    slot: str
    features: list[str] = field(default_factory=list)
    probability: float = 0.0
    sent: bool = False  # sent by a usual mediator to a side: mediates by rule
    between: bool = False  # a usual mediator with two sides in one contact: mediates by rule


@dataclass(slots=True)
class _Event:
    """What is asked of one event again and again."""

    participants: list[Participant]
    tellings: Sequence[Telling]
    lead: Telling
    place: Grounded | None
    told_twice: frozenset[str]
    country: str | None  # of the place
    published: str | None
    touched: list[tuple[ConflictEntry, str]] = field(default_factory=list)


def company(groups: Iterable[Sequence[Party]]) -> dict[int, set[int]]:
    """For each actor of a report (by chain) those with whom it takes part in any event."""
    met: dict[int, set[int]] = defaultdict(set)
    for parties in groups:
        taking = {p.chain for p in parties if p.slot != "none"}
        for chain in taking:
            met[chain] |= taking - {chain}
    return met


class Mediation:
    """Knows the conflicts of the lexicon: their sides and usual mediators."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._sides = {c.id: frozenset(i for side in c.sides for i in side) for c in lexicon.conflicts.values()}
        self._countries = {c: frozenset(map(self._country, sides)) - {None} for c, sides in self._sides.items()}

    def weigh(
        self,
        document: Document,
        thirds: list[Third],
        tellings: Sequence[Telling],
        place: Grounded | None,
        met: Mapping[int, set[int]],
    ) -> None:
        """Sets the features of all who take part in an event or stand beside it."""
        lead = max(tellings, key=lambda t: t.probability)
        taking = [t.participant for t in thirds if t.slot != "none"]
        entry = self.lexicon.places.get(place.id) if place and place.id else None
        event = _Event(
            taking,
            tellings,
            lead,
            place,
            document.told_twice,
            entry.country if entry else None,
            document.report.published,
        )
        event.touched = self._touched(event)
        spoken = sum(document.spellings[word] for word in _CUES)
        for number, third in enumerate(thirds):
            cues = _cues(document, third.chain, {t.trigger.unit for t in tellings})
            stance = self._stance(event, third)
            third.sent = self._sent(event, third, stance)
            third.between = self._between(event, third)
            third.features = [
                *self._features(event, third, number, stance),
                *self._company(document, third, met, min(2, spoken), stance[0]),
                *(f"cue:{c}" for c in cues),
                *(f"cue:{c}|{lead.trigger.entry.code}" for c in cues),
                f"cues:{bool(cues)}|{third.slot}",
            ]

    def _features(self, event: _Event, third: Third, number: int, how: tuple[str, str]) -> list[str]:
        participant, entry = third.participant, event.lead.trigger.entry
        code, contact = entry.code, entry.contact or "none"
        rule = self._rule(event, third)
        stance, facing = how
        cls = CLASSES.get(participant.kind or "", participant.kind or "none")
        above = participant.country in _ABOVE_STATES or participant.kind == "igo"
        titles = sorted({t.split()[0] for m in third.chain.mentions for t in m.phrase.titles} & _ENVOYS)
        others = [p for p in event.participants if p is not participant]
        countries = {p.country for p in others if p.country and p.country != participant.country}
        kin = any(p.country == participant.country for p in others if p.country)
        host = bool(event.country) and participant.country == event.country
        tracks = [t.value for t in Track if any(told.tracks.get(t, 0.0) >= ON_TRACK for told in event.tellings)]
        return [
            f"rule:{rule}",
            f"rule:{rule}|{code}",
            f"rule:{rule}|{third.slot}",
            f"rule:{rule}|stance:{stance}",
            f"stance:{stance}|{code}",
            f"stance:{stance}|{facing}",
            f"stance:{stance}|{contact}",
            f"stance:{stance}|{third.slot}",
            f"class:{cls}|above:{above}",
            f"class:{cls}|{stance}",
            f"class:{cls}|{code}",
            f"above:{above}|{code}|{third.slot}",
            *(f"title:{t}" for t in titles),
            *(f"title:{t}|above:{above}" for t in titles),
            f"slot:{third.slot}|{code}",
            f"others:{min(3, len(others))}|{code}",
            f"countries:{min(3, len(countries))}|{stance}",
            f"countries:{min(3, len(countries))}|{code}|{third.slot}",
            f"kin:{kin}|{stance}",
            f"host:{host}|{stance}",
            f"host:{host}|countries:{min(3, len(countries))}",
            *(f"track:{t}|{stance}" for t in tracks),
            *(f"track:{t}|{code}" for t in tracks),
            f"head:{entry.head}",
            f"role:{participant.role}|{stance}",
            f"status:{event.lead.status.value}|{stance}",
            f"order:{min(3, number)}|{code}",
        ]

    @staticmethod
    def _company(document: Document, third: Third, met: Mapping[int, set[int]], spoken: int, stance: str) -> list[str]:
        """Whom an actor meets in the whole report: who goes between others meets more than one side."""
        own = third.participant.country
        partners = met.get(third.chain.index, set())
        lands = {_land(document.chains[c]) for c in partners} - {None, own}
        often = min(4, len(third.chain.mentions))
        return [
            f"meets:{min(3, len(lands))}|{stance}",
            f"meets:{min(3, len(lands))}|{third.slot}",
            f"partners:{min(4, len(partners))}|{stance}",
            f"spoken:{spoken}|{stance}",
            f"spoken:{spoken}|{third.slot}",
            f"often:{often}|{stance}",
        ]

    def _rule(self, event: _Event, third: Third) -> str:
        if self._envoy(third.chain, event.published):
            return "envoy"
        if self._hosts(third.participant, event):
            return "hosts"
        return "none"

    def _sent(self, event: _Event, third: Third, stance: tuple[str, str]) -> bool:
        """Whether a usual mediator of the conflict sends him to one of its sides."""
        participant = third.participant
        chief = participant.sector == "SPY" or any(s in m.text for m in third.chain.mentions for s in _SERVICES)
        envoy = participant.role in (Role.DELEGATION, Role.HEAD) or chief
        if third.slot == "none" or participant.role is Role.SENDER or event.lead.trigger.entry.code != "CONSULT":
            return False
        return envoy and stance in (("usual", "people"), ("usual", "place"))

    def _between(self, event: _Event, third: Third) -> bool:
        """Whether a usual mediator of a conflict stands with two of its sides in one contact."""
        participant = third.participant
        if third.slot == "none" or participant.role is Role.SENDER or event.lead.trigger.entry.code != "CONSULT":
            return False
        return any(
            self._usual(conflict, participant, event)
            and not self._side(conflict, participant)
            and sum(any(self._of(side, p) for p in event.participants) for side in conflict.sides) > 1
            for conflict, _ in event.touched
        )

    def _of(self, side: Sequence[str], participant: Participant) -> bool:
        """Whether an actor belongs to one side of a conflict."""
        countries = {self._country(actor) for actor in side} - {None}
        return (participant.id or "").split(":")[0] in side or participant.country in countries

    def _touched(self, event: _Event) -> list[tuple[ConflictEntry, str]]:
        """The conflicts that an event may touch, and how they are touched whoever takes part: by place, by report."""
        named = {i.split(":")[0] for i in event.told_twice}
        on_track = any(t.tracks.get(track, 0.0) >= ON_TRACK for t in event.tellings for track in _MEDIATED)
        found = []
        for conflict in self.lexicon.conflicts.values():
            told = not named.isdisjoint(self._sides[conflict.id])
            how = "report" if told and on_track else "told" if told else "none"
            how = "place" if self._at_place(conflict, event.place) else how
            if how != "none" or any(self._side(conflict, p) for p in event.participants):
                found.append((conflict, how))
        return found

    def _stance(self, event: _Event, third: Third) -> tuple[str, str]:
        """Whether an actor is a usual mediator of a conflict that the event touches, or a side, and how it touches."""
        best = ("none", "none")
        for conflict, how in event.touched:
            sided = self._side(conflict, third.participant)
            facing = "people" if self._faced(conflict, event, third.participant, sided=sided) else how
            if facing == "none":
                continue
            usual = not sided and self._usual(conflict, third.participant, event)
            stance = "side" if sided else "usual" if usual else "none"
            best = max(best, (stance, facing), key=_WEIGHTIEST.__getitem__)
        return best

    def _faced(self, conflict: ConflictEntry, event: _Event, third: Participant, *, sided: bool) -> bool:
        """Whether an actor has a side of a conflict before it, or, being one itself, a usual mediator."""
        others = [p for p in event.participants if p is not third and p.country != third.country]
        return any(self._side(conflict, p) or (sided and self._usual(conflict, p, event)) for p in others)

    def _side(self, conflict: ConflictEntry, participant: Participant) -> bool:
        base = (participant.id or "").split(":")[0]
        return base in self._sides[conflict.id] or participant.country in self._countries[conflict.id]

    def _usual(self, conflict: ConflictEntry, participant: Participant, event: _Event) -> bool:
        sender = next((p.country for p in event.participants if p.role is Role.SENDER), None)
        sent_by = sender if participant.role in (Role.DELEGATION, Role.HEAD) else None
        base = (participant.id or "").split(":")[0]
        country = (participant.country or sent_by or "").lower()
        return base in conflict.mediators or country in conflict.mediators

    def _envoy(self, chain: Chain, published: str | None) -> bool:
        """An envoy of a body above states: by a post of the lexicon, or by title and body in the report."""
        if self._posted(chain.id, published):
            return True
        titles = {title for m in chain.mentions for title in m.phrase.titles}
        sent = any(t.split()[0] in _ENVOYS or t.startswith(_MISSIONS) for t in titles)
        if not sent and not any(m.text.startswith(_MISSIONS) for m in chain.mentions):
            return False
        bodies = {m.of for m in chain.mentions} | {
            r for m in chain.mentions for c, r in m.phrase.entities if c in ("actor", "short")
        }
        bodies |= {n for m in chain.mentions for n in m.phrase.nationalities}
        return any(self._above_states(body) for body in bodies)

    def _posted(self, actor_id: str | None, published: str | None) -> bool:
        """Whether the lexicon knows a person as the envoy of such a body, or the head of its mission, at the time."""
        actor = self.lexicon.actors.get(actor_id or "")
        return any(self._mission(post) for post in (actor.posts if actor else ()) if _held(post, published))

    def _mission(self, post: Post) -> bool:
        if not post.title or not self._above_states(post.of):
            return False
        body = self.lexicon.actors[post.of or ""].name_ar
        return post.title.split()[0].removeprefix("ال") in _ENVOYS or body.startswith(_PANELS)

    def _above_states(self, body: str | None) -> bool:
        actor = self.lexicon.actors.get(body or "")
        return actor is not None and actor.kind != "person" and (actor.country in _ABOVE_STATES or actor.kind == "igo")

    def _hosts(self, participant: Participant, event: _Event) -> bool:
        """A body above states in talks or an agreement with others: the talks run on its track."""
        entry = event.lead.trigger.entry
        talks = entry.code == "AGREE" or entry.head in _TALKS or bool(set(entry.nouns) & _TALKS)
        others = [p for p in event.participants if p is not participant and p.country not in _ABOVE_STATES]
        body = participant.kind in ("igo", "delegation", "institution", "body") and participant.country in _ABOVE_STATES
        return talks and body and len(others) >= 1 and entry.code in ("CONSULT", "AGREE")

    def _country(self, actor_id: str) -> str | None:
        actor = self.lexicon.actors.get(actor_id)
        return actor.country if actor else None

    def _at_place(self, conflict: ConflictEntry, where: Grounded | None) -> bool:
        """Whether the event took place where the conflict is."""
        place = where.id if where else None
        places = set(conflict.places)
        while place is not None:
            if place in places:
                return True
            entry = self.lexicon.places.get(place)
            place = entry.parent if entry else None
        return False


_FACING = ("none", "told", "report", "place", "people")
_STANCES = ("none", "usual", "side")
# what weighs more: a conflict whose sides take part, and in it the part an actor has
_WEIGHTIEST = {(s, f): (s != "none", _FACING.index(f), _STANCES.index(s)) for s in _STANCES for f in _FACING}


def _held(post: Post, published: str | None) -> bool:
    """Whether a post was held on the day of a report; one whose time is not known always was."""
    if published is None:
        return True
    return post.since <= published and (not post.until or published[: len(post.until)] <= post.until)


def decide(judge: Judge, thirds: list[Third]) -> list[Third]:
    """Those who mediate. Who is not among those who take part must be surer; who is sent by a mediator does by rule."""
    for third in thirds:
        third.probability = judge.probabilities(third.features)["yes"]
    if any(t.sent for t in thirds):  # neither who sends him nor to whom he comes mediates beside him
        return [t for t in thirds if t.sent or "rule:envoy" in t.features]
    least = {t.chain.index: judge.least("beside" if t.slot == "none" else "taking") for t in thirds}
    found = [t for t in thirds if t.between or t.probability >= least[t.chain.index]]
    sent = [t for t in found if t.participant.role is not Role.SENDER]  # who is sent mediates, not who sends
    between = [
        t for t in sent or found if "stance:side|people" not in t.features
    ]  # a side does not mediate beside others
    return between or sent or found


def _cues(document: Document, chain: Chain, units: set[int]) -> list[str]:
    """Words of mediation beside the mentions of an actor; marked where they are in a sentence of the event."""
    found: dict[str, None] = {}
    for mention in chain.mentions[:_LOOKED_AT]:
        tokens = document.units[mention.sentence].tokens
        around = tokens[max(0, mention.phrase.start - _REACH) : mention.phrase.end + _REACH]
        for token in around:
            word = _CUES.get(token.key) or _CUES.get(token.stem)
            if word:
                found[f"{word}:{'here' if mention.sentence in units else 'there'}"] = None
    return list(found)


def _land(chain: Chain) -> str | None:
    return next((m.country for m in chain.mentions if m.country), None)
