"""How phrases stand to one trigger: groups of coordinated phrases, subject, object, what is carried over."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from wasata.analysis import Mention, Token
from wasata.claims.triggers import Scene, Trigger

_SAME = {"لدي": "الي", "نحو": "الي", "تجاه": "الي"}
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


@dataclass(slots=True)
class Group:
    """Coordinated mentions of one scene."""

    members: list[Mention]
    prep: str
    genitive: Token | None
    prep_at: int
    head: Mention  # the first member
    start: int  # its first token


def groups(scene: Scene) -> list[Group]:
    """The mentions of a scene, coordinated ones together; made once a scene."""
    if scene.groups is not None:
        return scene.groups
    found: list[Group] = []
    for mention in scene.unit.mentions:
        if found and _joined(scene.tokens, found[-1].members[-1], mention):
            found[-1].members.append(mention)
        else:
            prep, at = _preposition(scene.tokens, mention)
            governor = _governor(scene.tokens, mention)
            found.append(Group([mention], prep, governor, at, mention, mention.phrase.start))
    scene.groups = found
    return found


def first_from(found: list[Group], at: int) -> int:
    """The number of the first group that begins at a token or behind it."""
    return bisect_left(found, at, key=lambda group: group.start)


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


def _leads(group: Group) -> bool:
    """Whether a group may be the subject that is carried on."""
    return not group.prep and group.genitive is None and group.head.phrase.kind not in ("place", "outlet", "medium")


class Syntax:
    """What is asked of one trigger again and again: its subject and object among the groups."""

    def __init__(self, scene: Scene, trigger: Trigger, found: list[Group]) -> None:
        self.scene, self.trigger, self.groups = scene, trigger, found
        anchor = trigger.light if trigger.light is not None else trigger.at
        self.anchor = anchor
        self.clause = scene.clause_of[anchor]
        behind_all = range(first_from(found, anchor + 1), first_from(found, scene.clauses[self.clause].end))
        bare_after = [
            i
            for i in behind_all
            if not found[i].prep and found[i].genitive is None and found[i].head.kind not in ("place", "outlet")
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
        alone = form == "V" and behind and self.object_number is None and not self._governs(found)
        self.passive = trigger.features.startswith("pass") or alone

    def _before(self, found: list[Group]) -> int | None:
        """The phrase that a verb follows as its subject: وزير الخارجية المصري يلتقي."""
        clause = self.scene.clauses[self.clause]
        here = range(first_from(found, clause.start), first_from(found, self.anchor))
        return next((i for i in here if not found[i].prep and found[i].genitive is None), None)

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
        next_one = first_from(self.groups, at + 1)
        directly = next_one < len(self.groups) and self.groups[next_one].start == at + 1
        behind = next_one if directly and not self.groups[next_one].prep else None
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
            stretch = self.scene.clauses[clause]
            here = range(first_from(found, stretch.start), first_from(found, min(stretch.end, self.anchor)))
            leaders = [i for i in here if _leads(found[i])]
            if leaders and self.agrees(found[leaders[0]]) != "no":
                if self.object_number is None and len(leaders) > 1:
                    self.carried_object = leaders[1]  # أبلغت الوفد رفضها وحذرت: who was told is who was warned
                return leaders[0]
            if leaders:
                return None
        return None

    def _governs(self, found: list[Group]) -> bool:
        """Whether an object that is no actor stands behind the subject: رفضت الحركة العرض, رفضت الحركة أن تغادر."""
        assert self.subject_number is not None
        at = found[self.subject_number].members[-1].phrase.end
        token = self.scene.tokens[at] if at < len(self.scene.tokens) else None
        return token is not None and (token.tag == "Q" or (token.tag in "NX" and not token.prep and not token.conj))

    def between(self, group: Group) -> int:
        """How many finite verbs stand between the trigger and a group."""
        return self.scene.verbs_between(self.trigger.at, group.head.phrase.start)

    def order(self, number: int) -> str:
        """Subject, object, or how many groups lie between."""
        if number == self.subject_number:
            return "subject"
        if number == self.object_number:
            return "object"
        if number == self.carried_number:
            return "carried"
        low, high = sorted((self.trigger.at, self.groups[number].start))
        return str(max(0, min(3, first_from(self.groups, high) - first_from(self.groups, low + 1))))

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
