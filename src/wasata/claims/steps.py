"""The lines of a derivation: what was looked at, what was decided and why, in Arabic and English."""

from __future__ import annotations

from collections.abc import Iterator

from wasata.analysis import Chain, Document
from wasata.claims import joining, topics
from wasata.claims.building import TRACK_CHANCE, Group
from wasata.claims.coder import Judges
from wasata.claims.events import group_of
from wasata.claims.parties import Party
from wasata.claims.proposals import Proposal
from wasata.claims.reasons import reasons
from wasata.claims.relations import Candidate
from wasata.claims.telling import Telling
from wasata.claims.wording_values import BASES, CLASSES, CONTACTS, CUES, FORMS, SLOTS, STATUSES, TRACKS, TYPES, WHYS
from wasata.model import Claim, DateReading, Span, Step, Track

NEAR_OPTION = 0.2  # a date, place or track less likely than this was never near and is not told


def fired(document: Document, told: Telling | Proposal) -> Step:
    """Which entry fired on which words."""
    trigger, entry = told.trigger, told.trigger.entry
    tokens = document.units[trigger.unit].tokens
    last = tokens[min(trigger.at + trigger.length, len(tokens)) - 1]
    span = Span(tokens[trigger.at].start, last.end)
    words = span.of(document.report.content)
    ar, en = FORMS[trigger.form]
    kind = CONTACTS.get(entry.contact or "", ("", ""))
    return Step(
        "trigger",
        f"«{words}» ({ar}) ← المدخل {entry.id}{kind[0] and f' ({kind[0]})'} في {entry.source}",
        f"“{words}” ({en}) ← entry {entry.id}{kind[1] and f' ({kind[1]})'} in {entry.source}",
        span,
        {"entry": entry.id, "source": entry.source, "form": trigger.form, "code": entry.code},
    )


def weighed(judges: Judges, features: list[str], chance: float, least: float) -> Step:
    """Whether it was taken for an event; ``chance`` may have been raised over what the judge said."""
    taken = chance >= least
    raised = judges.event.probabilities(features)["yes"] < chance
    ar, en = ("قُبل", "accepted") if taken else ("رُفض", "refused")
    if raised:
        ar, en = f"{ar} بقاعدة (قائمة تواريخ أو «الجانبان»)", f"{en} by rule (a list of dates, or “both sides”)"
    return Step(
        "event",
        f"أهو حدث؟ {chance:.2f}، والحد {least:.2f}: {ar}",
        f"an event? {chance:.2f}, needed {least:.2f}: {en}",
        data={
            "probability": round(chance, 4),
            "threshold": least,
            "verdict": "accepted" if taken else "refused",
            "raised": raised,
            **reasons(judges.event, features, "yes"),
        },
    )


def slot(judges: Judges, candidate: Candidate, chain: Chain | None) -> Step:
    """What became of one who may take part. The weights speak for taking part in the likelier slot."""
    mention, judge = candidate.mention, judges.slot
    least = judge.least("other" if candidate.rule == "none" else "proposed")
    ar, en = SLOTS[candidate.slot]
    rule_ar, rule_en = SLOTS.get(candidate.rule, (candidate.rule, candidate.rule))
    known_ar, known_en = _known_as(candidate, chain)
    chance = f"{candidate.probability:.2f}"
    return Step(
        "slot",
        f"«{mention.text}»: {ar} ({chance}، والحد {least:.2f})؛ النحو يقترح: {rule_ar}{known_ar}",
        f"“{mention.text}”: {en} ({chance}, needed {least:.2f}); the grammar proposes: {rule_en}{known_en}",
        mention.span,
        {
            "text": mention.text,
            "slot": candidate.slot,
            "likely": candidate.likely,
            "rule": candidate.rule,
            "probability": round(candidate.probability, 4),
            "threshold": least,
            "id": mention.id,
            "why": mention.why,
            "carried": candidate.carried,
            **reasons(judge, candidate.features, candidate.likely, "none"),
        },
    )


