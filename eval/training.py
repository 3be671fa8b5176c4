"""Trains the judges from reports coded by hand.

usage: python eval/training.py train OUT [REPORTS GOLD …]           (all gold there is, where none is named)
       python eval/training.py cross REPORTS GOLD [EXTRA_REPORTS EXTRA_GOLD …]   (five folds by report; all other
                                                    gold there is trains along, where none is named)
"""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import corpus_gold
from wasata.claims import echoes, fields, joining, mediation, parties, settling, status, topics, verdicts
from wasata.claims.building import Builder, Group
from wasata.claims.coder import NAMES, Coder, Judges, event_features
from wasata.claims.judges import Judge
from wasata.claims.proposals import Proposal, Proposals
from wasata.claims.telling import Telling
from wasata.exports.coded import CodedReport
from wasata.model import Report, SetAside, Track
from wasata.pipeline import Reader
from wasata.reports.files import line_report, read_sources
from wasata.rules.compiled import compile_lexicon
from wasata.scoring import matched, participants, same, score, spans, words_of

Row = tuple[list[str], str]
Told = tuple[Group, dict[str, Any] | None]  # tellings of one event, and the gold event that they tell
STRENGTH = {
    "event": 0.06,
    "slot": 0.15,
    "date": 0.2,
    "place": 0.2,
    "track": 0.1,
    "join": 0.15,
    "status": 0.3,
    "claim": 0.1,
    "party": 0.1,
    "when": 0.05,
    "where": 0.05,
    "mediator": 0.6,
}
THRESHOLDS = {
    "event": 0.45,
    "slot": 0.7,
    "date": 0.42,
    "place": 0.50,
    "join": 0.58,
    "party": 0.47,
    "when": 0.4,
    "where": 0.4,
    "mediator": 0.5,
}
LEAST_LIKELY = {
    "event": {"contact": 0.25, "position": 0.25, "deed": 0.25},
    "claim": {"contact": 0.4, "position": 0.4, "deed": 0.4},
    "slot": {"proposed": 0.6, "other": 0.72},
    "join": {"again": 0.25},
    "when": {"contact": 0.3, "position": 0.42, "deed": 0.36},
    "where": {"contact": 0.32, "position": 0.27, "deed": 0.27},
    "mediator": {"taking": 0.33, "beside": 0.5},
}
SLOTS = ("none", "actor", "recipient")
CLASSES = {"slot": SLOTS, "party": SLOTS}
SHARED = Path(__file__).resolve().parents[2] / "shared"
CLOSE = 0.7  # of the likest actor's share of words: who shares so many with a participant may be him too
# times that a report counts: the seeds because what the first users showed must be read, what was written for Wasata
# because it is about mediation, the real gold because it was coded most carefully, and everyday news (where it is
# judged what is an event) because most of what papers print is that: the political reports are many more
TIMES = {"seeds": 15, "written": 3, "samples": 3, "train": 2, "everyday": 3}
LEAST = 7  # a feature seen in fewer rows gets no weight
SMALLEST = 0.06  # weights below are left out of the file


