"""How a noun phrase stands to a trigger: what the grammar proposes for it, and the features a judge weighs.

Phrases joined by و or by commas form one group and share the relation of its first member.
"""

from __future__ import annotations

from dataclasses import dataclass

from wasata.analysis import Mention, Token
from wasata.arabic.letters import key
from wasata.claims.triggers import Scene, Trigger
from wasata.rules.compiled import Lexicon

FARTHEST = 40  # tokens between a trigger and a phrase that may fill a slot
CLASSES = {
    "person": "person",
    "name": "person",
    "state": "state",
    "nationality": "people",
    "place": "place",
    "outlet": "medium",
    "medium": "medium",
    "source": "source",
    "organisation": "group",
    "armed_group": "armed",
    "party": "party",
    "igo": "igo",
    "ngo": "body",
    "institution": "body",
    "coalition": "armed",
    "people": "people",
}
_PREPS = frozenset(
    ("مع", "بين", "الي", "من", "علي", "عن", "في", "ضد", "لدي", "امام", "بحق", "تجاه", "نحو", "ل", "ب", "ك")
)
_SAME = {"لدي": "الي", "نحو": "الي", "تجاه": "الي"}


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


@dataclass(slots=True)
class Group:
    """Coordinated mentions of one scene."""

    members: list[Mention]
    prep: str
    genitive: Token | None
    prep_at: int

    @property
    def head(self) -> Mention:
        """The first member."""
        return self.members[0]


def groups(scene: Scene) -> list[Group]:
    """The mentions of a scene, coordinated ones together."""
    found: list[Group] = []
    for mention in scene.unit.mentions:
        if found and _joined(scene.tokens, found[-1].members[-1], mention):
            found[-1].members.append(mention)
        else:
            prep, at = _preposition(scene.tokens, mention)
            found.append(Group([mention], prep, _governor(scene.tokens, mention), at))
    return found


def _joined(tokens: list[Token], left: Mention, right: Mention) -> bool:
    gap = tokens[left.phrase.end : right.phrase.start]
    if len(gap) > 2 or any(t.text not in '،,«»"“”(' and t.key not in ("كل", "من") for t in gap):
        return False
    if right.phrase.conj == "و":
        return not right.phrase.prep or right.phrase.prep == left.phrase.prep
    commas = any(t.text in "،," for t in gap)
    same = CLASSES.get(left.kind, left.kind) == CLASSES.get(right.kind, right.kind)
    return commas and same and not right.phrase.prep and left.kind in ("state", "person", "place", "igo")


def _preposition(tokens: list[Token], mention: Mention) -> tuple[str, int]:
    if mention.phrase.prep:
        return mention.phrase.prep, mention.phrase.start
    at = mention.phrase.start - 1
    while at >= 0 and (tokens[at].text in '«"“(' or tokens[at].tag == "U"):
        at -= 1
    if at > 0 and tokens[at].key == "من" and tokens[at - 1].stem in ("كل", "كلا", "كلتا"):
        at -= 2
        if tokens[at + 1].prep:
            return tokens[at + 1].prep, at + 1
    if at >= 0 and tokens[at].tag == "P":
        word = tokens[at].stem or tokens[at].key
        return _SAME.get(word, word), at
    return "", mention.phrase.start


def _governor(tokens: list[Token], mention: Mention) -> Token | None:
    """The noun of which the phrase is the genitive, if it stands right behind one that has no article."""
    at = mention.phrase.start - 1
    while at >= 0 and tokens[at].text in '«"“(':
        at -= 1
    if at < 0 or mention.phrase.prep or mention.phrase.conj:
        return None
    token = tokens[at]
    bare = token.tag in "NTCX" and not token.article and not token.pronoun and not token.inside
    return token if bare else None


