"""What each stretch of a report is on the page: headline, heading, caption, dateline, byline, paragraph, furniture.

A report is cut into lines; phrases of the page that are glued into a line are cut off; lines that tell by themselves
what they are get their kind; the body runs from the first to the last line of prose, and the lines above and below
it are read by their place. In doubt a line is a paragraph: what is called furniture is never read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from wasata.arabic.letters import BIDI
from wasata.model import Part, PartKind, Span
from wasata.reports import dateline, furniture, openings
from wasata.reports.desks import flat

_BREAK = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = "".join(BIDI) + "\ufeff\u200b\u200c\u200d"
_FULL_STOP = re.compile(r"[.!…][\"'»”’)\]}]*$|[.!…]\s*$")
_OPEN_END = re.compile(r"[.!؟?…،؛,:]\W*$")
_CAPTION = re.compile(
    r"^\W*(?:(?:صوره |صور )?ارشيفيه|(?:صوره |من )?(?:ال)?ارشيف(?!\w)|(?:ال)?صوره?\s*(?:[:–—-]|ارشيف|تعبيريه|متداوله|من)"
    r"|جانب من|لقطه (?:من|جماعيه)|مشهد من|من (?:الاجتماع|اللقاء|المؤتمر|المباحثات)|تصوير\s*[:/–-]"
    r"|\(?(?:رويترز|ا\.? ?ف\.? ?ب|ا\.? ?ب)\)?$)"
)
_SCENE = re.compile(
    r"(?<!\w)(?:خلال|اثناء|لدي|لحظه|يمين|يسار|الي اليمين|الي اليسار|في الوسط|ارشيفيه|تصوير|لقطه|سموه)(?!\w)"
)
_CREDITED = re.compile(r"\((?:رويترز|ا\.? ?ف\.? ?ب|ا\.? ?ب|الاناضول|غيتي|جيتي|ارشيفيه|ارشيف|تصوير[^)]*)\)\s*\.?$")
_HEADING_WORDS, _HEADLINE_WORDS, _CAPTION_WORDS = 12, 28, 22


@dataclass(slots=True)
class _Block:
    """A line or a piece of one; ``gap`` when an empty line stands before it."""

    start: int
    end: int
    text: str
    gap: bool
    kind: PartKind | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_dateline(self) -> bool:
        """Whether it is known to be a dateline."""
        return self.kind is PartKind.DATELINE

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough, or ended as sentences end, so that it can only be body text."""
        if self.kind is not None:
            return self.kind is PartKind.PARAGRAPH
        full = _FULL_STOP.search(self.text) is not None and not self.text.endswith(("..", "…"))
        long = self.words > _HEADLINE_WORDS or (self.words >= 16 and _commas(self.text) >= 1)
        return long or (full and self.words >= 4)


def _commas(text: str) -> int:
    return text.count("،") + text.count(",") + text.count("؛")


def parts(title: str, text: str) -> tuple[Part, ...]:
    """The parts of a report, in order, over code points of ``title + "\\n" + text``.

    They never overlap and leave out only white space. Never raises for any two strings.
    """
    title_blocks = _title(title)
    blocks = [piece for line in _lines(text, len(title) + 1) for piece in _pieces(line)]
    _tag_tail(blocks)
    for block in blocks:
        block.kind = block.kind or _alone(block.text)
    _mastheads(blocks)
    first, last = _body(blocks)
    _chronology(blocks, first, last)
    _edges(blocks, first, last)
    _repeats(blocks, first, title)
    _related(blocks, last)
    if not title.strip():
        _headline(blocks, first)
    _above(blocks, first)
    _inside(blocks, first, last)
    _below(blocks, last)
    cut = [piece for block in [*title_blocks, *blocks] for piece in _opened(block)]
    return tuple(Part(block.kind or PartKind.PARAGRAPH, Span(block.start, block.end)) for block in cut)


def _stripped(text: str, start: int, *, gap: bool = False, kind: PartKind | None = None) -> _Block | None:
    """A block without white space and invisible marks at its edges, None if nothing is left."""
    left = len(text) - len(_left(text))
    core = _right(text[left:])
    return _Block(start + left, start + left + len(core), core, gap, kind) if core else None


def _left(text: str) -> str:
    while text and (text[0].isspace() or text[0] in _BLANK):
        text = text.lstrip().lstrip(_BLANK)
    return text


def _right(text: str) -> str:
    while text and (text[-1].isspace() or text[-1] in _BLANK):
        text = text.rstrip().rstrip(_BLANK)
    return text