def _known_as(candidate: Candidate, chain: Chain | None) -> tuple[str, str]:
    """Whom the words mean: the fullest form in the report, the register's id and how it was found."""
    mention = candidate.mention
    ar, en = "", ""
    if candidate.carried:
        ar, en = "؛ محمول من جملة سابقة", "; carried from a sentence before"
    if chain is not None and chain.fullest.text != mention.text:
        ar, en = f"{ar}؛ هو «{chain.fullest.text}»", f"{en}; that is “{chain.fullest.text}”"
    if mention.id:
        why = f"، {_why(mention.why)}" if mention.why else ""
        ar, en = f"{ar}؛ المعرّف {mention.id}{why}", f"{en}; id {mention.id}{mention.why and f', {mention.why}'}"
    return ar, en


def _why(why: str) -> str:
    """How a mention was known, in Arabic; ``delegation of egy`` is a class and an id."""
    cls, of, body = why.partition(" of ")
    return f"{CLASSES[cls][0]} ({body})" if of and cls in CLASSES else WHYS.get(why, why)


def details(judges: Judges, telling: Telling) -> Iterator[Step]:
    """Date, place, status, tracks and speaker of one telling, with the dates and places that were near and refused."""
    yield from _dates(judges, telling)
    yield from _places(judges, telling)
    yield _status(judges, telling)
    yield from _tracks(judges, telling)
    if telling.speech is not None:
        speaker = telling.speech.speaker or telling.speech.via
        if speaker is not None:
            yield Step("speech", f"على لسان «{speaker.text}»", f"in the words of “{speaker.text}”", speaker.span)


def _verdict(*, taken: bool) -> tuple[str, str]:
    return ("أُخذ", "taken") if taken else ("رُدّ", "refused")


def _dates(judges: Judges, telling: Telling) -> Iterator[Step]:
    least = judges.date.threshold
    if telling.date is not None and (telling.listed or all(o.reading != telling.date for o, _ in telling.date_options)):
        yield _date_by_rule(telling.date, listed=telling.listed)
        return
    seen: set[str] = set()
    for option, chance in sorted(telling.date_options, key=lambda row: -row[1]):
        reading = option.reading
        taken = reading.value not in seen and reading == telling.date and chance == telling.date_probability
        if not taken and chance < NEAR_OPTION:
            break
        if reading.value in seen:
            continue
        seen.add(reading.value)
        ar, en = _verdict(taken=taken)
        basis_ar, basis_en = BASES.get(reading.basis.value, (reading.basis.value, reading.basis.value))
        clash = f" — {reading.conflict}" if reading.conflict else ""
        yield Step(
            "date",
            f"التاريخ {reading.value}: {ar} ({chance:.2f}، والحد {least:.2f})؛ {basis_ar}{clash}",
            f"date {reading.value}: {en} ({chance:.2f}, needed {least:.2f}); {basis_en}{clash}",
            reading.span,
            {
                "value": reading.value,
                "basis": reading.basis.value,
                "conflict": reading.conflict,
                "taken": taken,
                "probability": round(chance, 4),
                **reasons(judges.date, option.features, "yes"),
            },
        )


def _date_by_rule(date: DateReading, *, listed: bool) -> Step:
    """A date that no judge weighed for this telling: one of a list, or that of the meeting told before."""
    ar, en = "من قائمة تواريخ وراء الاسم", "from a list of dates behind the noun"
    if not listed:
        ar, en = "تاريخ اللقاء المذكور قبله بين الأطراف أنفسهم", "the day of the meeting of the same people told before"
    data = {"value": date.value, "basis": date.basis.value, "conflict": date.conflict, "taken": True}
    return Step("date", f"التاريخ {date.value}: {ar}", f"date {date.value}: {en}", date.span, data)


