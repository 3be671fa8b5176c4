"""All mentions of a report: phrases of every sentence, resolved and chained, and the dates."""

from __future__ import annotations

from wasata.analysis import Document, Token, Unit
from wasata.mentions.actors import Posts, Register
from wasata.mentions.dates import DateGrammar
from wasata.mentions.named_years import NamedYears
from wasata.mentions.phrases import Chunker
from wasata.model import DateReading, Report, Span
from wasata.rules.compiled import Lexicon

_NAMING = frozenset("XMNA")  # tags that a last name may have


class Annotator:
    """Finds the mentions of reports. Built once, used for many."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.posts = Posts(lexicon)
        self.dates = DateGrammar(lexicon.calendar)
        self.years = NamedYears(lexicon.calendar)

    def annotate(self, report: Report, units: list[Unit]) -> Document:
        """Fills in phrases, mentions and dates of the units."""
        for unit in units:
            unit.phrases = Chunker(unit.tokens, self.lexicon).phrases()
        surnames = frozenset(name for unit in units for name in _surnames(unit))
        if surnames:
            bare = surnames | {name[2:] for name in surnames if name.startswith("ال")}
            for unit in units:
                if _bare_surname(unit, bare):
                    unit.phrases = Chunker(unit.tokens, self.lexicon, surnames).phrases()
        content = report.content
        register = Register(self.lexicon, self.posts, report.published)
        carried: DateReading | None = None
        for index, unit in enumerate(units):
            for phrase in unit.phrases:
                mention = register.mention(content, index, unit.tokens, phrase)
                register.chain(mention)
                register.pair(mention)
                unit.mentions.append(mention)
            span = unit.sentence.span
            unit.dates = self._dates(span.of(content), report, span.start, carried)
            carried = unit.dates[-1] if unit.dates else carried
        register.settle()
        return Document(report, units, register.chains)

    def _dates(self, text: str, report: Report, base: int, carried: DateReading | None) -> tuple[DateReading, ...]:
        """The dates of a sentence in the order of its words, years that only their noun tells included."""
        found = self.dates.find(text, published=report.published, base=base, carried=carried)
        named = self.years.find(text, base, found)
        return tuple(sorted((*found, *named), key=lambda r: r.span or Span(0, 1))) if named else found


def _surnames(unit: Unit) -> list[str]:
    """The last names of people who were given with a title or with two names: they may stand alone later."""
    people = [p for p in unit.phrases if p.kind == "person" and p.names and (len(p.names) > 1 or p.titles)]
    found = [_stem(unit.tokens[p.names[-1]]) for p in people]
    return [name for name in found if len(name) > 2]


def _stem(token: Token) -> str:
    return token.stem or token.key


def _bare_surname(unit: Unit, surnames: frozenset[str]) -> bool:
    standing = [t.index for t in unit.tokens if t.tag in _NAMING and t.stem in surnames]
    if not standing:
        return False
    covered = {at for phrase in unit.phrases for at in range(phrase.start, phrase.end)}
    return not covered.issuperset(standing)
