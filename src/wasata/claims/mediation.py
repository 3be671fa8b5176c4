"""Who mediates: envoys of international bodies, the usual mediators of a conflict between its sides, and who says so."""

from __future__ import annotations

from wasata.analysis import Document
from wasata.claims.telling import Telling
from wasata.model import Participant
from wasata.rules.compiled import Lexicon
from wasata.rules.entries import ConflictEntry

_ENVOYS = frozenset(("مبعوث", "موفد", "وسيط"))
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
        for conflict in self.lexicon.conflicts.values():
            found = self._third_parties(conflict, participants, telling)
            if found:
                return found
        return ()

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
        self, conflict: ConflictEntry, participants: tuple[Participant, ...], telling: Telling
    ) -> tuple[Participant, ...]:
        sides = {i for side in conflict.sides for i in side}
        side_countries = {self._country(i) for i in sides} - {None}
        places = {p for p in conflict.places} | {c for c in conflict.places}
        place = telling.place.id if telling.place else None
        third = []
        facing = place is not None and (place in places or self._inside(place, places))
        for participant in participants:
            base = (participant.id or "").split(":")[0]
            is_side = base in sides or participant.country in side_countries
            facing = facing or is_side
            mediating = base in conflict.mediators or (participant.country or "").lower() in conflict.mediators
            if mediating and not is_side:
                third.append(participant)
        return tuple(third) if facing else ()

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
