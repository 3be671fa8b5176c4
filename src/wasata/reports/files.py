"""Files, folders and standard input to reports, one at a time, in the order given.

What cannot be read is set aside with its reason and never stops the rest. Nothing larger than one report is held.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import unicodedata
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from wasata.errors import InputError, MissingInput, UnreadableInput
from wasata.model import Report, SetAside
from wasata.reports import dateline, encodings, language, layout, lines, masthead, pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIMIT = 20_000_000  # bytes of one plain file, page or line; the longest report of a newspaper is far below 1 % of it
STDIN = "-"
_KINDS = {".txt": "text", ".html": "page", ".htm": "page", ".jsonl": "lines", ".ndjson": "lines"}
_FORMS = ".txt, .html, .htm, .jsonl, or one of these with .gz"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BROKEN = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class _Source:
    """A stream to be opened: its name for people, its path (None is standard input), its kind (None is unknown)."""

    shown: str
    path: Path | None
    kind: str | None
    packed: bool = False

    @property
    def stem(self) -> str | None:
        """The file's name without its endings, the id of a report that fills a file."""
        if self.path is None:
            return None
        name = self.path.name.removesuffix(".gz")
        return _printable(Path(name).stem) or None


def read_sources(
    paths: Iterable[str | Path], *, stdin: IO[bytes] | None = None, limit: int = LIMIT
) -> Iterator[Report | SetAside]:
    """The reports of files, folders (recursed in sorted order) and ``-`` (standard input), and what was set aside.

    ``limit`` is the most bytes that one report may have. Raises nothing for what the sources hold.
    """
    for path in paths:
        try:
            yield from _under(path, stdin or sys.stdin.buffer, limit)
        except InputError as error:
            yield set_aside(error)
        except OSError as error:
            yield set_aside(_failed(_printable(str(path)), error))


def set_aside(error: InputError) -> SetAside:
    """The record of an input that was not read."""
    return SetAside(error.where, error.code, error.message)


def _printable(name: str) -> str:
    """A file's name as text; bytes of it that are no UTF-8 are written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _failed(where: str, error: BaseException) -> InputError:
    """What an operating system or a packer says, as an error of ours."""
    if isinstance(error, FileNotFoundError):
        return MissingInput(where, "no such file or folder", mend="Check the path.")
    packed = isinstance(error, gzip.BadGzipFile | EOFError | zlib.error)
    wrong = (
        f"damaged gzip data ({error})" if packed else f"cannot be read ({getattr(error, 'strerror', None) or error})"
    )
    return UnreadableInput(where, wrong, mend="Fetch it again." if packed else "Check its rights and the disk.")


def _under(path: str | Path, stdin: IO[bytes], limit: int) -> Iterator[Report | SetAside]:
    if str(path) == STDIN:
        yield from _opened(_Source(STDIN, None, None), stdin, limit)
        return
    given = Path(path)
    if not given.is_dir():
        yield from _one(_source(given), limit)
        return
    empty = True
    for item in _walk(given):
        empty = False
        yield from _one(item, limit) if isinstance(item, _Source) else [set_aside(item)]
    if empty:
        raise MissingInput(_printable(str(given)), "no report in this folder", expected=_FORMS, mend="Check the path.")


def _source(path: Path) -> _Source:
    packed = path.suffix.lower() == ".gz"
    inner = Path(path.stem).suffix if packed else path.suffix
    return _Source(_printable(str(path)), path, _KINDS.get(inner.lower()), packed)


def _walk(folder: Path) -> Iterator[_Source | InputError]:
    """The readable files below a folder, names in order; hidden ones and links to folders are passed over."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted((e for e in scan if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        yield _failed(_printable(str(folder)), error)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif (source := _source(Path(entry.path))).kind is not None:
            yield source


def _one(source: _Source, limit: int) -> Iterator[Report | SetAside]:
    """All of one file; whatever goes wrong with it stays with it."""
    try:
        with _open(source) as stream:
            yield from _opened(source, stream, limit)
    except InputError as error:
        yield set_aside(error)
    except _BROKEN as error:
        yield set_aside(_failed(source.shown, error))


def _open(source: _Source) -> IO[bytes]:
    path = source.path
    if path is None:
        raise MissingInput(source.shown, "no file")
    stream = gzip.open(path, "rb") if source.packed else path.open("rb")  # noqa: SIM115 - the caller closes it
    return cast("IO[bytes]", stream)


def _opened(source: _Source, stream: IO[bytes], limit: int) -> Iterator[Report | SetAside]:
    first = stream.readline(limit + 1)
    kind = source.kind or _sniffed(first)
    if kind == "lines":
        yield from _lines(source, first, stream, limit)
        return
    data = first + stream.read(limit + 1 - len(first)) if len(first) <= limit else first
    yield _whole(source, data, kind, limit)


