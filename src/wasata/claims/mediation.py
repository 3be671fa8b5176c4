"""Who mediates: envoys of international bodies, and the usual mediators of a conflict between its sides."""

from __future__ import annotations

from wasata.analysis import Chain, Document
from wasata.claims.telling import Telling
from wasata.model import Participant, Role, Track
from wasata.rules.compiled import Lexicon
from wasata.rules.entries import ConflictEntry

ON_TRACK = 0.5  # how likely an event must be on a track on which third parties mediate
_MEDIATED = (Track.CEASEFIRE, Track.DETAINEES, Track.RECONCILIATION)
_ENVOYS = frozenset(("مبعوث", "موفد", "وسيط", "وسطاء"))
_MISSIONS = ("رئيس بعثة", "ممثل خاص", "منسق")
_CODES = frozenset(("CONSULT", "AGREE", "REQUEST", "REJECT", "SUPPORT"))
_TALKS = frozenset(("تفاوض", "تحاور", "حوار", "تحادث", "تباحث", "تشاور", "توسط", "وساطة", "محادثات", "مفاوضات", "جولة"))
_ABOVE_STATES = frozenset(("UNO", "IGO", "EUR"))


class Mediation:
    """Knows the conflicts of the lexicon: their sides and usual mediators."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._sides = {c.id: frozenset(i for side in c.sides for i in side) for c in lexicon.conflicts.values()}
        self._countries = {c: frozenset(map(self._country, sides)) - {None} for c, sides in self._sides.items()}

    def mediators(
        self, document: Document, participants: tuple[Participant, ...], telling: Telling
    ) -> tuple[Participant, ...]:
        """Those of the participants who are third party in this event."""
        code = telling.trigger.entry.code
        if code not in _CODES:
            return ()
        found = [
            p for p in participants if self._envoy(document.chain_of(p.span)) or self._hosts(p, participants, telling)
        ]
        if found or code != "CONSULT":
            return tuple(found)
        for conflict in self.lexicon.conflicts.values():
            third = self._third_parties(conflict, participants, telling, document.told_twice)
            if third:
                return third
        return ()

    def _envoy(self, chain: Chain | None) -> bool:
        """An envoy of a body above states: by title and body in the report, or by a post of the lexicon."""
        if chain is None:
            return False
        titles = {title for m in chain.mentions for title in m.phrase.titles}
        named_so = any(t.split()[0] in _ENVOYS or t.startswith(_MISSIONS) for t in titles)
        if not named_so:
            return False
        bodies = {m.of for m in chain.mentions} | {
            r for m in chain.mentions for c, r in m.phrase.entities if c in ("actor", "short")
        }
        bodies |= {n for m in chain.mentions for n in m.phrase.nationalities}
        return any(self._above_states(body) for body in bodies) or self._posted(chain.id)

    def _posted(self, actor_id: str | None) -> bool:
        """Whether the lexicon knows a person as the envoy of such a body."""
        actor = self.lexicon.actors.get(actor_id or "")
        posts = actor.posts if actor else ()
        return any(self._above_states(post.of) and post.title.split()[0] in _ENVOYS for post in posts if post.title)

    def _above_states(self, body: str | None) -> bool:
        actor = self.lexicon.actors.get(body or "")
        return actor is not None and actor.kind != "person" and (actor.country in _ABOVE_STATES or actor.kind == "igo")

    def _hosts(self, participant: Participant, participants: tuple[Participant, ...], telling: Telling) -> bool:
        """A body above states in talks or an agreement with others: the talks run on its track."""
        entry = telling.trigger.entry
        talks = entry.code == "AGREE" or entry.head in _TALKS or bool(set(entry.nouns) & _TALKS)
        others = [p for p in participants if p is not participant and p.country not in _ABOVE_STATES]
        body = participant.kind in ("igo", "delegation", "institution", "body") and participant.country in _ABOVE_STATES
        return talks and body and len(others) >= 1 and telling.trigger.entry.code in ("CONSULT", "AGREE")

    def _third_parties(
        self, conflict: ConflictEntry, participants: tuple[Participant, ...], telling: Telling, about: frozenset[str]
    ) -> tuple[Participant, ...]:
        """The usual mediators among the participants, where a side, its place or its track is in the event."""
        sides, side_countries = self._sides[conflict.id], self._countries[conflict.id]
        on_track = any(telling.tracks.get(track, 0.0) >= ON_TRACK for track in _MEDIATED)
        facing = self._at_place(conflict, telling) or (on_track and any(i.split(":")[0] in sides for i in about))
        third = []
        sender = next((p.country for p in participants if p.role is Role.SENDER), None)
        for participant in participants:
            base = (participant.id or "").split(":")[0]
            is_side = base in sides or participant.country in side_countries
            facing = facing or is_side
            sent_by = sender if participant.role in (Role.DELEGATION, Role.HEAD) else None
            country = participant.country or sent_by or ""
            mediating = base in conflict.mediators or country.lower() in conflict.mediators
            if mediating and not is_side:
                third.append(participant)
        sent = [p for p in third if p.role is not Role.SENDER]  # who is sent mediates, not who sends
        return tuple(sent or third) if facing else ()

    def _country(self, actor_id: str) -> str | None:
        actor = self.lexicon.actors.get(actor_id)
        return actor.country if actor else None

    def _at_place(self, conflict: ConflictEntry, telling: Telling) -> bool:
        """Whether the event took place where the conflict is."""
        place = telling.place.id if telling.place else None
        places = set(conflict.places)
        while place is not None:
            if place in places:
                return True
            entry = self.lexicon.places.get(place)
            place = entry.parent if entry else None
        return False
