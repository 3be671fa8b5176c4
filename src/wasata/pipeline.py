"""The way of a datum: report → sentences → mentions → claims. Only this file joins the stations."""

from __future__ import annotations

from wasata.analysis import Document, Unit
from wasata.claims.coder import Coder, Decision, Judges
from wasata.claims.proposals import Proposer
from wasata.mentions.annotate import Annotator
from wasata.model import Claim, Report
from wasata.rules.compiled import Lexicon
from wasata.sentences.boundaries import sentences
from wasata.sentences.tags import decide
from wasata.sentences.tokens import Words, tokenise


class Reader:
    """Reads reports. Built once from a lexicon and the judges, used for any number of reports; never changed by them."""

    def __init__(self, lexicon: Lexicon, judges: Judges | None = None) -> None:
        self.lexicon = lexicon
        self.words = Words(lexicon)
        self.annotator = Annotator(lexicon)
        self.proposer = Proposer(lexicon)
        self.coder = Coder(self.proposer, judges or Judges.shipped())

    def document(self, report: Report) -> Document:
        """A report taken apart: sentences, words, mentions, dates."""
        return self.annotator.annotate(report, units(report, self.words))

    def decide(self, report: Report) -> Decision:
        """The claims of a report with everything that led to them."""
        return self.coder.code(self.document(report))

    def claims(self, report: Report) -> tuple[Claim, ...]:
        """The claims of a report."""
        return tuple(self.decide(report).claims)


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
