"""How a noun phrase stands to a trigger: what the grammar proposes for it, and the features a judge weighs.

Phrases joined by و or by commas form one group and share the relation of its first member.
"""

from __future__ import annotations

from dataclasses import dataclass

from wasata.analysis import Document, Mention, Token
from wasata.arabic.letters import key
from wasata.claims.events import group_of
from wasata.claims.syntax import CLASSES, Group, Syntax, first_from, groups
from wasata.claims.triggers import Scene, Trigger
from wasata.rules.compiled import Lexicon

FARTHEST = 40  # tokens between a trigger and a phrase that may fill a slot
PATH = "VPQLKNGTXCR"  # kinds of words that make up the way between a trigger and a phrase
_PREPS = frozenset(
    ("مع", "بين", "الي", "من", "علي", "عن", "في", "ضد", "لدي", "امام", "بحق", "تجاه", "نحو", "ل", "ب", "ك")
)


@dataclass(slots=True)
class Candidate:
    """A mention that may take part in a trigger's event: what the grammar proposes and what a judge may weigh."""

    mention: Mention
    rule: str
    features: list[str]
    member: int = 0
    carried: bool = False
    slot: str = "none"
    likely: str = "actor"  # the slot it would fill if it took part
    probability: float = 0.0


class Relations:
    """Proposes and describes the candidates of triggers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._frames = {entry.id: {key(k): v for k, v in entry.frame.items()} for entry in lexicon.predicates}

    def candidates(
        self, document: Document, scene: Scene, trigger: Trigger, carried: list[Mention], speaker: Mention | None
    ) -> list[Candidate]:
        """Every mention near a trigger, and those carried over from before, with features."""
        scene_groups = groups(scene)
        state = Syntax(scene, trigger, scene_groups)
        found = []
        nearest = range(*(first_from(scene_groups, at) for at in (trigger.at - FARTHEST, trigger.at + FARTHEST + 1)))
        for number in nearest:
            group = scene_groups[number]
            rule, features = self._describe(state, number, group)
            for index, mention in enumerate(group.members):
                extra = self._of_mention(trigger, mention, rule)
                extra += _as_speaker(trigger, mention, speaker, own_subject=state.subject)
                extra += _told_of(document, trigger, mention) + _path(scene, trigger, mention)
                side = "after" if mention.phrase.start > trigger.at else "before"
                extra += _beside(scene.tokens, trigger, mention, side)
                tail = ["member:first" if index == 0 else "member:later", f"size:{min(len(group.members), 4)}"]
                found.append(Candidate(mention, rule, features + extra + tail, index))
        _compare(found, trigger)
        for number, mention in enumerate(carried):
            lacking = not state.subject and state.carried_number is None
            rule = "actor" if number == 0 and lacking and trigger.form != "N" else "none"
            base = [
                f"carried:{number}",
                f"carried:{number}|{trigger.form}",
                f"rule:{rule}|carried",
                f"needs:{not state.subject}",
            ]
            base.append(f"carried:{number}|needs:{not state.subject}|{trigger.form}")
            base += _as_speaker(trigger, mention, speaker, own_subject=state.subject)
            base += _told_of(document, trigger, mention)
            base += _beside(document.units[mention.sentence].tokens, trigger, mention, "carried")
            found.append(Candidate(mention, rule, base + self._of_mention(trigger, mention, rule), carried=True))
        return found

    def _of_mention(self, trigger: Trigger, mention: Mention, rule: str) -> list[str]:
        cls = CLASSES.get(mention.kind, mention.kind)
        code = trigger.entry.code
        phrase = mention.phrase
        return [
            f"class:{cls}",
            f"class:{cls}|{code}",
            f"class:{cls}|rule:{rule}",
            f"known:{mention.id is not None}|rule:{rule}",
            f"named:{bool(phrase.names)}|rule:{rule}",
            f"definite:{phrase.definite}|{cls}",
        ]

    def _describe(self, state: Syntax, number: int, group: Group) -> tuple[str, list[str]]:
        trigger, scene = state.trigger, state.scene
        form, code = trigger.form, trigger.entry.code
        phrase = group.head.phrase
        after = phrase.start > trigger.at
        distance = phrase.start - trigger.at if after else trigger.at - phrase.end + 1
        where = "after" if after else "before"
        prep = group.prep if group.prep in _PREPS or not group.prep else "other"
        genitive = (
            "gen0"
            if group.genitive is not None and group.genitive.index == trigger.at + trigger.length - 1
            else ("gen" if group.genitive is not None else "")
        )
        between = state.between(group)
        cross = self._cross(state, group)
        rule = self._rule(state, number, group, genitive, cross)
        order = state.order(number)
        near = (
            "0" if distance <= 1 else "1" if distance <= 3 else "2" if distance <= 6 else "3" if distance <= 12 else "4"
        )
        light = "light" if trigger.light is not None else "bare"
        return rule, [
            f"rule:{rule}",
            f"rule:{rule}|{form}",
            f"rule:{rule}|{code}",
            f"rule:{rule}|cross:{cross}",
            f"rule:{rule}|near:{near}",
            f"entry:{trigger.entry.id}|rule:{rule}",
            f"prep:{prep}|{where}|{form}",
            f"prep:{prep}|{where}|{code}",
            f"prep:{prep}|{where}|cross:{cross}",
            f"genitive:{genitive}|{form}",
            f"genitive:{genitive}|{code}",
            f"order:{order}|{where}|{form}|prep:{bool(prep)}",
            f"order:{order}|{where}|{form}|{code}",
            f"near:{near}|{where}|{form}",
            f"near:{near}|{where}|prep:{prep}",
            f"cross:{cross}|{where}|{form}",
            f"verbs:{min(between, 2)}|{where}|{form}",
            f"{light}|{where}|{form}|order:{order}",
            f"agrees:{state.agrees(group)}|{where}",
            f"part:{scene.unit.sentence.part}|{where}",
        ]

    @staticmethod
    def _nearer_noun(state: Syntax, group: Group) -> bool:
        """تناولت المباحثات مناقشة التهدئة بين الجانبين: between belongs to the noun before it, not to the talks."""
        if group.prep != "بين" or state.trigger.form != "N":
            return False
        tokens = state.scene.tokens[state.trigger.at + state.trigger.length : group.prep_at]
        return any(t.tag == "N" for t in tokens)

    @staticmethod
    def _cross(state: Syntax, group: Group) -> str:
        """Which kind of clause border lies between: none, or the strongest one."""
        a, b = sorted((state.trigger.clause, state.scene.clause_of[group.head.phrase.start]))
        kinds = {clause.kind for clause in state.scene.clauses[a + 1 : b + 1]}
        if not kinds:
            return "none"
        if len(kinds) > 1:
            return "many"
        return kinds.pop()

    def _rule(self, state: Syntax, number: int, group: Group, genitive: str, cross: str) -> str:
        """What the frame of the entry says for a phrase in this place."""
        trigger = state.trigger
        frame = self._frames[trigger.entry.id]
        if genitive == "gen":
            return "none"
        if group.prep:
            if cross != "none" or group.prep_at < trigger.at or self._nearer_noun(state, group):
                return "none"
            return frame.get(group.prep, "none")
        if genitive == "gen0":
            return frame.get("subject", "none") if trigger.form == "N" else "none"
        if trigger.form == "P":
            return (
                frame.get("after", "none")
                if number == state.first_after
                else (frame.get("subject", "none") if number == state.subject_number else "none")
            )
        if number == state.subject_number:
            if trigger.entry.passive_frame and state.passive:
                return trigger.entry.passive_frame.get("subject", "none")
            return frame.get("subject", "none")
        if number == state.object_number:
            return frame.get("object", "none")
        if number == state.carried_number:
            return frame.get("subject", "none")
        if number == state.carried_object and "recipient" in frame.values():
            return "recipient"
        return "none"


def _as_speaker(trigger: Trigger, mention: Mention, speaker: Mention | None, *, own_subject: bool) -> list[str]:
    """Whether the mention is who says the words in which the event is told."""
    told = "none" if speaker is None else "yes" if speaker.chain == mention.chain else "no"
    code = trigger.entry.code
    return [
        f"speaker:{told}|{trigger.form}|own:{own_subject}",
        f"speaker:{told}|{code}",
        f"speaker:{told}|{code}|own:{own_subject}",
    ]


def _beside(tokens: list[Token], trigger: Trigger, mention: Mention, side: str) -> list[str]:
    """The first word of a phrase and the words around it: منظمة, a name; وأكد before it, من behind it."""
    phrase, group = mention.phrase, group_of(trigger.entry.code)
    first = _head(tokens, mention)
    before = (tokens[phrase.start - 1].stem or tokens[phrase.start - 1].key) if phrase.start else "^"
    after = (tokens[phrase.end].stem or tokens[phrase.end].key) if phrase.end < len(tokens) else "$"
    return [
        f"word:{first}",
        f"word:{first}|{group}",
        f"previous:{before}",
        f"previous:{before}|{side}|{trigger.form}",
        f"next:{after}|{side}",
    ]


def _head(tokens: list[Token], mention: Mention) -> str:
    """The first word of a phrase; of a name only that it is one: who he is says nothing of what he does here."""
    phrase = mention.phrase
    if phrase.start in phrase.names:
        return "@name"
    if tokens[phrase.start].entity is not None:
        return f"@{CLASSES.get(mention.kind, mention.kind)}"
    return tokens[phrase.start].stem or tokens[phrase.start].key


def _told_of(document: Document, trigger: Trigger, mention: Mention) -> list[str]:
    """How much the report speaks of an actor, and whether it begins with him."""
    chain, group = document.chains[mention.chain], group_of(trigger.entry.code)
    first = chain.mentions[0]
    return [
        f"mentions:{min(len(chain.mentions), 5)}|{group}",
        f"firstmention:{mention is first}",
        f"headline:{first.sentence == 0}|{group}",
        f"headline:{first.sentence == 0 and not first.phrase.prep}|leads|{group}",
    ]


def _path(scene: Scene, trigger: Trigger, mention: Mention) -> list[str]:
    """The kinds of words, the last verb and the particles between a trigger and a phrase."""
    after = mention.phrase.start > trigger.at
    low, high = (trigger.at, mention.phrase.start) if after else (mention.phrase.end - 1, trigger.at)
    between = scene.tokens[low + 1 : high]
    side = "after" if after else "before"
    kinds = "".join(t.tag for t in between if t.tag in PATH)[:6]
    verb = next((t.stem for t in reversed(between) if t.tag == "V"), "none")
    particles = [t.key for t in between if t.tag in "PQLK"][:3]
    return [
        f"path:{side}|{trigger.form}|{kinds}",
        f"lastverb:{side}|{verb}",
        f"particles:{side}|{trigger.form}|{'_'.join(particles)}",
        f"entry:{trigger.entry.id}|{side}|{'_'.join(particles[:2])}",
    ]


def _compare(found: list[Candidate], trigger: Trigger) -> None:
    """Tells each candidate whether the grammar has found others for the slots, and how near the nearest stands."""
    rules = [c.rule for c in found]
    actor, recipient = "actor" in rules, "recipient" in rules
    nearest = sorted(abs(c.mention.phrase.start - trigger.at) for c in found)
    for candidate in found:
        rank = min(3, nearest.index(abs(candidate.mention.phrase.start - trigger.at)))
        candidate.features += [
            f"filled:{actor}{recipient}|rule:{candidate.rule}",
            f"filled:{actor}{recipient}|rule:{candidate.rule}|{trigger.form}",
            f"filled:{actor}{recipient}|rank:{rank}",
            f"rank:{rank}|{trigger.form}",
            f"count:{min(len(found), 6)}|rule:{candidate.rule}",
        ]
