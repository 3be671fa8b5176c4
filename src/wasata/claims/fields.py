"""When and where: the dates and places that may be an event's, with the features that a judge weighs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wasata.analysis import Mention, Unit
from wasata.claims.events import group_of
from wasata.claims.speech import Speech
from wasata.claims.syntax import CLASSES
from wasata.claims.triggers import Scene, Trigger
from wasata.model import DateBasis, DateReading, Grounded, Span

BACK = 3  # units before the trigger's own in which a date or a place may still be the event's
PLACE_NOUNS = frozenset(
    (
        *("مدينه", "محافظه", "بلده", "قريه", "منطقه", "قضاء", "ريف", "اقليم", "ولايه", "مديريه", "حي", "مطار", "ميناء"),
        *("معبر", "جزيره", "مخيم", "مقر", "قصر", "عاصمه", "ضاحيه", "جبهه", "شمال", "جنوب", "شرق", "غرب", "قاعده"),
        *("جامع", "مسجد", "فندق", "قطاع"),
    )
)
_PLACE_PREPS = frozenset(
    ("في", "ب", "الي", "من", "علي", "داخل", "قرب", "شرق", "غرب", "شمال", "جنوب", "خارج", "نحو", "ل")
)
_TOPICS = frozenset(("عن", "حول", "بشان", "بخصوص"))  # what talks are about, not where they are
_BODIES = frozenset(("state", "igo", "institution", "body"))


@dataclass(slots=True)
class DateOption:
    """A date that may be the event's."""

    reading: DateReading
    features: list[str]


@dataclass(slots=True)
class PlaceOption:
    """A place that may be the event's."""

    place: Grounded
    features: list[str]


def _token_at(unit: Unit, offset: int) -> int:
    for token in unit.tokens:
        if token.end > offset:
            return token.index
    return len(unit.tokens) - 1


def _distance(gap: int) -> str:
    return "0" if gap <= 2 else "1" if gap <= 5 else "2" if gap <= 10 else "3" if gap <= 20 else "4"


def _offset_features(scene: Scene, trigger: Trigger, at: int) -> list[str]:
    where = "after" if at > trigger.at else "before"
    a, b = sorted((trigger.clause, scene.clause_of[at]))
    cross = "many" if b - a > 1 else "none" if a == b else scene.clauses[b].kind
    verbs = scene.verbs_between(at, trigger.at)
    gap = _distance(abs(at - trigger.at))
    group, form = group_of(trigger.entry.code), trigger.form
    governor = _governor(scene, trigger, at)
    clause = scene.clauses[trigger.clause].kind
    return [
        f"governor:{governor}|{form}",
        f"governor:{governor}|{group}",
        f"governor:{governor}|{clause}",
        f"governor:{governor}|{clause}|{group}",
        f"governor:{governor}|{where}|{form}",
        f"between:{_between(scene, trigger, at)}|{where}",
        f"near:{gap}|{where}",
        f"near:{gap}|{where}|{form}",
        f"near:{gap}|{where}|{group}",
        f"cross:{cross}|{where}",
        f"cross:{cross}|{where}|{form}",
        f"cross:{cross}|{where}|{group}",
        f"verbs:{min(verbs, 2)}|{where}",
    ]


def _governor(scene: Scene, trigger: Trigger, at: int) -> str:
    """The verb to whose clause a word belongs: the trigger itself, one of speech, of another event, or another."""
    tokens, clause = scene.tokens, scene.clauses[scene.clause_of[at]]
    verbs = [t for t in tokens[clause.start : clause.end] if t.tag in "VR"]
    before = [t for t in verbs if t.index < at]
    verb = before[-1] if before else verbs[0] if verbs else None
    if verb is None:
        return "nominal" if clause.start <= trigger.at < clause.end else "none"
    if verb.index in (trigger.at, trigger.light):
        return "self"
    kind = "says" if verb.word.says else "event" if verb.word.fires else "verb"
    return f"{kind}-{'near' if clause.start <= trigger.at < clause.end else 'far'}"


def _first_word(scene: Scene, reading: DateReading) -> str:
    """The word with which a date begins: أمس، يوم، مطلع، منذ."""
    if reading.span is None:
        return "none"
    token = scene.tokens[_token_at(scene.unit, reading.span.start)]
    return "number" if token.tag == "#" else token.stem or token.key


