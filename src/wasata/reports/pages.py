"""Web pages: the article's text by trafilatura, the rest from machine-readable tags only.

trafilatura's own dates are not used: on a page dated in words it answers the first of January rather than nothing.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from wasata.errors import UnreadableInput
from wasata.reports import dateline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DATE_TAGS = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='article:published_time' or @name='parsely-pub-date' or @name='sailthru.date']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='publication_date']/@content",
    "//meta[@name='dc.date.issued' or @name='DC.date.issued' or @name='dcterms.created']/@content",
    "//meta[@name='date' or @name='dc.date' or @name='DC.date']/@content",
)
_TIME_TAGS = (
    "//time[@pubdate]/@datetime",
    "//time[contains(@class,'publish') or contains(@class,'entry-date')]/@datetime",
    "//article[1]//header//time/@datetime",
)
_TITLES = (
    "//meta[@property='og:title']/@content",
    "//meta[@name='twitter:title']/@content",
    "string(//article//h1)",
    "string(//h1)",
    "string(//head/title)",
)
_OUTLETS = ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content")
_ADDRESSES = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_ARTICLES = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "WebPage"}
)
_LINE = re.compile(r"[^\S\n]+")
_DEPTH = 12


class _Tree(Protocol):
    """What is used of lxml's trees, which come without types."""

    def xpath(self, path: str, /) -> str | list[object]: ...


@dataclass(frozen=True, slots=True)
class Page:
    """An article taken out of its page: ``text`` one paragraph a line; ``published`` an ISO day."""

    title: str
    text: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


def read(markup: str, where: str) -> Page:
    """The article of a page.

    Raises :class:`UnreadableInput` where the markup holds no article.
    """
    import trafilatura  # takes half a second to import, and only pages need it

    tree: _Tree | None = trafilatura.load_html(markup)
    page = _described(tree, list(_linked(tree))) if tree is not None else None  # first: extraction prunes the tree
    text = trafilatura.extract(tree, include_comments=False, include_tables=False) if page else None
    if page is None or not text or not text.strip():
        raise UnreadableInput(
            where,
            "no article found in the page",
            expected="a page with the text of one report",
            mend="Save the report itself, not a list of reports, or copy its words into a .txt file.",
        )
    return replace(page, text=text)


def _first(tree: _Tree, paths: tuple[str, ...]) -> str | None:
    """The first of the paths that gives words, their white space made single."""
    for path in paths:
        found = tree.xpath(path)
        for value in [found] if isinstance(found, str) else found:
            words = _LINE.sub(" ", str(value).replace("\n", " ")).strip()
            if words:
                return words
    return None


def _described(tree: _Tree, linked: list[dict[str, Any]]) -> Page:
    """Everything but the text."""
    publisher = next((n for item in linked if (n := _name(item.get("publisher")))), None)
    outlet = _first(tree, _OUTLETS) or publisher
    title = _first(tree, _TITLES) or ""
    url = _first(tree, _ADDRESSES)
    address = url if url and url.startswith(("http://", "https://")) else None
    return Page(_without_outlet(title, outlet), "", outlet, address, _published(tree, linked))


def _without_outlet(title: str, outlet: str | None) -> str:
    """The title without the site's name hung on it (``… | صحيفة كذا``)."""
    if not outlet:
        return title
    return re.sub(rf"\s*[|\-–—:»«]+\s*{re.escape(outlet)}\s*$", "", title) or title


def _name(value: object) -> str | None:
    name = value.get("name") if isinstance(value, dict) else None
    return name.strip() or None if isinstance(name, str) else None


def _linked(tree: _Tree) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, articles first; blocks that are no JSON say nothing."""
    objects: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            value = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        objects.extend(_objects(value))
    yield from (item for item in objects if _is_article(item))


def _is_article(item: dict[str, Any]) -> bool:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one in _ARTICLES for one in kinds)


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.get("@graph", ()) if isinstance(value.get("@graph"), list) else ():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _published(tree: _Tree, linked: list[dict[str, Any]]) -> str | None:
    """The day in the page's machine-readable tags, None if there is none; nothing is inferred."""
    told = [item["datePublished"] for item in linked if item.get("datePublished")]
    for values in chain([tree.xpath(_DATE_TAGS[0]), told], map(tree.xpath, (*_DATE_TAGS[1:], *_TIME_TAGS))):
        if day := _day_of(values):
            return day
    days = {day for value in tree.xpath("//time/@datetime") if (day := dateline.tagged(str(value)))}
    return days.pop() if len(days) == 1 else None  # several belong to links to other reports too


def _day_of(values: Iterable[object]) -> str | None:
    for value in values:
        day = dateline.tagged(str(value)) or _mail_date(str(value))
        if day:
            return day
    return None


def _mail_date(value: str) -> str | None:
    """``Fri, 01 Nov 2024 09:30:00 GMT``."""
    if not re.match(r"\s*(?:[A-Za-z]{3},\s*)?\d{1,2}\s[A-Za-z]{3}\s\d{4}\b", value):
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError):
        return None