class Relations:
    """Proposes and describes the candidates of triggers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._frames = {entry.id: {key(k): v for k, v in entry.frame.items()} for entry in lexicon.predicates}

    def candidates(
        self, scene: Scene, trigger: Trigger, carried: list[Mention], speaker: Mention | None
    ) -> list[Candidate]:
        """Every mention near a trigger, and those carried over from before, with features."""
        scene_groups = groups(scene)
        state = _State(scene, trigger, scene_groups)
        found = []
        for number, group in enumerate(scene_groups):
            if abs(group.head.phrase.start - trigger.at) > FARTHEST:
                continue
            rule, features = self._describe(state, number, group)
            for index, mention in enumerate(group.members):
                extra = self._of_mention(trigger, mention, rule)
                extra += _as_speaker(trigger, mention, speaker, own_subject=state.subject)
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

    def _describe(self, state: _State, number: int, group: Group) -> tuple[str, list[str]]:
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
    def _cross(state: _State, group: Group) -> str:
        """Which kind of clause border lies between: none, or the strongest one."""
        a, b = sorted((state.trigger.clause, state.scene.clause_of[group.head.phrase.start]))
        kinds = {clause.kind for clause in state.scene.clauses[a + 1 : b + 1]}
        if not kinds:
            return "none"
        if len(kinds) > 1:
            return "many"
        return kinds.pop()

    def _rule(self, state: _State, number: int, group: Group, genitive: str, cross: str) -> str:
        """What the frame of the entry says for a phrase in this place."""
        trigger = state.trigger
        frame = self._frames[trigger.entry.id]
        if genitive == "gen":
            return "none"
        if group.prep:
            if cross not in ("none",) or group.prep_at < trigger.at:
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


class _State:
    """What is asked of one trigger again and again: its subject and object among the groups."""

    def __init__(self, scene: Scene, trigger: Trigger, found: list[Group]) -> None:
        self.scene, self.trigger, self.groups = scene, trigger, found
        anchor = trigger.light if trigger.light is not None else trigger.at
        self.anchor = anchor
        self.clause = scene.clause_of[anchor]
        bare_after = [
            i
            for i, g in enumerate(found)
            if not g.prep
            and g.genitive is None
            and g.head.phrase.start > anchor
            and scene.clause_of[g.head.phrase.start] == self.clause
            and g.head.kind not in ("place", "outlet")
        ]
        self.bare_after = bare_after
        self.first_after = bare_after[0] if bare_after else None
        before = self._before(found)
        form = trigger.form if trigger.light is None else "V"
        self.subject_number: int | None = None
        self.object_number: int | None = None
        if form == "V":
            self._verbal(before, bare_after)
        elif form == "R":
            self.object_number = self.first_after
        elif form == "P":
            self.subject_number = before
        elif form == "N":
            self._nominal()
        self.subject = self.subject_number is not None
        self.carried_object: int | None = None
        self.carried_number = None if self.subject else self._carried(found)
        behind = self.subject_number is not None and found[self.subject_number].head.phrase.start > anchor
        # قُتل خمسة: a verb that may be passive, with one phrase behind it and none before
        alone = behind and self.object_number is None and not self._governs(found)
        self.passive = trigger.features.startswith("pass") or alone

    def _before(self, found: list[Group]) -> int | None:
        """The phrase that a verb follows as its subject: وزير الخارجية المصري يلتقي."""
        clause = self.scene.clauses[self.clause]
        best = None
        for i, g in enumerate(found):
            phrase = g.head.phrase
            if phrase.start >= self.anchor or phrase.start < clause.start or g.prep or g.genitive is not None:
                continue
            best = i if best is None else best
        return best

    def _verbal(self, before: int | None, after: list[int]) -> None:
        close = [i for i in after if self.groups[i].head.phrase.start - self.anchor <= 12]
        png = self.scene.tokens[self.anchor].reading
        plural_verb = png is not None and png.features.endswith(("mp", "md", "fd"))
        if before is not None:
            self.subject_number = before
            self.object_number = close[0] if close else None
        elif close and not plural_verb:
            self.subject_number = close[0]
            self.object_number = close[1] if len(close) > 1 else None
        elif close:
            self.object_number = close[0]

    def _nominal(self) -> None:
        tokens, at = self.scene.tokens, self.trigger.at + self.trigger.length - 1
        while at + 1 < len(tokens) and tokens[at + 1].tag == "A":
            at += 1  # قصف جوي وبري إسرائيلي
        if at + 1 >= len(tokens):
            return
        behind = next((i for i, g in enumerate(self.groups) if g.head.phrase.start == at + 1 and not g.prep), None)
        state = behind is not None and self.groups[behind].head.kind == "state"  # قصفا جويا روسيا is written alike
        if behind is not None and (tokens[at + 1].tag == "G" or (state and at > self.trigger.at)):
            self.subject_number = behind

    def _carried(self, found: list[Group]) -> int | None:
        """Whose act it is where a verb, a participle or a noun with a pronoun has no subject of its own.

        قطر أبلغت الوفد رفضها وحذرت من …: the subject of the clause before, where gender does not speak against it.
        """
        trigger, tokens = self.trigger, self.scene.tokens
        if trigger.form == "N" and not tokens[trigger.at].pronoun:
            return None
        first = self.clause if trigger.form in "NR" else self.clause - 1
        for clause in range(first, -1, -1):
            leaders = [i for i, g in enumerate(found) if self._leads(g, clause)]
            if leaders and self.agrees(found[leaders[0]]) != "no":
                if self.object_number is None and len(leaders) > 1:
                    self.carried_object = leaders[1]  # أبلغت الوفد رفضها وحذرت: who was told is who was warned
                return leaders[0]
            if leaders:
                return None
        return None

    def _leads(self, group: Group, clause: int) -> bool:
        phrase = group.head.phrase
        bare = not group.prep and group.genitive is None and phrase.kind not in ("place", "outlet", "medium")
        return bare and phrase.start < self.anchor and self.scene.clause_of[phrase.start] == clause

    def _governs(self, found: list[Group]) -> bool:
        """Whether an object that is no actor stands behind the subject: رفضت الحركة العرض, رفضت الحركة أن تغادر."""
        assert self.subject_number is not None
        at = found[self.subject_number].members[-1].phrase.end
        token = self.scene.tokens[at] if at < len(self.scene.tokens) else None
        return token is not None and (token.tag == "Q" or (token.tag in "NX" and not token.prep and not token.conj))

    def between(self, group: Group) -> int:
        """How many finite verbs stand between the trigger and a group."""
        a, b = sorted((self.trigger.at, group.head.phrase.start))
        return sum(t.tag == "V" for t in self.scene.tokens[a + 1 : b])

    def order(self, number: int) -> str:
        """Subject, object, or how many groups lie between."""
        if number == self.subject_number:
            return "subject"
        if number == self.object_number:
            return "object"
        if number == self.carried_number:
            return "carried"
        at = self.trigger.at
        here = self.groups[number].head.phrase.start
        low, high = sorted((at, here))
        return str(min(3, sum(low < g.head.phrase.start < high for g in self.groups)))

    def agrees(self, group: Group) -> str:
        """Whether a verb's gender and number could be those of the group: yes, no, or unknown."""
        reading = self.scene.tokens[self.anchor].reading
        if reading is None or not reading.verbal:
            return "unknown"
        feminine = reading.features.endswith(("fs", "fd"))
        phrase = group.head.phrase
        looks_feminine = phrase.feminine or (phrase.kind in ("nationality",) and phrase.plural)
        if phrase.kind in ("person", "name") and not phrase.plural:
            return "yes" if feminine == phrase.feminine else "no"
        if phrase.kind in ("delegation", "group", "force", "government", "body", "party") and not phrase.plural:
            return "yes" if feminine == looks_feminine else "no"
        return "unknown"
