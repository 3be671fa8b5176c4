"""Whether a trigger tells an event: the features that a judge weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wasata.analysis import Document, Token
from wasata.claims import kin
from wasata.claims.speech import Speech
from wasata.claims.syntax import CLASSES
from wasata.claims.triggers import Scene, Trigger
from wasata.model import DateReading

if TYPE_CHECKING:
    from wasata.claims.relations import Candidate

_GROUPS = {"CONSULT": "contact"} | dict.fromkeys(
    ("REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "AGREE", "CONCEDE"), "position"
)
BEFORE, AFTER = 5, 7  # words around a trigger that are weighed
WIDE, WIDER = (8, 10), (12, 15)  # the same for classes of words: by usage, by theme
NEAR_DATE = 2  # words between a noun and the date that belongs to it
_POLITICAL = frozenset(("state", "armed", "igo", "party", "group", "coalition"))


def group_of(code: str) -> str:
    """contact, position or deed."""
    return _GROUPS.get(code, "deed")


class Surroundings:
    """What a whole report is about, as features shared by all its triggers."""

    def __init__(self, document: Document, cues: Iterable[tuple[str, frozenset[str]]]) -> None:
        stems = Counter(t.stem or t.word.key for unit in document.units for t in unit.tokens if t.tag != ".")
        countries = {m.country for unit in document.units for m in unit.mentions if m.country}
        known = {m.id for unit in document.units for m in unit.mentions if m.id}
        self.features = [
            f"countries:{min(len(countries), 5)}",
            f"known:{_log(len(known))}",
        ]
        for name, wanted in cues:
            share = sum(stems[w] for w in wanted)
            level = 0 if not share else 1 if share < 3 else 2 if share < 8 else 3
            self.features.append(f"about:{name}:{level}")


def _log(number: int) -> int:
    return min(5, number.bit_length())


def features(
    scene: Scene,
    trigger: Trigger,
    candidates: list[Candidate],
    speech: Speech | None,
    nearby: list[Trigger],
    surroundings: Surroundings,
    status: list[str],
) -> list[str]:
    """All features of one trigger."""
    entry, form = trigger.entry, trigger.form
    code, group = entry.code, group_of(entry.code)
    previous = scene.tokens[trigger.at - 1] if trigger.at else None
    found = [
        f"entry:{entry.id}",
        f"head:{entry.head}",
        f"code:{code}",
        f"form:{form}|{code}",
        f"form:{form}|{group}",
        f"tense:{trigger.features[:8]}",
        f"tense:{trigger.features[:8]}|{code}",
        f"clause:{scene.clauses[trigger.clause].kind}|{form}",
        f"clause:{scene.clauses[trigger.clause].kind}|{group}",
        f"part:{scene.unit.sentence.part}",
        f"part:{scene.unit.sentence.part}|{group}",
        f"unit:{min(scene.index, 6)}|{group}",
        f"others:{min(trigger.others, 2)}",
        f"idiom:{bool(entry.with_)}",
        f"speech:{speech.kind if speech else 'none'}|{group}",
    ]
    if form == "N":
        found += _nominal(scene, trigger, code)
    if previous is not None:
        found += [f"before:{previous.tag}|{form}", f"before:{previous.stem or previous.key}"]
    if trigger.at + 1 < len(scene.tokens):
        after = scene.tokens[trigger.at + 1]
        found += [f"after:{after.tag}|{form}", f"after:{after.stem or after.key}|{form}"]
    found += _words(scene, trigger, group)
    dated = series(scene, trigger)
    found += [f"dated:{min(len(dated), 2)}|{form}", f"dated:{min(len(dated), 2)}|{group}|{form}"]
    found += _parties(candidates, code, form)
    found += _around(trigger, nearby, group)
    found += [f"status:{s}|{group}" for s in dict.fromkeys(status)]
    found += [f"{f}|{group}" for f in surroundings.features] + surroundings.features
    return found


def _words(scene: Scene, trigger: Trigger, group: str) -> list[str]:
    """The content words around a trigger, and the kind of phrase inside which it stands."""
    words = kin.words(_around_it(scene, trigger, (BEFORE, AFTER)))
    usage = kin.of("usage", kin.words(_around_it(scene, trigger, WIDE)))
    theme = kin.of("theme", kin.words(_around_it(scene, trigger, WIDER)))
    inside = next((m.kind for m in scene.unit.mentions if m.phrase.start < trigger.at < m.phrase.end), "none")
    heads = next((m.kind for m in scene.unit.mentions if m.phrase.start == trigger.at), "none")
    found = [f for word in words for f in (f"near:{word}", f"near:{word}|{group}")]
    found += [f for name in usage for f in (f"usage:{name}", f"usage:{name}|{group}")]
    found += [f for name in theme for f in (f"theme:{name}", f"theme:{name}|{group}")]
    return [*found, f"inside:{inside}", f"inside:{inside}|{trigger.entry.head}", f"heads:{heads}"]


def _around_it(scene: Scene, trigger: Trigger, reach: tuple[int, int]) -> list[Token]:
    """The words of the sentence before and behind a trigger, at most so many of each."""
    tokens, at = scene.tokens, trigger.at
    return tokens[max(0, at - reach[0]) : at] + tokens[at + 1 : at + 1 + reach[1]]


def series(scene: Scene, trigger: Trigger) -> list[DateReading]:
    """The dates that stand right behind a noun, joined by و or commas: مفاوضات الهدنة 2009 و2012 و2014."""
    tokens = scene.tokens
    found: list[DateReading] = []
    at = min(trigger.at + trigger.length, len(tokens))
    last = tokens[at - 1].end
    for reading in scene.unit.dates:
        if reading.span is None or reading.span.start < last:
            continue
        between = 0
        while at < len(tokens) and tokens[at].end <= reading.span.start:
            if tokens[at].start >= last:
                between += 1
                if between > (1 if found else NEAR_DATE) or tokens[at].tag in "VQL":
                    return found
            at += 1
        found.append(reading)
        last = reading.span.end
    return found


def listed(scene: Scene, trigger: Trigger) -> bool:
    """Whether the noun of a contact is followed by a list of dates of one kind: each of them dates one of its own."""
    contact = trigger.form == "N" and trigger.entry.code == "CONSULT"
    dates = series(scene, trigger) if contact else []
    return len(dates) > 1 and len({d.precision for d in dates}) == 1


def filled(candidates: list[Candidate], chances: list[float], code: str, form: str) -> list[str]:
    """What the slot judge found: how many take part how surely, of which classes. ``chances`` fit the candidates."""
    best: dict[int, tuple[float, str, str]] = {}
    for candidate, chance in zip(candidates, chances, strict=True):
        mention = candidate.mention
        kind = CLASSES.get(mention.kind, mention.kind)
        if chance > best.get(mention.chain, (0.0,))[0]:
            best[mention.chain] = (chance, kind, mention.country or "")
    ranked = sorted(best.values(), reverse=True)
    sure = [row for row in ranked if row[0] >= 0.6]
    top = [min(9, int(row[0] * 10)) // 2 for row in ranked[:2]] + [0, 0]
    classes = ",".join(sorted({row[1] for row in sure})[:3])
    countries = len({row[2] for row in sure if row[2]})
    return [
        f"sure:{min(len(sure), 4)}",
        f"sure:{min(len(sure), 4)}|{code}",
        f"sure:{min(len(sure), 4)}|{form}",
        f"first:{top[0]}",
        f"first:{top[0]}|{code}",
        f"second:{top[1]}|{code}",
        f"second:{top[1]}|{form}",
        f"sides:{min(countries, 3)}|{code}",
        f"who:{classes}",
        f"who:{classes}|{group_of(code)}",
    ]


def definiteness(token: Token) -> str:
    """definite, possessive or bare."""
    return "definite" if token.article else "possessive" if token.pronoun else "bare"


def _nominal(scene: Scene, trigger: Trigger, code: str) -> list[str]:
    tokens = scene.tokens
    token = tokens[trigger.at]
    prep = token.prep
    if not prep and trigger.at and tokens[trigger.at - 1].tag == "P":
        prep = tokens[trigger.at - 1].key
    kind = definiteness(token)
    light = tokens[trigger.light].stem if trigger.light is not None else ""
    return [
        f"noun:{kind}|{code}",
        f"noun:{kind}|prep:{prep}",
        f"prep:{prep}|{code}",
        f"light:{light or 'none'}",
        f"light:{bool(light)}|{code}",
        f"light:{bool(light)}|{kind}",
    ]


def _parties(candidates: list[Candidate], code: str, form: str) -> list[str]:
    actors = [c for c in candidates if c.rule == "actor" and not c.carried]
    others = [c for c in candidates if c.rule == "recipient"]
    carried = [c for c in candidates if c.carried]
    actor = CLASSES.get(actors[0].mention.kind, actors[0].mention.kind) if actors else "none"
    other = CLASSES.get(others[0].mention.kind, others[0].mention.kind) if others else "none"
    near = [c for c in candidates if not c.carried]
    classes = {CLASSES.get(c.mention.kind, c.mention.kind) for c in near}
    countries = {c.mention.country for c in near if c.mention.country}
    return [
        f"actor:{actor}",
        f"actor:{actor}|{code}",
        f"actor:{actor}|{form}",
        f"recipient:{other}|{code}",
        f"pair:{actor}|{other}",
        f"actors:{min(len(actors), 3)}|{code}",
        f"knownactor:{bool(actors) and actors[0].mention.id is not None}|{form}",
        f"political:{bool(classes & _POLITICAL)}|{code}",
        f"political:{bool(classes & _POLITICAL)}|{form}",
        f"countries:{min(len(countries), 3)}|here",
        f"phrases:{min(len(near), 5)}",
        f"carried:{bool(carried)}|{form}|{actor == 'none'}",
    ]


def _around(trigger: Trigger, nearby: list[Trigger], group: str) -> list[str]:
    """The predicates before and behind in the same sentence: an event inside a demand, two words for one event."""
    before = [t for t in nearby if t.at < trigger.at]
    after = [t for t in nearby if t.at > trigger.at]
    found = [f"company:{min(len(nearby) - 1, 4)}"]
    if before:
        last = before[-1]
        gap = trigger.at - last.at
        near = "near" if gap <= 3 else "mid" if gap <= 8 else "far"
        found += [
            f"behind:{last.entry.code}|{group}|{near}",
            f"behind:{last.entry.code}|{trigger.entry.code}",
            f"behind:{last.form}|{trigger.form}|{near}",
            f"samecode:{any(t.entry.code == trigger.entry.code for t in before)}",
        ]
    if after:
        first = after[0]
        near = "near" if first.at - trigger.at <= 3 else "far"
        found += [f"ahead:{first.entry.code}|{group}|{near}", f"ahead:{first.form}|{trigger.form}|{near}"]
    return found