class Coded:
    """One report with its gold events and what the grammar proposes of it.

    ``times``: how often it counts where it is judged what is an event; ``mediated``: whether its mediators were coded
    carefully enough to learn from.
    """

    def __init__(
        self, reader: Reader, report: Report, events: list[dict[str, Any]], *, times: int = 1, mediated: bool = True
    ) -> None:
        self.report, self.gold, self.times, self.mediated = report, events, times, mediated
        self.events = json.loads(unicodedata.normalize("NFC", json.dumps(events, ensure_ascii=False)))
        self.document = reader.document(report)
        self.proposals: Proposals = reader.proposer.propose(self.document)
        self.flat = _flat_offsets(report.content)
        self.gold_spans = [spans(report.content, e) for e in events]
        self.labels = [self._label(p) for p in self.proposals.proposals]

    @property
    def given(self) -> str:
        """The content as the report came, into which the gold was copied."""
        return self.report.given or self.report.content

    def _label(self, proposal: Proposal) -> int | None:
        """The gold event that a trigger tells: same type, its evidence holds the trigger, participants fit best."""
        token = self.proposals.scenes[proposal.trigger.unit].tokens[proposal.trigger.at]
        at = self.flat[token.start]
        best: tuple[float, int] | None = None
        for i, (event, places) in enumerate(zip(self.events, self.gold_spans, strict=True)):
            if event["type"] != proposal.trigger.entry.code or not any(a <= at < b for a, b in places):
                continue
            near = [self.text_of(c) for c in proposal.candidates if not c.carried]
            found = matched(participants(event), near) / max(1, len(participants(event)))
            rank = (found - 0.001 * i, i)
            if best is None or rank > best:
                best = rank
        return best[1] if best else None

    def retold(self) -> list[int | None]:
        """For each trigger without a label of its own the gold event that it seems to tell once more.

        Gold names the best sentences as evidence, not all: a headline, a later اللقاء tell the event again. It is known
        by its parties: the slots must have been weighed.
        """
        return [
            None if label is not None else self._retold(proposal)
            for proposal, label in zip(self.proposals.proposals, self.labels, strict=True)
        ]

    def _retold(self, proposal: Proposal) -> int | None:
        sure = [self.text_of(c) for c in proposal.candidates if c.probability >= echoes.SURE]
        best: tuple[float, int] | None = None
        for i, event in enumerate(self.events):
            if event["type"] != proposal.trigger.entry.code or not sure:
                continue
            found = matched(participants(event), sure)
            whole = len(participants(event))
            enough = 2 * found >= whole and 2 * found >= len(sure) and (found > 1 or whole == 1 or len(sure) == 1)
            if enough and (best is None or found / whole > best[0]):
                best = (found / whole, i)
        if best is None and not sure and proposal.definiteness in ("definite", "possessive"):
            return self._last_before(proposal)
        return best[1] if best else None

    def _last_before(self, proposal: Proposal) -> int | None:
        """The event of the same type told last, up to three sentences before."""
        told = [
            label
            for p, label in zip(self.proposals.proposals, self.labels, strict=True)
            if label is not None
            and p.trigger.entry.code == proposal.trigger.entry.code
            and 0 <= proposal.trigger.unit - p.trigger.unit <= 3
        ]
        return told[-1] if told else None

    def text_of(self, candidate: Any) -> dict[str, Any]:
        mention = candidate.mention
        full = mention if mention.kind == "state" else self.document.chains[mention.chain].fullest
        return {"text": full.text, "name": full.name or mention.name or mention.text}


def _flat_offsets(content: str) -> list[int]:
    """For each offset of the content, its place where runs of white space are one space."""
    offsets, at, space = [], 0, False
    for letter in content:
        offsets.append(at if not (letter.isspace() and space) else max(0, at - 1))
        if not (letter.isspace() and space):
            at += 1
        space = letter.isspace()
    return offsets


def fit(name: str, rows: list[Row], classes: tuple[str, ...]) -> Judge:
    distinct = {tuple(sorted(set(features))) for features, _ in rows}  # a report that counts seven times is seen once
    counts = Counter(f for features in distinct for f in features)
    names = sorted(f for f, n in counts.items() if n >= LEAST)
    index = {f: i for i, f in enumerate(names)}
    indices, starts = [], [0]
    for features, _ in rows:
        indices.extend(sorted({index[f] for f in features if f in index}))
        starts.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), len(names)))
    labels = np.array([classes.index(label) for _, label in rows])
    present = sorted(set(labels.tolist()))
    model = LogisticRegression(C=STRENGTH[name], max_iter=400)
    model.fit(matrix, labels)
    coefficients = np.zeros((len(classes), len(names)))
    bias = np.full(len(classes), -20.0)
    if len(present) == 2:
        coefficients[present[1]] = model.coef_[0]
        bias[present[0]], bias[present[1]] = 0.0, model.intercept_[0]
    else:
        coefficients[present] = model.coef_
        bias[present] = model.intercept_
    weights = {
        f: tuple(round(float(w), 2) for w in coefficients[:, i])
        for f, i in index.items()
        if np.abs(coefficients[:, i]).max() >= SMALLEST
    }
    weights["bias"] = tuple(round(float(b), 3) for b in bias)
    return Judge(name, classes, weights, THRESHOLDS.get(name, 0.5), LEAST_LIKELY.get(name, {}))