def _lines(text: str, offset: int) -> list[_Block]:
    """The lines that hold something, with their places in the content."""
    blocks: list[_Block] = []
    end = 0
    for found in _BREAK.finditer(text):
        block = _stripped(found[0], offset + found.start())
        if block is not None:
            block.gap = text.count("\n", end, block.start - offset) > 1
            end = block.end - offset
            blocks.append(block)
    return blocks


def _title(title: str) -> list[_Block]:
    """The headline, the agency's rubric before it (``اقتصادي / ``) cut off."""
    rubric = furniture.CATEGORY.match(title)
    cut = rubric.end() if rubric else 0
    pieces = (
        _stripped(title[:cut], 0, kind=PartKind.FURNITURE),
        _stripped(title[cut:], cut, kind=PartKind.HEADLINE),
    )
    return [piece for piece in pieces if piece is not None]


def _pieces(line: _Block) -> list[_Block]:
    """The line cut at phrases of the page that are glued into it."""
    pieces: list[_Block | None] = []
    end = 0
    for found in furniture.GLUED.finditer(line.text):
        pieces.append(_stripped(line.text[end : found.start()], line.start + end, gap=line.gap))
        pieces.append(_stripped(found[0], line.start + found.start(), gap=line.gap, kind=PartKind.FURNITURE))
        end = found.end()
    pieces.append(_stripped(line.text[end:], line.start + end, gap=line.gap))
    return [piece for piece in pieces if piece is not None]


def _tag_tail(blocks: list[_Block]) -> None:
    """Cut the row of tags off the last line."""
    if not blocks or blocks[-1].kind is not None:
        return
    block = blocks[-1]
    found = furniture.TAG_TAIL.search(block.text)
    if found is None or (found.start() == 0 and len(blocks) == 1):
        return
    tail = _stripped(found[0], block.start + found.start(), kind=PartKind.FURNITURE)
    rest = _stripped(block.text[: found.start()], block.start, gap=block.gap)
    blocks[-1:] = [piece for piece in (rest, tail) if piece is not None]


def _alone(text: str) -> PartKind | None:
    """The kind of a line that tells it wherever it stands."""
    if furniture.is_certain(text) or furniture.is_role(text) or furniture.has_role_and_name(text):
        return PartKind.FURNITURE
    kind = openings.whole(text)
    if kind is None and len(text) < 200 and len(text.split()) <= _CAPTION_WORDS:
        folded = flat(text)
        if _CAPTION.match(folded) or _CREDITED.search(folded):
            return PartKind.CAPTION if not text.rstrip().endswith(".") or _CREDITED.search(folded) else None
    return kind


def _mastheads(blocks: list[_Block]) -> None:
    """The names that follow the posts of a masthead."""
    for before, block in pairwise(blocks):
        name = 2 <= block.words <= 5 and _OPEN_END.search(block.text) is None and not block.gap
        if block.kind is None and name and furniture.is_role(before.text):
            block.kind = PartKind.FURNITURE


def _body(blocks: list[_Block]) -> tuple[int, int]:
    """The indexes of the first and the last line of prose; all lines are above the body if there is none."""
    prose = [i for i, block in enumerate(blocks) if block.is_prose]
    return (prose[0], prose[-1]) if prose else (len(blocks), len(blocks))


def _chronology(blocks: list[_Block], first: int, last: int) -> None:
    """Dates that head the sections of a chronology are headings, not the date line of the page."""
    dates = [(i, b, stamp) for i, b in enumerate(blocks) if b.is_dateline and (stamp := dateline.line(b.text))]
    several = len({stamp.day for _, _, stamp in dates if not stamp.firm}) > 1
    inside = [stamp.firm for i, _, stamp in dates if first < i < last]
    for i, block, stamp in dates:
        heads_first = i == first - 1 and stamp.firm in inside
        if first < i < last or heads_first or (several and not stamp.firm):
            block.kind = PartKind.HEADING


def _edges(blocks: list[_Block], first: int, last: int) -> None:
    """Menus, section names and bylines, which tell only above and below the body."""
    paged = any(block.kind is PartKind.FURNITURE for block in blocks[:first])
    for i, block in enumerate(blocks):
        if block.kind is not None or first <= i <= last:
            continue
        above = i < first < len(blocks)
        section = paged and above and furniture.is_section(block.text)
        masthead = above and furniture.has_role_and_name(block.text, apart=False)
        if section or masthead or furniture.is_menu(block.text, repeats=above):
            block.kind = PartKind.FURNITURE
        elif first < len(blocks):
            block.kind = openings.edge(block.text)


