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
    return [
        f"near:{gap}|{where}",
        f"near:{gap}|{where}|{form}",
        f"near:{gap}|{where}|{group}",
        f"cross:{cross}|{where}",
        f"cross:{cross}|{where}|{form}",
        f"cross:{cross}|{where}|{group}",
        f"verbs:{min(verbs, 2)}|{where}",
    ]


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
    here = [m for m in scene.unit.mentions if placelike(scene, m)]
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
