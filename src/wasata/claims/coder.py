"""From proposals to claims: judges dispose, tellings are joined, and every decision is kept for ``explain``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wasata.analysis import Document, Token, both_sides
from wasata.claims import echoes, events, fields, joining, mediation, parties, settling, status, topics, verdicts
from wasata.claims.building import Builder, Group
from wasata.claims.judges import Judge, load
from wasata.claims.proposals import Proposal, Proposals, Proposer
from wasata.claims.settling import settle
from wasata.claims.telling import Telling
from wasata.model import Claim, DateReading, Grounded, Span, Status

NAMES = ("event", "slot", "date", "place", "track", "join", "status", "claim", "party", "when", "where", "mediator")
Weighed = tuple[Proposal, float]  # a trigger and how likely it tells an event
LONGEST_EVIDENCE = 320  # code points; a longer sentence is cut down to the clause and its participants

KEPT_OPTIONS = 4  # dates and places that are kept for explaining; a sentence without end has thousands


@dataclass(frozen=True, slots=True)
class Judges:
    """The twelve models."""

    event: Judge
    slot: Judge
    date: Judge
    place: Judge
    track: Judge
    join: Judge
    status: Judge
    claim: Judge
    party: Judge
    when: Judge
    where: Judge
    mediator: Judge

    @classmethod
    def shipped(cls) -> Judges:
        """Those that come with the program."""
        return cls(*(load(name) for name in NAMES))


@dataclass(slots=True)
class Decision:
    """All that was decided in one report: tellings in groups, one claim a group, and what became of the rest.

    ``outdone`` were accepted where another reading of the same word was surer; the groups that were ``dropped`` make no
    claim. Every proposal is in exactly one of the four.
    """

    claims: list[Claim]
    groups: list[Group]
    refused: list[Weighed]
    outdone: list[Weighed]
    dropped: list[Group]


class Coder:
    """Codes documents. Built once, used for many."""

    def __init__(self, proposer: Proposer, judges: Judges) -> None:
        self.proposer = proposer
        self.judges = judges
        self.builder = Builder(proposer.lexicon, judges.mediator)

    def code(self, document: Document) -> Decision:
        """The claims of one report."""
        proposals = self.proposer.propose(document)
        gathered, refused, outdone = self.gathered(document, proposals)
        gathered = self.absorbed(gathered)
        settler = settling.Settler(proposals, [g.tellings for g in gathered])
        standing = [self._stands(group) for group in gathered]
        settled = settle(settler, standing, self.judges.when, self.judges.where)
        for group, found in zip(gathered, settled, strict=True):
            group.settled = found
        met = mediation.company(g.parties for g in gathered)
        kept, dropped = [], []
        for group, stands in zip(gathered, standing, strict=True):
            claim = self.builder.claim(document, group, met) if stands else None
            if claim is None:
                dropped.append(group)
            else:
                kept.append((claim, group))
        return Decision([c for c, _ in kept], [g for _, g in kept], refused, outdone, dropped)

    def gathered(self, document: Document, proposals: Proposals) -> tuple[list[Group], list[Weighed], list[Weighed]]:
        """The tellings of a report, those of one event together, and the triggers that were refused and outdone."""
        tellings, refused, outdone = self._tellings(proposals)
        tellings.sort(key=_place)
        whole = joining.gather(tellings, self.likeness, self.judges.join.threshold)
        # of several dates behind one noun each has the noun's own people: what else is told with one adds words alone
        told = [[t for t in group if t.listed] or group for group in whole]
        found, counts = [], parties.counted(told)
        for number, group in enumerate(told):
            who = parties.found(document, group, counts[group[0].trigger.entry.code])
            parties.decide(self.judges.party, who)
            weighed = verdicts.features(told, number, self._likest(told, number), who)
            found.append(Group(group, weighed, self.judges.claim.probabilities(weighed)["yes"], who))
            found[-1].again += [t for t in whole[number] if t not in group]
        return found, refused, outdone

    def _likest(self, told: list[list[Telling]], number: int) -> float:
        """How like a group is to the likest of those before it: of its first telling, one by one."""
        first = told[number][0]
        earlier = joining.before(told[max(0, number - verdicts.NEAR) : number], first)
        return max((self.likeness(group, first, rank) for rank, group in enumerate(earlier)), default=0.0)

    def absorbed(self, groups: list[Group]) -> list[Group]:
        """A group that makes no claim of its own but is like one near it that does tells that one again."""
        stands = [self._stands(group) for group in groups]
        left = []
        for number, group in enumerate(groups):
            around = range(max(0, number - verdicts.NEAR), min(len(groups), number + verdicts.NEAR + 1))
            other = None if stands[number] else self._retold(group, [groups[i] for i in around if stands[i]])
            if other is None:
                left.append(group)
            else:
                other.again += group.tellings
        return left

    def _retold(self, group: Group, standing: list[Group]) -> Group | None:
        """The group of the same type that one without a claim is likest to, if it is like it and shares an actor."""
        code, mine = group.tellings[0].trigger.entry.code, parties.taking(group.tellings)
        best, most = None, self.judges.join.least("again")
        for other in standing:
            if other.tellings[0].trigger.entry.code == code and mine & parties.taking(other.tellings):
                first, later = sorted((group.tellings, other.tellings), key=lambda g: _place(g[0]))
                chance = self.likeness(first, later[0], 0)
                if chance > most:
                    best, most = other, chance
        return best

    def _stands(self, group: Group) -> bool:
        code = group.tellings[0].trigger.entry.code
        return any(t.listed for t in group.tellings) or group.probability >= self.judges.claim.least(
            events.group_of(code)
        )

    def likeness(self, group: list[Telling], telling: Telling, rank: int) -> float:
        """How likely a telling is one more of an event told before."""
        if joining.of_a_list(group, telling) or joining.on_the_line(group, telling):
            return 0.0
        return self.judges.join.probabilities(joining.features(group, telling, rank))["yes"]

    def _tellings(self, proposals: Proposals) -> tuple[list[Telling], list[Weighed], list[Weighed]]:
        best: dict[tuple[int, int], tuple[float, Proposal]] = {}
        refused: list[Weighed] = []
        outdone: list[Weighed] = []
        for proposal in proposals.proposals:
            self.fill(proposal)
        echoes.mark(proposals.proposals)
        for proposal in proposals.proposals:
            probability = self.judges.event.probabilities(event_features(proposal))["yes"]
            least = self.judges.event.least(events.group_of(proposal.trigger.entry.code))
            if events.listed(proposals.scenes[proposal.trigger.unit], proposal.trigger):
                probability = max(probability, least)
            if proposal.trigger.entry.code == "CONSULT" and _between_both(proposal):
                probability = max(probability, least)
            where = (proposal.trigger.unit, proposal.trigger.at)
            if probability < least:
                refused.append((proposal, probability))
            elif where not in best or best[where][0] < probability:
                if where in best:
                    outdone.append((best[where][1], best[where][0]))
                best[where] = (probability, proposal)
            else:
                outdone.append((proposal, probability))
        tellings = [t for probability, p in best.values() for t in self._each(proposals, p, probability)]
        return tellings, refused, outdone

    def _each(self, proposals: Proposals, proposal: Proposal, probability: float) -> list[Telling]:
        """One telling, or one for each date where a noun is followed by a list of them."""
        telling = self.telling(proposals, proposal, probability)
        dates = events.series(proposals.scenes[proposal.trigger.unit], proposal.trigger)
        if not events.listed(proposals.scenes[proposal.trigger.unit], proposal.trigger):
            return [telling]
        return [replace(telling, date=d, date_probability=1.0, listed=True) for d in dates]

    def telling(self, proposals: Proposals, proposal: Proposal, probability: float) -> Telling:
        """One accepted trigger with its slots, date, place, status and tracks."""
        trigger = proposal.trigger
        scene = proposals.scenes[trigger.unit]
        token = scene.tokens[trigger.at]
        telling = Telling(
            trigger,
            proposal.candidates,
            probability,
            event_features(proposal),
            scene.unit.sentence.part.value,
            self._evidence(proposals, proposal),
            definite=token.article or bool(token.pronoun),
            aim=_aim(scene.tokens, trigger.at),
            speeches=proposal.speeches,
            status_cues=proposal.status_cues,
            cues=joining.cues(scene.tokens, trigger.at),
        )
        speaker = proposal.speech.speaker if proposal.speech else None
        telling.source_chain = speaker.chain if speaker else -1
        telling.date, telling.date_probability = self._date(proposals, proposal, telling)
        telling.place, telling.place_probability = self._place(proposals, proposal, telling)
        telling.status = self._status(proposals, telling)
        telling.tracks = topics.decide(self.judges.track, trigger, proposals.hits)
        telling.track_hits = proposals.hits
        return telling

    def fill(self, proposal: Proposal) -> None:
        """Decides the slot of every candidate."""
        for candidate in proposal.candidates:
            chances = self.judges.slot.probabilities(candidate.features)
            none = chances.pop("none")
            # what the grammar proposes needs less to be believed than what it does not
            taken = 1.0 - none >= self.judges.slot.least("other" if candidate.rule == "none" else "proposed")
            candidate.likely = max(chances, key=lambda slot: chances[slot])
            candidate.slot = candidate.likely if taken else "none"
            candidate.probability = 1.0 - none

    def _date(self, proposals: Proposals, proposal: Proposal, telling: Telling) -> tuple[DateReading | None, float]:
        judge = self.judges.date
        options = fields.dates(proposals.scenes, proposal.trigger, proposal.speech)
        found = sorted(((judge.probabilities(o.features)["yes"], i, o) for i, o in enumerate(options)), key=_likeliest)
        telling.date_options = [(option, chance) for chance, _, option in found[:KEPT_OPTIONS]]
        best, chance = next(iter(telling.date_options), (None, 0.0))
        return (best.reading, chance) if best and chance > judge.threshold else (None, 0.0)

    def _place(self, proposals: Proposals, proposal: Proposal, telling: Telling) -> tuple[Grounded | None, float]:
        judge = self.judges.place
        options = fields.places(proposals.scenes, proposal.trigger, proposals.document.report.content)
        found = sorted(((judge.probabilities(o.features)["yes"], i, o) for i, o in enumerate(options)), key=_likeliest)
        telling.place_options = [(option, chance) for chance, _, option in found[:KEPT_OPTIONS]]
        best, chance = next(iter(telling.place_options), (None, 0.0))
        return (best.place, chance) if best and chance > judge.threshold else (None, 0.0)

    def _status(self, proposals: Proposals, telling: Telling) -> Status:
        published = proposals.document.report.published
        later = bool(published and telling.date and telling.date.value[:10] > published)
        telling.status_features = status.features(telling.trigger, telling.status_cues, later)
        chances = self.judges.status.probabilities(telling.status_features)
        return Status(max(chances, key=lambda s: chances[s]))

    @staticmethod
    def _evidence(proposals: Proposals, proposal: Proposal) -> Span:
        scene = proposals.scenes[proposal.trigger.unit]
        whole = scene.unit.sentence.span
        if whole.end - whole.start <= LONGEST_EVIDENCE:
            return whole
        clause = scene.clauses[proposal.trigger.clause]
        near = [c.mention for c in proposal.candidates if c.slot != "none" and not c.carried]
        first = min([clause.start, *(m.phrase.start for m in near)])
        last = max([clause.end, *(m.phrase.end for m in near)]) - 1
        start, end = scene.tokens[first].start, scene.tokens[last].end
        while end - start < 60 and last + 1 < len(scene.tokens):
            last += 1
            end = scene.tokens[last].end
        while end - start < 60 and first:
            first -= 1
            start = scene.tokens[first].start
        return Span(start, end)


def _place(telling: Telling) -> tuple[int, int]:
    """Sorts tellings by the order of the report."""
    return telling.trigger.unit, telling.trigger.at


def _aim(tokens: list[Token], at: int) -> bool:
    """Whether a verbal noun tells what for: لإجراء محادثات, للقاء."""
    purposes = [t for t in tokens[max(0, at - 1) : at + 1] if t.tag == "N" and t.prep == "ل"]
    return bool(purposes) and tokens[at].tag == "N"


def _likeliest(row: tuple[float, int, object]) -> tuple[float, int]:
    """Sorts options by their chance, of equal ones the first."""
    return -row[0], row[1]


def _between_both(proposal: Proposal) -> bool:
    """وبحث الجانبان: who speaks of both sides speaks of a contact that was told."""
    verbal = proposal.trigger.form == "V"
    return verbal and any(c.rule == "actor" and both_sides(c.mention) for c in proposal.candidates)


def event_features(proposal: Proposal) -> list[str]:
    """A proposal's own features and what the slot judge made of its candidates."""
    trigger = proposal.trigger
    chances = [c.probability for c in proposal.candidates]
    found = events.filled(proposal.candidates, chances, trigger.entry.code, trigger.form)
    return proposal.features + found + proposal.echo