def _places(judges: Judges, telling: Telling) -> Iterator[Step]:
    least = judges.place.threshold
    seen: set[str] = set()
    for option, chance in sorted(telling.place_options, key=lambda row: -row[1]):
        words = option.place.text
        taken = option.place == telling.place and chance == telling.place_probability
        if not taken and chance < NEAR_OPTION:
            break
        if words in seen:
            continue
        seen.add(words)
        ar, en = _verdict(taken=taken)
        yield Step(
            "place",
            f"المكان «{words}»: {ar} ({chance:.2f}، والحد {least:.2f})",
            f"place “{words}”: {en} ({chance:.2f}, needed {least:.2f})",
            option.place.span,
            {
                "id": option.place.id,
                "taken": taken,
                "probability": round(chance, 4),
                **reasons(judges.place, option.features, "yes"),
            },
        )


def _status(judges: Judges, telling: Telling) -> Step:
    value = telling.status.value
    cues = [CUES.get(cue, (cue, cue)) for cue in dict.fromkeys(telling.status_cues)] or [CUES["none"]]
    chance = judges.status.probabilities(telling.status_features)[value]
    return Step(
        "status",
        f"الحالة: {STATUSES[value][0]} ({chance:.2f})؛ القرائن: {'، '.join(c[0] for c in cues)}",
        f"status: {STATUSES[value][1]} ({chance:.2f}); cues: {', '.join(c[1] for c in cues)}",
        data={
            "status": value,
            "cues": list(telling.status_cues),
            "probability": round(chance, 4),
            **reasons(judges.status, telling.status_features, value),
        },
    )


def _tracks(judges: Judges, telling: Telling) -> Iterator[Step]:
    for track, chance in sorted(telling.tracks.items(), key=lambda row: -row[1]):
        if chance < NEAR_OPTION or telling.track_hits is None:
            break
        ar, en = _verdict(taken=chance >= TRACK_CHANCE)
        name_ar, name_en = TRACKS.get(track.value, (track.value, track.value))
        features = topics.features(track.value, telling.trigger, telling.track_hits)
        yield Step(
            "track",
            f"الملف «{name_ar}»: {ar} ({chance:.2f}، والحد {TRACK_CHANCE:.2f})",
            f"track {name_en}: {en} ({chance:.2f}, needed {TRACK_CHANCE:.2f})",
            data={
                "track": track.value,
                "taken": chance >= TRACK_CHANCE,
                "probability": round(chance, 4),
                **reasons(judges.track, features, "yes"),
            },
        )


def joined(judges: Judges, earlier: list[Telling], later: Telling) -> Step:
    """Why a telling was joined to those of its group before it."""
    features = joining.features(earlier, later, 0)
    chance = judges.join.probabilities(features)["yes"]
    back = joining.refers_back(earlier[-1], later)
    ar, en = ("؛ الثانية تعود إلى الأولى", "; the later one refers back") if back else ("", "")
    return Step(
        "join",
        f"الروايتان لحدث واحد ({chance:.2f}){ar}",
        f"two tellings of one event ({chance:.2f}){en}",
        later.evidence,
        {"probability": round(chance, 4), "refers_back": back, **reasons(judges.join, features, "yes")},
    )


def again(judges: Judges, tellings: list[Telling], telling: Telling) -> Step:
    """Why a telling that makes no claim of its own lends its evidence to a claim."""
    first, later = (tellings, telling) if _place(tellings[0]) < _place(telling) else ([telling], tellings[0])
    features = joining.features(first, later, 0)
    chance = judges.join.probabilities(features)["yes"]
    return Step(
        "again",
        f"لا تكفي وحدها لحدث وتشبه هذه الروايات ({chance:.2f}): تضاف إلى شواهدها",
        f"not enough for an event of its own and like these tellings ({chance:.2f}): its words are added as evidence",
        telling.evidence,
        {"probability": round(chance, 4), **reasons(judges.join, features, "yes")},
    )


def _place(telling: Telling) -> tuple[int, int]:
    return telling.trigger.unit, telling.trigger.at


