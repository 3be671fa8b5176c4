"""The way of a datum: report → sentences → mentions → claims. Only this file joins the stations."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from wasata import __version__
from wasata.analysis import Document, Unit
from wasata.claims.coder import NAMES, Coder, Decision, Judges
from wasata.claims.explain import Explainer
from wasata.claims.fates import firings
from wasata.claims.proposals import Proposer
from wasata.claims.triggers import Finder, scene
from wasata.mentions.annotate import Annotator
from wasata.model import Claim, Firing, Reading, Report
from wasata.rules.cache import fingerprint
from wasata.rules.compiled import Lexicon
from wasata.sentences.boundaries import sentences
from wasata.sentences.tags import decide
from wasata.sentences.tokens import Words, tokenise


class Reader:
    """Reads reports. Built once from a lexicon and the judges, used for any number of reports."""

    def __init__(self, lexicon: Lexicon, judges: Judges | None = None) -> None:
        self.lexicon = lexicon
        self.words = Words(lexicon)
        self.annotator = Annotator(lexicon)
        self.proposer = Proposer(lexicon)
        self.judges = judges or Judges.shipped()
        self.coder = Coder(self.proposer, self.judges)
        self.explainer = Explainer(self.judges)

    def document(self, report: Report) -> Document:
        """A report taken apart: sentences, words, mentions, dates."""
        return self.annotator.annotate(report, units(report, self.words))

    def decide(self, report: Report) -> Decision:
        """The claims of a report with everything that led to them."""
        return self.coder.code(self.document(report))

    def read(self, report: Report) -> Reading:
        """The claims of a report with the derivation of each of them and of each near miss."""
        document = self.document(report)
        decision = self.coder.code(document)
        return Reading(report, tuple(decision.claims), self.explainer.derivations(document, decision))

    def traced(self, report: Report) -> tuple[tuple[Claim, ...], tuple[Firing, ...]]:
        """The claims of a report, and every word on which an entry fired with what became of it."""
        document = self.document(report)
        decision = self.coder.code(document)
        return tuple(decision.claims), firings(document, decision)

    def claims(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report."""
        with undisturbed():
            return tuple(self.decide(report).claims)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Lets the search for garbage rest: what is made for one report holds no circles."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def units(report: Report, words: Words) -> list[Unit]:
    """The sentences of a report with their words tagged."""
    content = report.content
    found = []
    for sentence in sentences(report):
        tokens = tokenise(content, sentence.span.start, sentence.span.end, words)
        decide(tokens)
        if tokens:
            found.append(Unit(sentence, tokens))
    return found


def firing(lexicon: Lexicon) -> Callable[[str], frozenset[str]]:
    """A function that tells which predicates a sentence fires, for running the lexicon's own examples."""
    words, finder = Words(lexicon), Finder(lexicon)

    def fired(sentence: str) -> frozenset[str]:
        report = Report("example", "", sentence)
        found = [t for i, unit in enumerate(units(report, words)) for t in finder.find(scene(i, unit))]
        return frozenset(trigger.entry.id for trigger in found)

    return fired


def coder_version(roots: tuple[Path, ...] = ()) -> str:
    """What a claim was read with: the program's version, its lexicon and its judges, as a short hash."""
    digest = hashlib.sha256(fingerprint(roots).encode())
    for name in (*NAMES, "kin"):
        digest.update((files("wasata") / "claims" / "weights" / f"{name}.json").read_bytes())
    return f"wasata {__version__}+{digest.hexdigest()[:12]}"
