"""From a group of tellings to one claim: the fullest names, the date and place that were settled, all evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from wasata.analysis import Chain, Document, Mention, fullness
from wasata.arabic.letters import key
from wasata.claims import mediation
from wasata.claims.judges import Judge
from wasata.claims.mediation import Mediation, Third
from wasata.claims.parties import Party
from wasata.claims.relations import Candidate
from wasata.claims.settling import Settled
from wasata.claims.telling import Telling
from wasata.model import Claim, Contact, EventType, Grounded, Participant, Role, Span, Status, Track
from wasata.rules.compiled import Lexicon

TRACK_CHANCE = 0.5
ONLY_TRACK = 0.25  # an event is on the likeliest track where that is at least so likely
_SHARED = frozenset((EventType.CONSULT, EventType.AGREE))
LEAST_LIKELY = 0.15
LIKELY_DOER = 0.3
_TITLES = frozenset(("headline", "heading"))
_SILENT = frozenset(("place", "force", "people", "nationality"))
_LED = frozenset(("برءاسه", "بقياده", "يقوده", "يتراسه", "يراسه", "تراسه", "قاده"))


@dataclass(slots=True)
class Group:
    """The tellings of one event, who takes part in it, when and where it was, and how likely it is one.

    ``again`` are tellings of groups that make no claim of their own but are like this one: they lend it their evidence.
    """

    tellings: list[Telling]
    features: list[str] = field(default_factory=list)
    probability: float = 0.0
    parties: list[Party] = field(default_factory=list)
    settled: Settled = field(default_factory=Settled)
    thirds: list[Third] = field(default_factory=list)
    again: list[Telling] = field(default_factory=list)


class Builder:
    """Builds claims; ``judge`` says who of those in an event mediates."""

    def __init__(self, lexicon: Lexicon, judge: Judge) -> None:
        self.lexicon = lexicon
        self.judge = judge
        self.mediation = Mediation(lexicon)

    def claim(self, document: Document, group: Group, met: Mapping[int, set[int]]) -> Claim | None:
        """The claim that the tellings make together; None where nobody takes part. ``met``: who meets whom."""
        tellings, settled = group.tellings, group.settled
        lead = max(tellings, key=lambda t: t.probability)
        code = EventType(lead.trigger.entry.code)
        thirds = group.thirds = self.thirds(document, group, met)
        actors = [t.participant for t in thirds if t.slot == "actor"]
        recipients = [t.participant for t in thirds if t.slot == "recipient"]
        if not actors and not recipients:
            return None
        mediating = mediation.decide(self.judge, thirds)
        if code in _SHARED:  # those who mediate a contact or an agreement are among its actors
            actors += [t.participant for t in mediating if t.slot == "none"]
        source, via = self._credit(document, tellings, {t.chain.index for t in thirds if t.slot == "actor"})
        trigger = document.units[lead.trigger.unit].tokens[lead.trigger.at]
        return Claim(
            report=document.report.id,
            type=code,
            evidence=self._evidence(document, [*tellings, *group.again]),
            trigger=Span(trigger.start, trigger.end),
            entry=lead.trigger.entry.id,
            contact=self._contact(tellings) if code is EventType.CONSULT else None,
            actors=tuple(actors),
            recipients=tuple(recipients),
            mediators=tuple(t.participant for t in mediating),
            date=settled.date,
            place=settled.place,
            status=self._status(tellings, lead),
            tracks=self._tracks(tellings),
            source=source,
            via=via,
            confidence=round(group.probability, 4),
        )

    def thirds(self, document: Document, group: Group, met: Mapping[int, set[int]]) -> list[Third]:
        """All who take part, and then those beside them who may mediate, with what speaks for that."""
        parties = group.parties
        slots = _slots(document, parties, group.tellings[0].trigger.entry.code) or _surest(document, parties)
        people = [(slot, *row) for slot in ("actor", "recipient") for row in slots[slot]]
        told = _told_once([(c, chain) for _, c, chain in people])
        thirds = [
            Third(self._participant(document, candidate, chain), chain, slot)
            for slot, candidate, chain in people
            if chain.index in told
        ]
        taking = [chain for _, _, chain in people]
        for party in parties:
            chain = document.chains[party.chain]
            beside = party.slot == "none" and party.probability >= mediation.LIKELY
            if beside and not any(chain is c or _one_actor(chain, c) for c in taking):
                thirds.append(Third(self._participant(document, party.candidate, chain), chain, "none"))
        self.mediation.weigh(document, thirds, group.tellings, group.settled.place, met)
        return thirds

    def _participant(self, document: Document, candidate: Candidate, chain: Chain) -> Participant:
        mention = candidate.mention
        # a state is called what it is called here: واشنطن in one sentence, الولايات المتحدة in another
        full = mention if mention.kind == "state" else chain.fullest
        name = full.name or mention.name or _own_name(document, full)
        if name is None and mention.text != full.text:
            name = mention.text  # what the event's own sentence calls it
        return Participant(
            text=full.text,
            span=full.span,
            name=name,
            id=chain.id,
            kind=full.kind,
            country=next((m.country for m in (full, mention) if m.country), None),
            sector=next((m.sector for m in (full, mention) if m.sector), None),
            role=_role(document, candidate, chain),
            of=next((m.of for m in (full, mention) if m.of), None),
        )

    @staticmethod
    def _evidence(document: Document, tellings: list[Telling]) -> tuple[Grounded, ...]:
        content = document.report.content
        spans: list[Span] = []
        for span in sorted({t.evidence for t in tellings}):
            if spans and spans[-1].overlaps(span):
                spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
            else:
                spans.append(span)
        return tuple(Grounded(span.of(content), span) for span in spans)

    @staticmethod
    def _contact(tellings: list[Telling]) -> Contact:
        """A visit in which a meeting of two is told is a meeting, one on which a letter is carried a message."""
        done = [t for t in tellings if not t.aim] or tellings  # who came to talk is told to have come
        told = [t for t in done if _tells_whom(t)] or done
        weights: dict[str, float] = defaultdict(float)
        for telling in told:
            weights[telling.trigger.entry.contact or "meeting"] += telling.probability
        if "visit" in weights and not weights.keys().isdisjoint(("meeting", "message")):
            del weights["visit"]
        return Contact(max(weights, key=lambda kind: weights[kind]))

    @staticmethod
    def _status(tellings: list[Telling], lead: Telling) -> Status:
        """What took place took place, even where another sentence still plans it; a denial stands."""
        found = {t.status for t in tellings}
        if Status.DENIED in found:
            return Status.DENIED
        if Status.ACTUAL in found and lead.status is not Status.PLANNED:
            return Status.ACTUAL
        return lead.status

    @staticmethod
    def _tracks(tellings: list[Telling]) -> tuple[Track, ...]:
        chances = {track: max(t.tracks.get(track, 0.0) for t in tellings) for track in Track}
        likeliest = max(chances, key=lambda track: chances[track])
        return tuple(t for t in Track if chances[t] >= (ONLY_TRACK if t is likeliest else TRACK_CHANCE))

    @staticmethod
    def _credit(
        document: Document, tellings: list[Telling], actors: set[int]
    ) -> tuple[Grounded | None, Grounded | None]:
        """Who is credited in the likeliest telling, unless it speaks of its own act, and the medium that carried it."""
        body = [t for t in tellings if t.part not in _TITLES] or tellings  # a headline leaves out who says so
        lead = max(body, key=lambda t: t.probability)
        spoken = (s.speaker for s in lead.speeches if s.speaker is not None)
        speaker = next((m for m in spoken if m.chain not in actors and _speaks(m)), None)
        source = None if speaker is None else _grounded(document.chains[speaker.chain], speaker)
        carried = (s.via for telling in tellings for s in telling.speeches if s.via is not None)
        via = next((Grounded(m.text, m.span, m.name, m.id) for m in carried), None)
        return source, via


def _speaks(mention: Mention) -> bool:
    """Whether it can be who says so: no place, no force or people, none that are counted or only two sides."""
    return mention.kind not in _SILENT and not mention.phrase.counted and not mention.phrase.dual


def _slots(document: Document, parties: list[Party], code: str) -> dict[str, list[tuple[Candidate, Chain]]]:
    """Who fills which slot, in the order of the words.

    Where only those are sure to whom something was done, the likeliest of those who may have done it did it.
    """
    taken = [(p, p.slot) for p in parties if p.slot != "none"]
    if taken and code != "CONSULT" and all(slot != "actor" for _, slot in taken):
        doers = [p for p in parties if p.slot == "none" and p.likely == "actor" and p.probability >= LIKELY_DOER]
        taken += [(max(doers, key=lambda p: p.probability), "actor")] if doers else []
    slots: dict[str, list[tuple[Candidate, Chain]]] = defaultdict(list)
    for party, slot in sorted(taken, key=lambda row: (row[0].candidate.mention.span, row[0].chain)):
        slots[slot].append((party.candidate, document.chains[party.chain]))
    return slots


def _surest(document: Document, parties: list[Party]) -> dict[str, list[tuple[Candidate, Chain]]]:
    """Somebody takes part in every event: where nobody passed, the likeliest does, if at all likely."""
    slots: dict[str, list[tuple[Candidate, Chain]]] = defaultdict(list)
    likely = [p for p in parties if p.probability >= LEAST_LIKELY]
    if likely:
        best = max(likely, key=lambda p: (not p.candidate.carried, p.probability))
        slots[best.likely].append((best.candidate, document.chains[best.chain]))
    return slots


def _told_once(found: list[tuple[Candidate, Chain]]) -> set[int]:
    """The chains that stay: of two that are one actor the fuller, no body beside its own head or delegation."""
    kept: list[Chain] = []
    for _, chain in found:
        twin = next((k for k in kept if _one_actor(k, chain)), None)
        if twin is None:
            kept.append(chain)
        elif fullness(twin.fullest) < fullness(chain.fullest):
            kept[kept.index(twin)] = chain
    bodies = {c.index for c in kept if any(_body_of(c, other) for other in kept if other is not c)}
    return {c.index for c in kept} - bodies


def _one_actor(one: Chain, other: Chain) -> bool:
    """Whether two chains of one event are the same: by id, or by the same words with no state against it."""
    if one.id and other.id:
        return one.id == other.id
    a, b = one.fullest, other.fullest
    same_words = a.words == b.words if a.words or b.words else key(a.text) == key(b.text)
    return a.kind == b.kind and same_words and (a.country == b.country or not (a.country and b.country))


def _body_of(body: Chain, other: Chain) -> bool:
    """Whether a body is told by its own head or delegation: by the register, or by its words."""
    if other.fullest.kind not in ("person", "delegation", "officials") or body.fullest.kind == "state":
        return False
    by_id = bool(body.id) and any(m.of == body.id for m in other.mentions) and not body.fullest.phrase.collective
    return by_id or (not body.id and bool(body.fullest.words) and body.fullest.words < other.fullest.words)


def _role(document: Document, candidate: Candidate, chain: Chain) -> Role | None:
    """Who was sent, who leads those sent, who sent them."""
    if candidate.rule == "sender":
        return Role.SENDER
    if chain.fullest.kind == "delegation" or candidate.mention.kind == "delegation":
        return Role.DELEGATION
    tokens = document.units[candidate.mention.sentence].tokens
    at = candidate.mention.phrase.start - 1
    led = at >= 0 and (tokens[at].key in _LED or tokens[at].stem in _LED)
    return Role.HEAD if led else None


def _grounded(chain: Chain, mention: Mention) -> Grounded:
    full = chain.fullest
    return Grounded(full.text, full.span, full.name or mention.name, chain.id)


def _own_name(document: Document, mention: Mention) -> str | None:
    tokens = document.units[mention.sentence].tokens
    return " ".join(tokens[at].text for at in mention.phrase.names) or None


def _tells_whom(telling: Telling) -> bool:
    """Whether a telling may say that two met: it names both, or goes on about a meeting (اللقاء) that was told."""
    return telling.trigger.entry.contact != "meeting" or len(telling.participants) > 1 or telling.definite