def _sniffed(first: bytes) -> str:
    """What a stream without a telling name holds, by its first line."""
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith(b"{"):
        return "lines"
    return "page" if start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head")) else "text"


def _lines(source: _Source, first: bytes, stream: IO[bytes], limit: int) -> Iterator[Report | SetAside]:
    if first.startswith(_WIDE):
        mend = "Convert the file to UTF-8."
        raise UnreadableInput(source.shown, "JSON lines in UTF-16", expected="JSON lines in UTF-8", mend=mend)
    number, data, seen = 0, first, False
    while data:
        number += 1
        where = f"{source.shown}:{number}"
        if len(data) > limit and not data.endswith(b"\n"):
            seen = True
            yield set_aside(_too_long(where, len(data) + _drain(stream), limit, "line"))
        elif data.strip():
            seen = True
            yield _line(data, where)
        try:
            data = stream.readline(limit + 1)
        except _BROKEN as error:
            yield set_aside(_failed(f"{source.shown}:{number + 1}", error))
            return
    if not seen:
        raise _empty(source.shown)


def _drain(stream: IO[bytes]) -> int:
    """Read to the end of the line without keeping it; how many bytes that were."""
    count = 0
    while chunk := stream.readline(1 << 20):
        count += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return count


def _too_long(where: str, size: int | None, limit: int, unit: str) -> InputError:
    told = f"a {unit} of {size:,} bytes" if size else f"more than {limit:,} bytes"
    return UnreadableInput(where, told, expected=f"at most {limit:,} bytes a report", mend="Split it into its reports.")


def _empty(where: str) -> InputError:
    return UnreadableInput(where, "the file is empty", expected="the text of a report", mend="Fetch it again.")


def _line(data: bytes, where: str) -> Report | SetAside:
    try:
        entry = lines.parse(data, where)
        report = Report(
            entry.id or "",
            _nfc(entry.title),
            _nfc(entry.text),
            _nfc(entry.outlet) if entry.outlet else None,
            entry.published,
            "given" if entry.published else None,
            entry.url,
            origin=where,
            given=_given(entry.title, entry.text),
        )
        return _finished(report)
    except InputError as error:
        return set_aside(error)


def _whole(source: _Source, data: bytes, kind: str, limit: int) -> Report | SetAside:
    """A file that is one report."""
    where = source.shown
    try:
        if len(data) > limit:
            return set_aside(_too_long(where, None, limit, "file"))
        if not data.strip():
            return set_aside(_empty(where))
        decoded = encodings.decode(data, where, markup=kind == "page").text
        report = _page(decoded, where) if kind == "page" else Report("", "", _stored(decoded))
        return _finished(replace(report, id=source.stem or "", origin=where))
    except InputError as error:
        return set_aside(error)


def _given(title: str, text: str) -> str | None:
    """The content as it came, where it was not NFC."""
    content = f"{title}\n{text}"
    return None if unicodedata.is_normalized("NFC", content) else content


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _stored(text: str) -> str:
    """A plain file's text as it is kept: NFC, with one kind of line break."""
    return _nfc(text.replace("\r\n", "\n").replace("\r", "\n"))


def _page(markup: str, where: str) -> Report:
    page = pages.read(markup, where)
    basis = "meta" if page.published else None
    outlet = _nfc(page.outlet) if page.outlet else None
    return Report("", _nfc(page.title), _stored(page.text), outlet, page.published, basis, page.url)


def line_report(row: dict[str, object], where: str = "line") -> Report | SetAside:
    """One object of the form of a JSONL line as a report, or what is wrong with it."""
    return _line(json.dumps(row).encode(), where)


def report_of(text: str, *, title: str = "", published: str | None = None) -> Report:
    """A text that comes from no file, as a report."""
    return _finished(
        Report("", _nfc(title), _stored(text), None, published, "given" if published else None, origin="text")
    )


def _finished(report: Report) -> Report:
    """The report with its parts, its id and what its own page says of outlet and day.

    Raises :class:`InputError` if it is not Arabic.
    """
    language.require(report.content, report.origin or report.id)
    parts = layout.parts(report.title, report.text)
    published, basis = report.published, report.published_basis
    if published is None:
        published, basis = dateline.published(report.content, parts), "dateline"
    if published is None:
        published, basis = dateline.in_address(report.url), "address"
    return replace(
        report,
        id=report.id or report.hash[:16],
        outlet=report.outlet or masthead.outlet(report.content, parts),
        published=published,
        published_basis=basis if published else None,
        parts=parts,
    )