def party(judges: Judges, party: Party, chain: Chain) -> Step:
    """Whether an actor takes part, all tellings weighed together."""
    full, least = chain.fullest, judges.party.threshold
    ar, en = SLOTS[party.slot]
    chance = f"{party.probability:.2f}"
    return Step(
        "party",
        f"في الروايات مجتمعة «{full.text}»: {ar} ({chance}، والحد {least:.2f})",
        f"in all tellings “{full.text}”: {en} ({chance}, needed {least:.2f})",
        full.span,
        {
            "text": full.text,
            "slot": party.slot,
            "likely": party.likely,
            "probability": round(party.probability, 4),
            "threshold": least,
            **reasons(judges.party, party.features, party.likely, "none"),
        },
    )


def verdict(judges: Judges, group: Group) -> Step:
    """Whether the tellings, all together, make a claim."""
    least = judges.claim.least(group_of(group.tellings[0].trigger.entry.code))
    taken = group.probability >= least
    listed = not taken and any(t.listed for t in group.tellings)
    ar, en = ("قُبل", "accepted") if taken else ("رُفض", "refused")
    if listed:
        ar, en = "قُبل بقاعدة (قائمة تواريخ)", "accepted by rule (a list of dates)"
    return Step(
        "verdict",
        f"أهي مجتمعةً حدث؟ {group.probability:.2f}، والحد {least:.2f}: {ar}",
        f"an event, all tellings together? {group.probability:.2f}, needed {least:.2f}: {en}",
        data={
            "probability": round(group.probability, 4),
            "threshold": least,
            "verdict": "accepted" if taken or listed else "refused",
            **reasons(judges.claim, group.features, "yes"),
        },
    )


def nobody() -> Step:
    """An event in which nobody takes part becomes no claim."""
    return Step("nobody", "رُدّ: لا أحد يشارك فيه", "refused: nobody takes part in it")


def outdone(winner: Telling | None) -> Step:
    """Another reading of the same word was surer."""
    if winner is None:
        return Step(
            "outdone", "رُدّ: قراءة أخرى للكلمة نفسها أرجح", "refused: another reading of the same word was surer"
        )
    entry, chance = winner.trigger.entry.id, winner.probability
    return Step(
        "outdone",
        f"رُدّ: قراءة أخرى للكلمة نفسها أرجح: {entry} ({chance:.2f})",
        f"refused: another reading of the same word was surer: {entry} ({chance:.2f})",
        data={"entry": entry, "probability": round(chance, 4)},
    )


def result(claim: Claim) -> Step:
    """What the claim says, in one line."""
    return Step("claim", _told(claim, 0), _told(claim, 1), claim.evidence[0].span)


def _told(claim: Claim, language: int) -> str:
    comma, label = ("، ", ", ")[language], _LABELS
    kind = f"{claim.type.value} {TYPES[claim.type.value][language]}"
    if claim.contact:
        kind += f" / {CONTACTS[claim.contact.value][language]}"
    parts = [kind, STATUSES[claim.status.value][language]]
    named = {"actors": claim.actors, "recipients": claim.recipients, "mediators": claim.mediators}
    for name, people in named.items():
        if people:
            parts.append(f"{label[name][language]}: " + comma.join(p.text for p in people))
    if claim.date:
        parts.append(f"{label['date'][language]}: {claim.date.value}")
    for name, words in {"place": claim.place, "source": claim.source, "via": claim.via}.items():
        if words:
            parts.append(f"{label[name][language]}: {words.text}")
    if claim.tracks:
        parts.append(f"{label['tracks'][language]}: " + comma.join(_track(t, language) for t in claim.tracks))
    return ("؛ ", "; ")[language].join(parts)


def _track(track: Track, language: int) -> str:
    return TRACKS.get(track.value, (track.value, track.value))[language]


_LABELS = {
    "actors": ("الفاعل", "actor"),
    "recipients": ("المتلقي", "recipient"),
    "mediators": ("الوسيط", "mediator"),
    "date": ("التاريخ", "date"),
    "place": ("المكان", "place"),
    "source": ("المصدر", "source"),
    "via": ("عبر", "via"),
    "tracks": ("الملف", "track"),
}