def splits(coded: list[Coded], folds: int) -> Iterator[tuple[list[Coded], list[Coded]]]:
    """For each fold the reports of the others and its own; a report that counts several times is in one fold only."""
    numbers = {report_id: i % folds for i, report_id in enumerate(dict.fromkeys(c.report.id for c in coded))}
    for fold in range(folds):
        kept = [c for c in coded if numbers[c.report.id] != fold]
        yield kept, [c for c in coded if numbers[c.report.id] == fold]


def crossed_slots(reader: Reader, coded: list[Coded], folds: int = 4) -> None:
    """Fills the slots of every proposal by a judge that has not seen its report, as it will be with new reports."""
    for kept, held in splits(coded, folds):
        judge = fit("slot", list(slot_rows(kept)), SLOTS)
        coder = Coder(reader.proposer, judged({"slot": judge}))
        for c in held:
            for proposal in c.proposals.proposals:
                coder.fill(proposal)
            echoes.mark(c.proposals.proposals)


def event_rows(coded: Iterable[Coded]) -> Iterator[Row]:
    """Triggers that tell a gold event and those that tell none; one told again elsewhere teaches nothing."""
    for c in coded:
        for proposal, label, again in zip(c.proposals.proposals, c.labels, c.retold(), strict=True):
            optional = label is not None and c.events[label].get("optional")
            if not optional and again is None:
                yield from [(event_features(proposal), "no" if label is None else "yes")] * c.times


def positives(coded: Iterable[Coded]) -> Iterator[tuple[Coded, Proposal, dict[str, Any]]]:
    for c in coded:
        for proposal, label in zip(c.proposals.proposals, c.labels, strict=True):
            if label is not None:
                yield c, proposal, c.events[label]


def roles(event: dict[str, Any], texts: list[dict[str, Any]]) -> list[str | None]:
    """For each of some actors of a report what it is in an event: actor, recipient or none; None where that is unsure.

    Of those that share words with a participant the likest takes part; what shares fewer words with it (the region of a
    minister's government) teaches nothing.
    """
    found: list[str | None] = ["none"] * len(texts)
    for slot in ("recipient", "actor"):
        for participant in event[f"{slot}s"]:
            shares = [likeness(participant, text) if same(participant, text) else 0.0 for text in texts]
            best = max(shares, default=0.0)
            for i, share in enumerate(shares):
                if share and share >= CLOSE * best:
                    found[i] = slot
                elif share and found[i] == "none":
                    found[i] = None
    return found


def likeness(participant: str, text: dict[str, Any]) -> float:
    """The share of words in common of a gold participant and an actor of the report."""
    wanted = words_of(participant)
    return max(len(wanted & given) / len(wanted | given) for given in (words_of(text["text"]), words_of(text["name"])))


def slot_rows(coded: Iterable[Coded]) -> Iterator[Row]:
    for c, proposal, event in positives(coded):
        found = roles(event, [c.text_of(candidate) for candidate in proposal.candidates])
        for candidate, role in zip(proposal.candidates, found, strict=True):
            if role is not None:
                yield candidate.features, role


def date_rows(coded: Iterable[Coded]) -> Iterator[Row]:
    for c, proposal, event in positives(coded):
        for option in fields.dates(c.proposals.scenes, proposal.trigger, proposal.speech):
            yield option.features, "yes" if option.reading.value == event.get("date") else "no"


def place_rows(coded: Iterable[Coded]) -> Iterator[Row]:
    for c, proposal, event in positives(coded):
        for option in fields.places(c.proposals.scenes, proposal.trigger, c.report.content):
            right = bool(event.get("place")) and same(event["place"], option.place.text)
            yield option.features, "yes" if right else "no"


