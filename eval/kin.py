"""Counts classes of words on the research corpus: which words have like neighbours, and which like reports.

usage: python eval/kin.py CORPUS OUT        (CORPUS: gzipped JSON lines; OUT: src/wasata/claims/weights/kin.json)

Neighbours are the words one and two places before and behind, and those within five; reports are bags of words. Both
are weighed by pointwise mutual information (neighbours) and inverse frequency (reports), brought down to a hundred and
sixty dimensions, and put into classes by k-means, always with the same seeds. Takes some five minutes.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.linalg import svds
from sklearn.cluster import KMeans

import corpus_gold
from wasata.arabic.letters import key
from wasata.model import Report
from wasata.pipeline import units
from wasata.reports.files import line_report
from wasata.rules.compiled import compile_lexicon
from wasata.sentences.tokens import Words

VOCABULARY, COMPANY = 12_000, 4_000  # words that get a place, commonest words that count as their neighbours
SHIPPED = 3_500  # words of the table: rarer ones did not help
GROUPED = 8_000  # words from which the classes are made
USAGES, THEMES = 300, 100
GAP = 5  # empty places between two sentences: no word has neighbours in another
Places = NDArray[np.int32]
Matrix = NDArray[np.float64]


def sentences(corpus: Path) -> Iterator[list[list[str]]]:
    """The words of each report, sentence by sentence, without what is attached to them."""
    known = Words(compile_lexicon())
    for number, row in enumerate(corpus_gold.corpus_rows(corpus)):
        report = line_report(row)
        if isinstance(report, Report):
            yield [[t.stem or t.key for t in unit.tokens if t.tag != "."] for unit in units(report, known)]
        if number % 1000 == 0:
            print(f"\r{number} reports", end="", file=sys.stderr)


def counted(corpus: Path) -> tuple[list[str], list[list[Places]]]:
    """The commonest words, and the reports as places in this list (-1: a rarer word)."""
    numbers: dict[str, int] = {}
    reports: list[list[array[int]]] = []
    counts: Counter[int] = Counter()
    for report in sentences(corpus):
        told = [array("i", [numbers.setdefault(word, len(numbers)) for word in sentence]) for sentence in report]
        reports.append(told)
        for sentence in told:
            counts.update(sentence)
    names = list(numbers)
    common = [number for number, _ in counts.most_common(VOCABULARY)]
    place = np.full(len(names), -1, np.int32)
    place[common] = np.arange(len(common))
    return [names[n] for n in common], [[place[np.array(s, np.int32)] for s in report] for report in reports]


def neighbours(row: Places, size: int) -> csr_matrix:
    """How often each word has each common word in each place around it; ``row`` are all words with gaps of -1."""
    found = csr_matrix((size, 5 * COMPANY))
    for off in range(1, GAP + 1):
        first, then = row[:-off], row[off:]
        for word, other, base in ((first, then, off - 1), (then, first, off + 1)):
            for block in (base, 4) if off < 3 else (4,):
                seen = (word >= 0) & (other >= 0) & (other < COMPANY)
                places = (word[seen], block * COMPANY + other[seen])
                found = found + coo_matrix((np.ones(int(seen.sum())), places), shape=found.shape).tocsr()
    return found


def by_usage(reports: list[list[Places]], size: int) -> Matrix:
    """A vector for each word: words with like neighbours are near each other."""
    gap = np.full(GAP, -1, np.int32)
    counts = neighbours(np.concatenate([part for r in reports for s in r for part in (s, gap)]), size).tocoo()
    rows = np.asarray(counts.sum(1)).ravel()
    columns = np.asarray(counts.sum(0)).ravel() ** 0.75  # so that rare neighbours do not count for too much
    columns *= counts.sum() / columns.sum()
    expected = rows[counts.row] * columns[counts.col] / counts.sum()
    strength = np.maximum(0.0, np.log(counts.data / expected))
    vectors, scale, _ = svds(
        csr_matrix((strength, (counts.row, counts.col)), shape=counts.shape), k=100, random_state=1
    )
    return unit_length(vectors * np.sqrt(scale))


def by_theme(reports: list[list[Places]], size: int) -> Matrix:
    """A vector for each word: words of like reports are near each other."""
    bags = [np.unique(np.concatenate(report)) if report else np.empty(0, np.int32) for report in reports]
    rows = np.concatenate([np.full(int((bag >= 0).sum()), n) for n, bag in enumerate(bags)])
    columns = np.concatenate([bag[bag >= 0] for bag in bags])
    found = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(reports), size))
    weighed = found.multiply(np.log(len(reports) / np.maximum(1, np.asarray(found.sum(0)).ravel()))).tocsr()
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(1)))
    _, scale, vectors = svds(csr_matrix(weighed.multiply(1 / np.maximum(lengths, 1e-9))), k=60, random_state=1)
    return unit_length(vectors.T * scale)


def unit_length(vectors: Matrix) -> Matrix:
    """The vectors at length one."""
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9))


def grouped(names: list[str], vectors: Matrix, number: int) -> list[str]:
    """Classes as lines of words, the commonest word first; numbers and single letters are left out."""
    model = KMeans(number, n_init=1, random_state=1, max_iter=40).fit(vectors[:GROUPED])
    lines: dict[int, list[str]] = {}
    for name, label in zip(names[:SHIPPED], model.predict(vectors[:SHIPPED]), strict=True):
        if len(name) > 1 and name == key(name) and not any(sign.isdigit() for sign in name):
            lines.setdefault(int(label), []).append(name)
    return [" ".join(line) for line in lines.values() if len(line) > 1]


def main(corpus: str, out: str) -> None:
    """Count, group and write."""
    names, reports = counted(Path(corpus))
    usage = grouped(names, by_usage(reports, len(names)), USAGES)
    theme = grouped(names, by_theme(reports, len(names)), THEMES)
    table = json.dumps({"usage": usage, "theme": theme}, ensure_ascii=False, indent=0)
    Path(out).write_text(f"{table}\n", "utf-8")
    print(f"\n{len(usage)} usages, {len(theme)} themes", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
