"""What the grammar proposes of a report: every trigger with its candidates and features, nothing decided yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wasata.analysis import Document, Mention
from wasata.arabic.letters import key
from wasata.claims import events, status
from wasata.claims.relations import Candidate, Relations
from wasata.claims.speech import Speakers, Speech, answering
from wasata.claims.topics import Hits, Topics
from wasata.claims.triggers import Finder, Scene, Trigger, scene
from wasata.rules.compiled import Lexicon


@dataclass(slots=True)
class Proposal:
    """One trigger with everything that may be decided about it."""

    trigger: Trigger
    candidates: list[Candidate]
    features: list[str]
    speeches: list[Speech]
    status_cues: list[str]
    definiteness: str = ""  # of a noun: definite, possessive or bare
    echo: list[str] = field(default_factory=list)  # what the other triggers of the report say of it

    @property
    def speech(self) -> Speech | None:
        """The innermost speech in which it is told."""
        return self.speeches[0] if self.speeches else None


@dataclass(slots=True)
class Proposals:
    """All proposals of one report, with what they share."""

    document: Document
    scenes: list[Scene]
    speeches: list[list[Speech]]
    hits: Hits
    proposals: list[Proposal]


class Proposer:
    """Makes proposals for reports. Built once, used for many."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.finder = Finder(lexicon)
        self.relations = Relations(lexicon)
        self.speakers = Speakers(lexicon)
        self.topics = Topics(lexicon, self.finder.bases)
        self.cues = tuple(
            (name, frozenset(key(w) for w in found if " " not in w)) for name, found in lexicon.cues.items()
        )

    def propose(self, document: Document) -> Proposals:
        """Everything that a report may tell."""
        scenes = [scene(i, unit) for i, unit in enumerate(document.units)]
        found = [self.finder.find(s) for s in scenes]
        if not any(found):
            return Proposals(document, scenes, [], Hits([], []), [])
        speeches = self._speeches(scenes)
        surroundings = events.Surroundings(document, self.cues)
        hits = Hits([self.topics.hits(s) for s in scenes], [s.tokens for s in scenes])
        result = Proposals(document, scenes, speeches, hits, [])
        for s, triggers in zip(scenes, found, strict=True):
            for trigger in triggers:
                result.proposals.append(self._one(document, scenes, s, trigger, triggers, speeches, surroundings))
        return result

    def _one(
        self,
        document: Document,
        scenes: list[Scene],
        s: Scene,
        trigger: Trigger,
        triggers: list[Trigger],
        speeches: list[list[Speech]],
        surroundings: events.Surroundings,
    ) -> Proposal:
        told = answering(speeches[s.index], trigger.at)
        speech = told[0] if told else None
        carried = list(_carried(scenes, s, trigger, speech))[:3]
        speaker = speech.speaker if speech else None
        candidates = self.relations.candidates(document, s, trigger, carried, speaker)
        cues = status.cues(s, trigger, speech)
        features = events.features(s, trigger, candidates, speech, triggers, surroundings, cues)
        token = s.tokens[trigger.at]
        kind = "" if trigger.form != "N" else events.definiteness(token)
        return Proposal(trigger, candidates, features, told, cues, kind)

    def _speeches(self, scenes: list[Scene]) -> list[list[Speech]]:
        """Speeches scene by scene; one without a speaker of its own goes on with the last speaker."""
        last: Speech | None = None
        said_in = -2
        result = []
        for s in scenes:
            found = self.speakers.find(s)
            for speech in found:
                if speech.speaker is None and speech.via is None and last is not None and s.index - said_in <= 1:
                    speech.speaker, speech.via = last.speaker, last.via
                last, said_in = speech, s.index
            result.append(found)
        return result


def _carried(scenes: list[Scene], s: Scene, trigger: Trigger, speech: Speech | None) -> Iterator[Mention]:
    """Who may be meant where a verb has no subject of its own: the speaker, and who led the sentence before."""
    seen: set[int] = {m.chain for m in s.unit.mentions if m.phrase.start <= trigger.at + 12}
    if speech is not None and speech.speaker is not None and speech.speaker.chain not in seen:
        seen.add(speech.speaker.chain)
        yield speech.speaker
    for index in (s.index - 1, s.index - 2):
        if index < 0:
            return
        leader = _leader(scenes[index])
        if leader is not None and leader.chain not in seen:
            seen.add(leader.chain)
            yield leader


def _leader(s: Scene) -> Mention | None:
    for mention in s.unit.mentions:
        if not mention.phrase.prep and mention.kind not in ("place", "outlet", "medium"):
            return mention
    return None
