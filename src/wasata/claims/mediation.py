"""Who mediates: envoys of international bodies, and the usual mediators of a conflict between its sides."""

from __future__ import annotations

from wasata.analysis import Document
from wasata.claims.telling import Telling
from wasata.model import Participant, Track
from wasata.rules.compiled import Lexicon
from wasata.rules.entries import ConflictEntry

_ENVOYS = frozenset(("مبعوث", "موفد", "وسيط"))
ON_TRACK = 0.5  # how likely an event must be on a track on which third parties mediate
_MEDIATED = (Track.CEASEFIRE, Track.DETAINEES, Track.RECONCILIATION)
_CODES = frozenset(("CONSULT", "AGREE", "REQUEST", "REJECT", "SUPPORT"))


class Mediation:
    """Knows the conflicts of the lexicon: their sides and usual mediators."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def mediators(
        self, document: Document, participants: tuple[Participant, ...], telling: Telling
    ) -> tuple[Participant, ...]:
        """Those of the participants who are third party in this event."""
        if telling.trigger.entry.code not in _CODES:
            return ()
        envoys = [p for p in participants if self._envoy(document, p)]
        if envoys or telling.trigger.entry.code != "CONSULT":
            return tuple(envoys)
        about = self._told_sides(document)
        for conflict in self.lexicon.conflicts.values():
            found = self._third_parties(conflict, participants, telling, about)
            if found:
                return found
        return ()

    @staticmethod
    def _told_sides(document: Document) -> set[str]:
        """The actors that a report names at least twice: on their conflict it speaks."""
        return {c.id for c in document.chains if c.id and len(c.mentions) > 1}

    def _envoy(self, document: Document, participant: Participant) -> bool:
        for chain in document.chains:
            for mention in chain.mentions:
                if mention.span == participant.span:
                    titles = {t for m in chain.mentions for t in m.phrase.titles}
                    return bool(titles & _ENVOYS) and self._international(participant, chain.mentions[0].country)
        return False

    @staticmethod
    def _international(participant: Participant, country: str | None) -> bool:
        return (participant.country or country) in ("UNO", "IGO", "EUR", None)

    def _third_parties(
        self, conflict: ConflictEntry, participants: tuple[Participant, ...], telling: Telling, about: set[str]
    ) -> tuple[Participant, ...]:
        sides = {i for side in conflict.sides for i in side}
        side_countries = {self._country(i) for i in sides} - {None}
        places = set(conflict.places)
        place = telling.place.id if telling.place else None
        third = []
        on_track = any(telling.tracks.get(track, 0.0) >= ON_TRACK for track in _MEDIATED)
        talked_of = on_track and len({i for i in about if i.split(":")[0] in sides}) > 0
        facing = place is not None and (place in places or self._inside(place, places))
        for participant in participants:
            base = (participant.id or "").split(":")[0]
            is_side = base in sides or participant.country in side_countries
            facing = facing or is_side
            mediating = base in conflict.mediators or (participant.country or "").lower() in conflict.mediators
            if mediating and not is_side:
                third.append(participant)
        return tuple(third) if facing or talked_of else ()

    def _country(self, actor_id: str) -> str | None:
        actor = self.lexicon.actors.get(actor_id)
        return actor.country if actor else None

    def _inside(self, place: str, places: set[str]) -> bool:
        entry = self.lexicon.places.get(place)
        while entry is not None and entry.parent:
            if entry.parent in places:
                return True
            entry = self.lexicon.places.get(entry.parent)
        return False
