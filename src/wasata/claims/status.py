"""Whether a report says that an event took place: what denies, plans or supposes it, and how far that reaches."""

from __future__ import annotations

from wasata.claims.speech import Speech
from wasata.claims.triggers import Scene, Trigger

_NOT = frozenset(("لم", "ليس", "ليست", "ما"))
_NO_MORE = frozenset(("عدم", "دون", "بدون", "الغاء", "تعذر", "فشل"))
_PLANS = frozenset(
    (
        *("مقرر", "يعتزم", "تعتزم", "اعتزام", "عزم", "مرتقب", "مزمع", "متوقع", "يتوقع", "سيتم", "تستعد", "يستعد"),
        *("يخطط", "تخطط", "ينوي", "تنوي", "ستجري", "ستعقد", "يفترض", "استعداد", "اعتزامه", "عزمه", "مقبل", "مقبله"),
        *("قادم", "قادمه", "قريبا", "لاحقا", "وشيك", "غدا"),
    )
)
_IFS = frozenset(("اذا", "لو", "احتمال", "امكانيه", "امكان", "ربما", "حال", "قد", "فرضيه"))
_DENIALS = frozenset(("نفي", "نفت", "ينفي", "تنفي", "نفوا", "نافيا", "نافيه", "نفيه", "نفيها", "كذب", "كذبت", "لاصحه"))


def cues(scene: Scene, trigger: Trigger, speech: Speech | None) -> list[str]:
    """The names of all that bears on the status, in the order of weight."""
    tokens = scene.tokens
    token = tokens[trigger.at]
    anchor = tokens[trigger.light] if trigger.light is not None else token
    found = []
    if trigger.entry.status:
        found.append(f"entry:{trigger.entry.status}")
    if speech is not None and speech.kind == "denial":
        found.append("denial")
    before = [t for t in tokens[max(0, anchor.index - 4) : anchor.index] if t.text not in '«»"()']
    near = before[-1] if before else None
    if any(t.stem in _DENIALS or t.key in _DENIALS for t in before):
        found.append("denial")
    if near is not None and (near.key in _NOT or near.stem in _NO_MORE):
        found.append("negated")
    if near is not None and near.key in ("لن", "لا"):
        found.append("negated-future" if near.key == "لن" else "negated-present")
    if (anchor.tag == "V" and anchor.prep == "س") or (near is not None and near.key in ("سوف", "سيتم")):
        found.append("future")
    window = tokens[max(0, anchor.index - 6) : min(len(tokens), token.index + 8)]
    found.extend("plan" for t in window if (t.stem in _PLANS or t.key in _PLANS) and t.text != ".")
    if any((t.stem in _IFS or t.key in _IFS) and t.stem != "قد" for t in before):
        found.append("if")
    if (
        near is not None
        and near.key == "قد"
        and anchor.reading is not None
        and anchor.reading.features.startswith("impf")
    ):
        found.append("if")
    return found


def features(trigger: Trigger, found: list[str], later: bool) -> list[str]:
    """What a judge weighs; ``later`` says that the event's date lies after the day of publication."""
    names = list(dict.fromkeys(found)) or ["none"]
    result = [f"cue:{name}" for name in names]
    result += [f"cue:{name}|{trigger.form}" for name in names]
    result += [f"first:{names[0]}", f"first:{names[0]}|{trigger.entry.code}"]
    result += [
        f"code:{trigger.entry.code}",
        f"later:{later}",
        f"later:{later}|{names[0]}",
        f"tense:{trigger.features[:4]}",
    ]
    return result
