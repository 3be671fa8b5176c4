"""Draws coded claims at random from reports that nobody coded, for a person to judge against their words.

usage: python eval/falsehood.py REPORTS.jsonl.gz OUT.jsonl [CLAIMS [SEED]]

Every report is coded; CLAIMS (150) of all claims are drawn by SEED (1). Each line of OUT holds the claim and its words;
a person adds ``right`` (true or false) and ``error`` (a word for the kind of error). Nothing of it belongs into the
project but the counts, which `docs/accuracy.md` tells.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from wasata.model import Claim, Report
from wasata.pipeline import Reader
from wasata.reports.files import read_sources
from wasata.rules.cache import load_lexicon


def told(report: Report, claim: Claim) -> dict[str, object]:
    """One claim as a person reads it."""
    return {
        "report": report.id,
        "published": report.published,
        "title": report.title,
        "type": claim.type.value,
        "contact": claim.contact.value if claim.contact else None,
        "status": claim.status.value,
        "actors": [p.text for p in claim.actors],
        "recipients": [p.text for p in claim.recipients],
        "date": claim.date.value if claim.date else None,
        "place": claim.place.text if claim.place else None,
        "source": claim.source.text if claim.source else None,
        "entry": claim.entry,
        "evidence": [e.text for e in claim.evidence],
    }


def main(reports: str, out: str, count: str = "150", seed: str = "1") -> None:
    """Codes, draws and writes; says how many claims in how many reports there were."""
    reader = Reader(load_lexicon())
    rows = [
        told(report, claim)
        for report in read_sources([reports])
        if isinstance(report, Report)
        for claim in reader.claims(report)
    ]
    drawn = random.Random(int(seed)).sample(rows, min(int(count), len(rows)))
    Path(out).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in drawn), encoding="utf-8")
    print(f"{len(rows)} claims in {len({row['report'] for row in rows})} reports; {len(drawn)} drawn into {out}")


if __name__ == "__main__":
    main(*sys.argv[1:])