def track_rows(coded: Iterable[Coded]) -> Iterator[Row]:
    for c, proposal, event in positives(coded):
        for track in Track:
            features = topics.features(track.value, proposal.trigger, c.proposals.hits)
            yield features, "yes" if track.value in event["tracks"] else "no"


def status_rows(coded: Iterable[Coded]) -> Iterator[Row]:
    for c, proposal, event in positives(coded):
        later = bool(event.get("date") and c.report.published and event["date"][:10] > c.report.published)
        yield status.features(proposal.trigger, proposal.status_cues, later), event["status"]


def join_rows(coded: Iterable[Coded], coder: Coder) -> Iterator[Row]:
    for c in coded:
        labels = [a if a is not None else b for a, b in zip(c.labels, c.retold(), strict=True)]
        rows = [
            (coder.telling(c.proposals, p, 0.9), label)
            for p, label in zip(c.proposals.proposals, labels, strict=True)
            if label is not None
        ]
        rows.sort(key=lambda row: (row[0].trigger.unit, row[0].trigger.at))
        groups: dict[int, list[Telling]] = {}
        for telling, label in rows:
            for rank, group in enumerate(joining.before(groups.values(), telling)):
                same_event = group is groups.get(label)
                yield joining.features(group, telling, rank), "yes" if same_event else "no"
            groups.setdefault(label, []).append(telling)


def told_by(c: Coded, groups: list[Group]) -> Iterator[Told]:
    """The groups that a coder makes of a report, each with the gold event that it tells, if one is left."""
    labels = {id(p.trigger): label for p, label in zip(c.proposals.proposals, c.labels, strict=True)}
    taken: set[int] = set()
    for group in sorted(groups, key=lambda g: -max(t.probability for t in g.tellings)):
        told = Counter(label for t in group.tellings if (label := labels[id(t.trigger)]) is not None)
        free = [label for label, _ in told.most_common() if label not in taken]
        taken.update(free[:1])
        yield group, c.events[free[0]] if free else None


def claim_rows(pairs: Iterable[Told]) -> Iterator[Row]:
    for group, event in pairs:
        if event is None or not event.get("optional"):
            yield group.features, "no" if event is None else "yes"


def party_rows(c: Coded, pairs: Iterable[Told]) -> Iterator[Row]:
    for group, event in pairs:
        if event is None:
            continue
        found = roles(event, [c.text_of(party.candidate) for party in group.parties])
        for party, role in zip(group.parties, found, strict=True):
            if role is not None:
                yield party.features, role


def judged(made: dict[str, Judge]) -> Judges:
    """The judges that there are, and empty ones for the rest."""
    return Judges(*(made.get(name) or _empty(name) for name in NAMES))


def _empty(name: str) -> Judge:
    return Judge(name, CLASSES.get(name, ("no", "yes")), {}, THRESHOLDS.get(name, 0.5), LEAST_LIKELY.get(name, {}))


def crossed_groups(
    reader: Reader, coded: list[Coded], made: dict[str, Judge], folds: int = 4
) -> Iterator[tuple[Coded, Coder]]:
    """Each report with a coder whose judges of events and joins have not seen it, as with new reports."""
    for kept, held in splits(coded, folds):
        parts = made | {"event": fit("event", list(event_rows(kept)), ("no", "yes"))}
        parts["date"] = fit("date", list(date_rows(kept)), ("no", "yes"))
        parts["place"] = fit("place", list(place_rows(kept)), ("no", "yes"))
        parts["join"] = fit("join", list(join_rows(kept, Coder(reader.proposer, judged(parts)))), ("no", "yes"))
        coder = Kept(reader.proposer, judged(parts))
        for c in held:
            yield c, coder


def settled_rows(groups: list[Group], c: Coded, pairs: Iterable[Told]) -> Iterator[tuple[list[Row], list[Row]]]:
    """For each group that tells a gold event the rows of its dates and those of its places."""
    settler = settling.Settler(c.proposals, [g.tellings for g in groups])
    number = {id(group): i for i, group in enumerate(groups)}
    for group, event in pairs:
        if event is None:
            continue
        at = number[id(group)]
        dates = [(o.features, "yes" if o.reading.value == event.get("date") else "no") for o in settler.dates(at)]
        place = event.get("place")
        places = [(o.features, "yes" if place and same(place, o.place.text) else "no") for o in settler.places(at)]
        yield dates, places


