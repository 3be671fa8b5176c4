"""One telling: a trigger that was accepted, with all that was read for it, before tellings of one event are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from wasata.analysis import both_sides
from wasata.claims.fields import DateOption, PlaceOption
from wasata.claims.relations import Candidate
from wasata.claims.speech import Speech
from wasata.claims.topics import Hits
from wasata.claims.triggers import Trigger
from wasata.model import DateReading, Grounded, Span, Status, Track


@dataclass(slots=True)
class Telling:
    """One accepted trigger and its slots."""

    trigger: Trigger
    candidates: list[Candidate]
    probability: float
    features: list[str]
    part: str
    evidence: Span
    definite: bool = False
    aim: bool = False  # what was only meant to come: وصل لإجراء محادثات
    listed: bool = False  # one of a list of dates behind one noun
    speeches: list[Speech] = field(default_factory=list)
    source_chain: int = -1
    status: Status = Status.ACTUAL
    status_cues: list[str] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)  # words beside it that tell of another event or turn to one
    date: DateReading | None = None
    date_probability: float = 0.0
    place: Grounded | None = None
    place_probability: float = 0.0
    tracks: dict[Track, float] = field(default_factory=dict)
    # what was weighed, kept for explaining
    date_options: list[tuple[DateOption, float]] = field(default_factory=list)
    place_options: list[tuple[PlaceOption, float]] = field(default_factory=list)
    status_features: list[str] = field(default_factory=list)
    track_hits: Hits | None = None
    _parties: frozenset[int] | None = None

    @property
    def speech(self) -> Speech | None:
        """The innermost speech in which it is told."""
        return self.speeches[0] if self.speeches else None

    @property
    def participants(self) -> list[Candidate]:
        """The candidates that fill a slot."""
        return [c for c in self.candidates if c.slot != "none"]

    @property
    def parties(self) -> frozenset[int]:
        """The actors that fill a slot, without words for all (الجانبان); asked when slots are decided."""
        if self._parties is None:
            mentions = [c.mention for c in self.participants if not both_sides(c.mention) or c.mention.stands_for]
            self._parties = frozenset(actor for m in mentions for actor in m.actors)
        return self._parties