def _since(scene: Scene, reading: DateReading) -> str:
    """What governs a date: منذ، حتى، في، بعد, or nothing."""
    at = _token_at(scene.unit, reading.span.start) if reading.span else 0
    token = scene.tokens[at - 1] if at else None
    own = scene.tokens[at].prep
    return own or (token.stem or token.key if token is not None and token.tag in "PKD" else "none")


def _between(scene: Scene, trigger: Trigger, at: int) -> str:
    """What stands between a trigger and a word: other event words, a relative, a complementiser, nothing of these."""
    low, high = sorted((trigger.at, at))
    stretch = scene.tokens[low + 1 : high]
    events = sum(1 for t in stretch if t.word.fires and t.tag in "VNRX")
    marks = "".join(sorted({t.tag for t in stretch if t.tag in "QLK"}))
    return f"{min(3, events)}{marks}"


def dates(scenes: list[Scene], trigger: Trigger, speech: Speech | None) -> list[DateOption]:
    """The dates of the trigger's sentence, then those of the sentences before it and of the headline."""
    scene = scenes[trigger.unit]
    code, group = trigger.entry.code, group_of(trigger.entry.code)
    options = []
    here = scene.unit.dates
    for number, reading in enumerate(here):
        at = _token_at(scene.unit, reading.span.start) if reading.span else 0
        others = sum(
            1
            for r in here
            if r is not reading
            and r.span
            and abs(_token_at(scene.unit, r.span.start) - trigger.at) < abs(at - trigger.at)
        )
        spoken = speech is not None and speech.verb >= 0 and abs(at - speech.verb) < 12 and at < speech.start + 1
        options.append(
            DateOption(
                reading,
                [
                    "here",
                    f"here|{code}",
                    f"nearer:{min(others, 2)}",
                    f"nearer:{min(others, 2)}|{group}",
                    f"basis:{reading.basis}",
                    f"precision:{reading.precision}|{group}",
                    f"precision:{reading.precision}|{_first_word(scene, reading)}",
                    f"word:{_first_word(scene, reading)}|{group}",
                    f"since:{_since(scene, reading)}|{group}",
                    f"since:{_since(scene, reading)}|{trigger.form}",
                    f"number:{min(number, 2)}|of:{min(len(here), 3)}",
                    f"spoken:{spoken}|{group}",
                    f"status:{trigger.features[:4]}|{reading.basis}",
                    *_offset_features(scene, trigger, at),
                ],
            )
        )
    for back in range(1, BACK + 1):
        index = trigger.unit - back
        if index < 0:
            break
        for reading in scenes[index].unit.dates[:2]:
            base = [
                f"back:{back}",
                f"back:{back}|{group}",
                f"back:{back}|here:{bool(here)}",
                f"back:{back}|{reading.basis}",
            ]
            base += [f"back|speech:{bool(speech)}|{group}", f"back|{scenes[index].unit.sentence.part}", f"back|{code}"]
            options.append(DateOption(replace(reading, basis=DateBasis.INHERITED), base))
    return options