def mediator_rows(builder: Builder, c: Coded, pairs: list[Told]) -> Iterator[Row]:
    """Who takes part in the events of a report or stands beside them, and whether gold has him mediate."""
    met = mediation.company(group.parties for group, _ in pairs)
    for group, event in pairs:
        if event is None:
            continue
        group.settled.place = max(group.tellings, key=lambda t: t.place_probability).place
        for third in builder.thirds(c.document, group, met):
            words = {"text": third.participant.text, "name": third.participant.name}
            yield third.features, "yes" if any(same(m, words) for m in event["mediators"]) else "no"


def fit_claims(reader: Reader, coded: list[Coded], made: dict[str, Judge]) -> dict[str, Judge]:
    """The judges that see tellings together: of parties, of claims, of when and where, of mediators."""
    told: list[tuple[Coded, list[Told]]] = []
    rows: dict[str, list[Row]] = {name: [] for name in ("claim", "when", "where", "mediator")}
    for c, coder in crossed_groups(reader, coded, made):
        groups = coder.gathered(c.document, c.proposals)[0]
        pairs = list(told_by(c, groups))
        told.append((c, pairs))
        for dates, places in settled_rows(groups, c, pairs):
            rows["when"] += dates
            rows["where"] += places
    numbers = {report_id: i % 2 for i, report_id in enumerate(dict.fromkeys(c.report.id for c, _ in told))}
    parts = [[pair for pair in told if numbers[pair[0].report.id] == half] for half in (0, 1)]
    halves = [[row for pair in part for row in party_rows(*pair)] for part in parts]
    builder = Builder(reader.proposer.lexicon, _empty("mediator"))
    for half in (0, 1):
        unseen = fit("party", halves[1 - half], SLOTS)
        for c, pairs in parts[half]:
            decided = list(again(unseen, pairs))
            rows["claim"] += [row for row in claim_rows(decided) for _ in range(c.times)]
            rows["mediator"] += mediator_rows(builder, c, decided) if c.mediated else ()
    found = {name: fit(name, of, ("no", "yes")) for name, of in rows.items()}
    return found | {"party": fit("party", halves[0] + halves[1], SLOTS)}


def again(party: Judge, pairs: Iterable[Told]) -> Iterator[Told]:
    """The same groups with their parties decided by a judge."""
    for group, event in pairs:
        parties.decide(party, group.parties)
        kept = [f for f in group.features if not f.startswith(verdicts.OF_PARTIES)]
        code = group.tellings[0].trigger.entry.code
        group.features = kept + verdicts.decided(group.parties, code)
        yield group, event


class Kept(Coder):
    """A coder that leaves the slots as they were weighed before, by judges that had not seen the report."""

    def fill(self, proposal: Proposal) -> None:
        """Nothing: the slots are weighed."""


def train(reader: Reader, coded: list[Coded]) -> Judges:
    statuses = ("actual", "planned", "called_for", "denied", "hypothetical")
    crossed_slots(reader, coded)
    made = {
        "event": fit("event", list(event_rows(coded)), ("no", "yes")),
        "slot": fit("slot", list(slot_rows(coded)), SLOTS),
        "date": fit("date", list(date_rows(coded)), ("no", "yes")),
        "place": fit("place", list(place_rows(coded)), ("no", "yes")),
        "track": fit("track", list(track_rows(coded)), ("no", "yes")),
        "status": fit("status", list(status_rows(coded)), statuses),
    }
    made["join"] = fit("join", list(join_rows(coded, Coder(reader.proposer, judged(made)))), ("no", "yes"))
    made |= fit_claims(reader, coded, made)
    return judged(made)


def load(reader: Reader, reports: str, gold: str) -> list[Coded]:
    events = {row["id"]: row["events"] for row in corpus_gold.rows_of(Path(gold))}
    found = []
    for report in read_sources([reports]):
        assert not isinstance(report, SetAside), report
        found.append(Coded(reader, report, events.get(report.id, [])))
    return found


