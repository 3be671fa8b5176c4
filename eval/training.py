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
from wasata.claims import fields, joining, status, topics
from wasata.claims.coder import NAMES, Coder, Judges, event_features
from wasata.claims.judges import Judge
from wasata.claims.proposals import Proposal, Proposals
from wasata.exports.coded import CodedReport
from wasata.model import Report, SetAside, Track
from wasata.pipeline import Reader
from wasata.reports.files import line_report, read_sources
from wasata.rules.compiled import compile_lexicon
from wasata.scoring import matched, participants, same, score, spans

Row = tuple[list[str], str]
STRENGTH = {"event": 0.15, "slot": 0.15, "date": 0.2, "place": 0.2, "track": 0.2, "join": 0.15, "status": 0.3}
THRESHOLDS = {"event": 0.45, "slot": 0.7, "date": 0.42, "place": 0.50, "join": 0.65}
LEAST_LIKELY = {"event": {"contact": 0.45, "position": 0.35, "deed": 0.4}, "slot": {"proposed": 0.6, "other": 0.72}}
SLOTS = ("none", "actor", "recipient")
SHARED = Path(__file__).resolve().parents[2] / "shared"
LEAST = 2  # a feature seen in fewer rows gets no weight
SMALLEST = 0.015  # weights below are left out of the file


class Coded:
    """One report with its gold events and what the grammar proposes of it."""

    def __init__(self, reader: Reader, report: Report, events: list[dict[str, Any]]) -> None:
        self.report, self.gold = report, events
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

    def text_of(self, candidate: Any) -> dict[str, Any]:
        mention = candidate.mention
        full = self.document.chains[mention.chain].fullest
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
    counts = Counter(f for features, _ in rows for f in set(features))
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
        f: tuple(round(float(w), 3) for w in coefficients[:, i])
        for f, i in index.items()
        if np.abs(coefficients[:, i]).max() >= SMALLEST
    }
    weights["bias"] = tuple(round(float(b), 3) for b in bias)
    return Judge(name, classes, weights, THRESHOLDS.get(name, 0.5), LEAST_LIKELY.get(name, {}))


def crossed_slots(reader: Reader, coded: list[Coded], folds: int = 4) -> None:
    """Fills the slots of every proposal by a judge that has not seen its report, as it will be with new reports."""
    for fold in range(folds):
        kept = [c for i, c in enumerate(coded) if i % folds != fold]
        judge = fit("slot", list(slot_rows(kept)), SLOTS)
        coder = Coder(reader.proposer, Judges(*(judge if n == "slot" else Judge(n, ("no", "yes"), {}) for n in NAMES)))
        for c in coded[fold::folds]:
            for proposal in c.proposals.proposals:
                coder.fill(proposal)


def event_rows(coded: Iterable[Coded]) -> Iterator[Row]:
    for c in coded:
        for proposal, label in zip(c.proposals.proposals, c.labels, strict=True):
            optional = label is not None and c.events[label].get("optional")
            if not optional:
                yield event_features(proposal), "no" if label is None else "yes"


def positives(coded: Iterable[Coded]) -> Iterator[tuple[Coded, Proposal, dict[str, Any]]]:
    for c in coded:
        for proposal, label in zip(c.proposals.proposals, c.labels, strict=True):
            if label is not None:
                yield c, proposal, c.events[label]


def slot_rows(coded: Iterable[Coded]) -> Iterator[Row]:
    for c, proposal, event in positives(coded):
        for candidate in proposal.candidates:
            text = c.text_of(candidate)
            actor = any(same(a, text) for a in event["actors"])
            recipient = any(same(r, text) for r in event["recipients"])
            yield candidate.features, "actor" if actor else "recipient" if recipient else "none"


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
        rows = [
            (coder.telling(c.proposals, p, 0.9), label)
            for p, label in zip(c.proposals.proposals, c.labels, strict=True)
            if label is not None
        ]
        rows.sort(key=lambda row: (row[0].trigger.unit, row[0].trigger.at))
        for i, (a, first) in enumerate(rows):
            for b, second in rows[i + 1 :]:
                if a.trigger.entry.code == b.trigger.entry.code:
                    yield joining.pair_features(a, b), "yes" if first == second else "no"


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
        "join": Judge("join", ("no", "yes"), {}),
    }
    coder = Coder(reader.proposer, Judges(*(made[n] for n in NAMES)))
    made["join"] = fit("join", list(join_rows(coded, coder)), ("no", "yes"))
    return Judges(*(made[n] for n in NAMES))


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
    found = []
    for row, events in corpus_gold.load(places, corpus):
        report = line_report(row)
        if isinstance(report, Report):
            found.append(Coded(reader, report, events))
    return found


def code_all(reader: Reader, judges: Judges, coded: Iterable[Coded]) -> dict[str, list[dict[str, Any]]]:
    coder = Coder(reader.proposer, judges)
    return {c.report.id: CodedReport(c.report).row(coder.code(c.document).claims)["events"] for c in coded}


def cross(reader: Reader, coded: list[Coded], extra: list[Coded], folds: int = 5) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    for fold in range(folds):
        held = coded[fold::folds]
        kept = [c for i, c in enumerate(coded) if i % folds != fold]
        out |= code_all(reader, train(reader, kept + extra), held)
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


def empty_judges() -> Judges:
    return Judges(*(Judge(n, ("no", "yes"), {}) for n in NAMES))


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
    """The gold written by us and, where it is at hand, the real one; the two seeds count three times."""
    own, real = Path(__file__).parent / "gold", SHARED / "gold"
    names = [(own, "written"), (own, "samples"), (real, "train"), (real, "seeds"), (real, "seeds"), (real, "seeds")]
    pairs = [(f / f"{n}.reports.jsonl", f / f"{n}.gold.jsonl") for f, n in names]
    return [str(path) for pair in pairs if pair[0].exists() for path in pair]


def main(arguments: list[str]) -> None:
    start = time.time()
    reader = Reader(compile_lexicon(), empty_judges())
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