def _repeats(blocks: list[_Block], first: int, title: str) -> None:
    """Short lines above the body that stand a second time, or that repeat the title or a menu."""
    if first == len(blocks):
        return
    seen: dict[str, _Block | None] = {furniture.bare(title): None} if title.strip() else {}
    menus = [furniture.bare(b.text) for b in blocks[:first] if b.kind is PartKind.FURNITURE and b.words >= 8]
    for block in blocks[:first]:
        line = furniture.bare(block.text)
        if block.kind in (None, PartKind.CAPTION) and line in seen:
            block.kind = PartKind.FURNITURE
            twin = seen[line]
            if twin is not None and twin.kind is None and block.words <= 3:  # a section or site, said twice
                twin.kind = PartKind.FURNITURE
        elif block.kind is None and block.words <= 4 and any(menu.count(line) >= 2 for menu in menus):
            block.kind = PartKind.FURNITURE
        seen.setdefault(line, block)


def _related(blocks: list[_Block], last: int) -> None:
    """The links below a label such as اقرأ أيضا, up to the next prose or, in the body, the next empty line."""
    open_list, taken = False, 0
    for i, block in enumerate(blocks):
        if furniture.is_related(block.text):
            open_list, taken = True, 0
        elif open_list:
            ended = block.is_prose or (i < last and taken > 0 and block.gap) or (i < last and taken >= 6)
            open_list = not ended
            if open_list and block.kind in (None, PartKind.CAPTION):
                block.kind = PartKind.FURNITURE
                taken += 1


def _headline(blocks: list[_Block], first: int) -> None:
    """The headline of a page that has no title of its own: the first line above the body that is long enough."""
    if first == len(blocks) and sum(block.kind is None for block in blocks) < 2:
        return  # a single line is a report of one sentence
    head = blocks[:first] if first < len(blocks) else blocks[:1]
    above = [block for block in head if block.kind is None and not block.text.endswith((":", "،"))]
    long = [block for block in above if block.words >= 6]
    chosen = long[0] if long else max(above, key=lambda b: b.words, default=None)
    if chosen is not None and chosen.words >= 3:
        chosen.kind = PartKind.HEADLINE
        _around_headline(blocks, chosen)


def _around_headline(blocks: list[_Block], headline: _Block) -> None:
    """Short names before a headline that was found: the site's, a section's."""
    for block in blocks[: blocks.index(headline)]:
        if block.kind is None and block.words <= 4 and _OPEN_END.search(block.text) is None:
            block.kind = PartKind.FURNITURE


def _above(blocks: list[_Block], first: int) -> None:
    """What is left above the body: captions and headings, if there is a body at all."""
    if first == len(blocks):
        return
    for block in blocks[:first]:
        if block.kind is None and _OPEN_END.search(block.text) is None and re.search(r"[^\W\d]", block.text):
            scene = _SCENE.search(flat(block.text)) is not None or block.words <= 2
            block.kind = PartKind.CAPTION if scene else _heading(block)


def _heading(block: _Block) -> PartKind:
    return PartKind.HEADING if block.words <= _HEADING_WORDS else PartKind.PARAGRAPH


def _inside(blocks: list[_Block], first: int, last: int) -> None:
    """Headings: one or two short lines between paragraphs; a longer run of them is a list or a poem."""
    run: list[_Block] = []
    for block in blocks[first : last + 1]:
        if block.kind is None and not block.is_prose and block.words <= _HEADING_WORDS:
            run.append(block)
            continue
        if len(run) <= 2:
            _as_headings(run)
        run = []


def _as_headings(run: list[_Block]) -> None:
    for block in run:
        if re.search(r"[.،؛,:…]\W*$", block.text) is None and not re.match(r"\W*[\d)]", block.text):
            block.kind = PartKind.HEADING


def _below(blocks: list[_Block], last: int) -> None:
    """What is left below the body: captions, unless it is a list or goes on like a sentence."""
    rest = [block for block in blocks[last + 1 :] if block.kind is None]
    if len(rest) > 3:
        return
    for block in rest:
        if (
            block.words <= _HEADING_WORDS
            and re.search(r"[.:،؛,!؟?]", block.text) is None
            and re.match(r"[^\W\d]", block.text)
        ):
            block.kind = PartKind.CAPTION


def _opened(block: _Block) -> list[_Block]:
    """A paragraph with the dateline or byline before its first word cut off."""
    if block.kind not in (None, PartKind.PARAGRAPH):
        return [block]
    block.kind = PartKind.PARAGRAPH
    found = openings.prefix(block.text)
    if found is None:
        return [block]
    length, kind = found
    head = _stripped(block.text[:length], block.start, kind=kind)
    rest = _stripped(block.text[length:], block.start + length, kind=PartKind.PARAGRAPH)
    return [piece for piece in (head, rest) if piece is not None]