def load_corpus(reader: Reader) -> list[Coded]:
    """The reports of the research corpus that we coded, where the corpus is at hand."""
    places, corpus = Path(__file__).parent / "gold" / "corpus.places.jsonl", SHARED / "corpus" / "all.jsonl.gz"
    if not corpus.exists():
        return []
    everyday = {row["id"] for row in corpus_gold.rows_of(places) if row.get("everyday")}
    found = []
    for row, events in corpus_gold.load(places, corpus):
        report = line_report(row)
        if isinstance(report, Report):
            # those who coded the political ones agreed with the gold on all but who mediates
            often = report.id in everyday
            found.append(Coded(reader, report, events, times=TIMES["everyday"] if often else 1, mediated=often))
    return found


def code_all(reader: Reader, judges: Judges, coded: Iterable[Coded]) -> dict[str, list[dict[str, Any]]]:
    coder = Coder(reader.proposer, judges)
    return {c.report.id: CodedReport(c.report).row(coder.code(c.document).claims)["events"] for c in coded}


def cross(reader: Reader, coded: list[Coded], extra: list[Coded], folds: int = 5) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    for kept, held in splits(coded, folds):
        out |= code_all(reader, train(reader, kept * TIMES["train"] + extra), held)
    return out


def write(judges: Judges, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        judge: Judge = getattr(judges, name)
        rows = ",\n".join(f"{json.dumps(f, ensure_ascii=False)}: {list(w)}" for f, w in sorted(judge.weights.items()))
        head = json.dumps(
            {"name": name, "classes": judge.classes, "threshold": judge.threshold, "thresholds": judge.thresholds}
        )[:-1]
        (folder / f"{name}.json").write_text(f'{head}, "weights": {{\n{rows}\n}}}}\n', "utf-8")


def show(result: dict[str, Any]) -> None:
    for name, value in result.items():
        print(f"{name:16} {value}")


def ceiling(coded: list[Coded]) -> None:
    """How many gold events have any trigger at all."""
    whole = Counter(e["type"] for c in coded for e in c.events if not e.get("optional"))
    hit = Counter(
        c.events[i]["type"]
        for c in coded
        for i in {x for x in c.labels if x is not None}
        if not c.events[i].get("optional")
    )
    print(
        "proposed", sum(hit.values()), "of", sum(whole.values()), {t: f"{hit[t]}/{n}" for t, n in whole.most_common()}
    )


def default_gold() -> list[str]:
    """The gold written by us and, where it is at hand, the real one, each as often as it counts."""
    own, real = Path(__file__).parent / "gold", SHARED / "gold"
    names = [(own, "written"), (own, "samples"), (real, "train"), (real, "seeds")]
    pairs = [(f / f"{n}.reports.jsonl", f / f"{n}.gold.jsonl") for f, n in names for _ in range(TIMES[n])]
    return [str(path) for pair in pairs if pair[0].exists() for path in pair]


def main(arguments: list[str]) -> None:
    start = time.time()
    reader = Reader(compile_lexicon(), judged({}))
    if arguments[0] == "train":
        files = arguments[2:] or default_gold()
        coded = [c for r, g in zip(files[::2], files[1::2], strict=True) for c in load(reader, r, g)]
        coded += [] if arguments[2:] else load_corpus(reader)
        write(train(reader, coded), Path(arguments[1]))
        print(f"{len(coded)} reports, {time.time() - start:.0f} s")
        return
    coded = load(reader, arguments[1], arguments[2])
    files = arguments[3:] or [f for f in default_gold() if "train." not in f]
    extra = [c for r, g in zip(files[::2], files[1::2], strict=True) for c in load(reader, r, g)]
    extra += [] if arguments[3:] else load_corpus(reader)
    ceiling(coded)
    out = cross(reader, coded, extra)
    show(score({c.report.id: c.given for c in coded}, {c.report.id: c.gold for c in coded}, out))
    print(f"{time.time() - start:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