def places(scenes: list[Scene], trigger: Trigger, content: str) -> list[PlaceOption]:
    """The places of the trigger's sentence and of those before it."""
    scene = scenes[trigger.unit]
    code, group = trigger.entry.code, group_of(trigger.entry.code)
    contact = trigger.entry.contact or "none"
    options = []
    here = [m for m in scene.unit.mentions if placelike(scene, m) or _visited(scene, trigger, m)]
    for number, mention in enumerate(here):
        prep = prep_of(scene, mention)
        at = mention.phrase.start
        between = scene.tokens[min(at, trigger.at) + 1 : max(at, trigger.at)]
        topic = any(t.key in _TOPICS or (t.tag == "N" and t.prep == "ل") for t in between)
        dated = any(r.span and between and between[0].start <= r.span.start < between[-1].end for r in scene.unit.dates)
        nearer = sum(abs(m.phrase.start - trigger.at) < abs(at - trigger.at) for m in here)
        slot = trigger.entry.frame.get(prep, "none")
        cls = CLASSES.get(mention.kind, mention.kind)
        features = [
            "here",
            f"here|{code}",
            f"prep:{prep}",
            f"prep:{prep}|{group}",
            f"prep:{prep}|{code}|{contact}",
            f"class:{cls}|prep:{prep}",
            f"class:{cls}|{group}",
            f"contact:{contact}|{prep}",
            *(f"{a}|{group}" for a in attached(scene, mention)),
            f"slot:{slot}",
            f"slot:{slot}|{code}",
            f"topic:{topic}|{group}",
            f"topic:{topic}|prep:{prep}",
            f"dated:{dated}|{at > trigger.at}",
            f"nearer:{min(nearer, 2)}",
            f"nearer:{min(nearer, 2)}|{group}",
            f"number:{min(number, 2)}|of:{min(len(here), 3)}",
            *_offset_features(scene, trigger, at),
        ]
        options.append(PlaceOption(grounded(scene, mention, content), features))
    for back in range(1, BACK + 1):
        index = trigger.unit - back
        if index < 0:
            break
        earlier = scenes[index]
        for mention in [m for m in earlier.unit.mentions if placelike(earlier, m)][:2]:
            prep = prep_of(earlier, mention)
            features = [
                f"back:{back}",
                f"back:{back}|{group}",
                f"back:{back}|here:{bool(here)}",
                f"back|prep:{prep}|{mention.kind}",
                f"back|{earlier.unit.sentence.part}|{group}",
            ]
            options.append(PlaceOption(grounded(earlier, mention, content), features))
    return options


def _visited(scene: Scene, trigger: Trigger, mention: Mention) -> bool:
    """زار الوزير سوريا: the state that is visited or left, the object of the verb."""
    at = mention.phrase.start
    behind = trigger.at < at and scene.clause_of[at] == trigger.clause and prep_of(scene, mention) == "none"
    return trigger.entry.contact == "visit" and behind and mention.kind == "state"


def prep_of(scene: Scene, mention: Mention) -> str:
    """The preposition that governs a mention, else ``noun`` or ``none``."""
    if mention.phrase.prep:
        return mention.phrase.prep
    at = mention.phrase.start - 1
    while at > 0 and (
        scene.tokens[at].stem in PLACE_NOUNS or scene.tokens[at].tag in "GA" or scene.tokens[at].text in '«"('
    ):
        if scene.tokens[at].prep:
            return scene.tokens[at].prep
        at -= 1
    token = scene.tokens[max(at, 0)]
    if token.tag == "P":
        return token.stem or token.key
    return "noun" if token.tag in "NTC" else "none"


def attached(scene: Scene, mention: Mention) -> list[str]:
    """What a place hangs on: the word before its preposition (الحرب في سوريا، نظراءه في, التقاه في)."""
    at = mention.phrase.start - 1
    while at >= 0 and (scene.tokens[at].tag == "P" or scene.tokens[at].stem in PLACE_NOUNS):
        at -= 1
    if at < 0:
        return ["behind:start"]
    token = scene.tokens[at]
    inside = next((m.kind for m in scene.unit.mentions if m.phrase.start <= at < m.phrase.end), "none")
    word = token.stem or token.key
    return (
        [f"behind:{token.tag}|{inside}", f"behind:{word}"] if token.tag in "NXCTV" else [f"behind:{token.tag}|{inside}"]
    )


def placelike(scene: Scene, mention: Mention) -> bool:
    """Whether a mention may be a place: a town, or a state or body behind a preposition of place."""
    if mention.kind == "place":
        return True
    first = scene.tokens[mention.phrase.start]
    metonym = bool(first.entity and first.entity[0] == "metonym")
    return (mention.kind in _BODIES or metonym) and prep_of(scene, mention) in _PLACE_PREPS


def grounded(scene: Scene, mention: Mention, content: str) -> Grounded:
    """A mention as a place, with the nouns before it that say what kind of place it is."""
    start = mention.span.start
    at = mention.phrase.start - 1
    while at >= 0 and scene.tokens[at].stem in PLACE_NOUNS and not scene.tokens[at].article and not mention.phrase.prep:
        token = scene.tokens[at]
        start = token.start + len(token.conj) + (len(token.prep) if token.prep else 0)
        if token.prep or token.conj:
            break
        at -= 1
    span = Span(start, mention.span.end)
    place = next((ref for category, ref in mention.phrase.entities if category == "place"), mention.id)
    return Grounded(span.of(content), span, mention.name, place)
