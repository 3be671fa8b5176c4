"""Where sentences end: at full stops, question marks and line breaks, not inside numbers, initials or web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wasata.model import Part, PartKind, Report, Sentence, Span

READ = frozenset({PartKind.HEADLINE, PartKind.HEADING, PartKind.CAPTION, PartKind.PARAGRAPH})

# A full stop ends a sentence unless a letter stands alone before it (د. , م.) or it lies inside a number.
_END = re.compile(r"[.!?؟…]+[\"'»”)\]]*(?=\s|$)|[\n\r\u2028\u2029]+|\.(?=[\u0621-\u064a])")
_INITIAL = re.compile(r"(?:^|\s)[\u0621-\u064a]{1}\.$")
LONGEST = 6000  # code points; a longer stretch without an end is cut at a space, so that cost stays linear


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match.group().startswith(".") and _INITIAL.search(text[max(start, end - 4) : end]):
            continue
        yield start, end
        start = end
    yield start, len(text)


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


def split(content: str, part: Part) -> Iterator[Span]:
    """The sentences of one part of a report."""
    text = part.span.of(content)
    for a, b in _pieces(text):
        for start, end in _short(text, a, b):
            span = _trimmed(content, part.span.start + start, part.span.start + end)
            if span:
                yield span


def sentences(report: Report) -> tuple[Sentence, ...]:
    """All sentences of the parts that are read (headline, headings, captions, paragraphs), in order.

    A report without parts is read as one paragraph after its title.
    """
    content = report.content
    parts = report.parts or _default_parts(report)
    spans = [(span, part.kind) for part in parts if part.kind in READ for span in split(content, part)]
    return tuple(Sentence(i, span, kind) for i, (span, kind) in enumerate(spans))


def _default_parts(report: Report) -> tuple[Part, ...]:
    parts = []
    if report.title.strip():
        parts.append(Part(PartKind.HEADLINE, Span(0, len(report.title))))
    if report.text.strip():
        parts.append(Part(PartKind.PARAGRAPH, Span(len(report.title) + 1, len(report.content))))
    return tuple(parts)
