"""All mentions of a report: phrases of every sentence, resolved and chained, and the dates."""

from __future__ import annotations

from wasata.analysis import Document, Token, Unit
from wasata.arabic import calendar
from wasata.mentions.actors import Posts, Register
from wasata.mentions.dates import DateGrammar
from wasata.mentions.named_years import NamedYears
from wasata.mentions.phrases import Chunker
from wasata.model import DateBasis, DateReading, Report, Span
from wasata.rules.compiled import Lexicon

_NAMING = frozenset("XMNA")  # tags that a last name may have
_OPEN = frozenset((DateBasis.WEEKDAY, DateBasis.RELATIVE))  # dates that may lie on either side of publication
_EXPECTED = frozenset(("مقرر", "متوقع", "منتظر", "مرتقب", "مزمع"))
_LONG_AGO = 120  # days: what lies nearer behind may be meant
_FROM = frozenset(("اعتبارا", "ابتداء", "بدءا", "حتي"))  # what is told with these may be to come
_FAR_TOLD = 4.0
_FAR = 1.5  # how many times farther a date without a year must lie behind than ahead to be the one ahead


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
            unit.dates = self._dates(span.of(content), report, span.start, carried, unit.tokens)
            carried = unit.dates[-1] if unit.dates else carried
        register.settle()
        return Document(report, units, register.chains)

    def _dates(
        self, text: str, report: Report, base: int, carried: DateReading | None, tokens: list[Token]
    ) -> tuple[DateReading, ...]:
        """The dates of a sentence in the order of its words, years that only their noun tells included."""
        found = self.dates.find(text, published=report.published, base=base, carried=carried)
        if report.published and any(r.basis in _OPEN for r in found):
            ahead = self.dates.find(text, published=report.published, base=base, carried=carried, future=True)
            later = {r.span: r for r in ahead}
            found = tuple(_turned(r, later.get(r.span), report.published, tokens) for r in found)
        named = self.years.find(text, base, found)
        return tuple(sorted((*found, *named), key=lambda r: r.span or Span(0, 1))) if named else found


def _turned(past: DateReading, later: DateReading | None, published: str, tokens: list[Token]) -> DateReading:
    """Of two readings of a date the one that is to come, where its verb speaks of what is to come.

    «ستعقد الجلسة الاثنين» is the next Monday; a date without a year that lies near ahead is not one of last year.
    """
    if later is None or later.value == past.value or past.span is None:
        return past
    if past.basis is DateBasis.RELATIVE:
        return later if _nearer(past.value, later.value, published, _far(tokens, past.span)) else past
    return later if _to_come(tokens, past.span) else past


def _far(tokens: list[Token], span: Span) -> float:
    """How many times farther a date must lie behind than ahead to be the one ahead: much behind a verb of the past."""
    before = [t for t in tokens if t.start < span.start]
    verb = next((t for t in reversed(before) if t.tag == "V"), None)
    told = verb is not None and verb.reading is not None and verb.reading.features.startswith("perf")
    return _FAR_TOLD if told and not any((t.stem or t.key) in _FROM for t in before[-3:]) else _FAR


def _nearer(past: str, later: str, published: str, far: float) -> bool:
    """Whether the later of two values lies so much nearer to publication."""
    one, other = calendar.parse_stretch(past), calendar.parse_stretch(later)
    today = calendar.parse_point(published)
    if one is None or other is None or today is None:
        return False
    behind = (today.first - one[1].last).days
    return behind > _LONG_AGO and far * (other[0].first - today.first).days < behind


def _to_come(tokens: list[Token], span: Span) -> bool:
    """Whether the verb before a date is a future, or a present that opens the sentence: يجتمع السفراء الثلاثاء."""
    verbs = [t for t in tokens if t.tag == "V" and t.start < span.start]
    if not verbs or verbs[-1].reading is None or not verbs[-1].reading.features.startswith("impf"):
        return False
    verb = verbs[-1]
    if verb.reading is None:
        return False
    marked = verb.reading.split.prep == "س"
    expected = any((t.stem or t.key) in _EXPECTED for t in tokens[max(0, verb.index - 4) : verb.index])
    opens = len(verbs) == 1 and verb.index <= 1 and "3m" in verb.reading.features  # تجمع may be a past as well
    return marked or expected or opens or tokens[verb.index - 1].tag == "F"


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
