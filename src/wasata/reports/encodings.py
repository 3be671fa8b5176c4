"""Bytes to text: byte-order marks, UTF-8, UTF-16, and the old Arabic code pages told apart by the letters they give.

charset-normalizer needs a sentence or more to tell windows-1256 from ISO 8859-6 (30 bytes of the latter it reads
wrong); the two are told apart here by the article and by Latin letters inside Arabic words, which holds for a headline.
It is asked only for what is neither.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from wasata.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_OLD = ("cp1256", "iso8859_6")
_SAMPLE = 65_536
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]")
_ARTICLE = re.compile(r"(?<![\u0621-\u064a])[وفب]?ال[\u0621-\u064a]{2}")
_MIXED = re.compile(r"(?<=[\u0621-\u064a])[^\W\d_\u0600-\u06ff]|[^\W\d_\u0600-\u06ff](?=[\u0621-\u064a])")
_ODD = re.compile(r"[\u064c\u064d\u00d7\ufffd\u0080-\u009f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES = bytes([*range(9), *range(14, 27), *range(28, 32)])
_LATIN_HIGH = re.compile(r"[\u0080-\u024f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding it was read in."""

    text: str
    encoding: str


def decode(data: bytes, where: str, *, markup: bool = False) -> Decoded:
    """The text of ``data``; with ``markup`` the encoding that the page declares is tried too.

    Raises :class:`UnreadableInput` where the bytes are no text or in no encoding that can be told.
    """
    found = _marked(data) or _unicode(data) or (_declared(data) if markup else None) or _wide(data)
    if found is None and b"\0" not in data:
        found = _nearly_utf8(data) or _old(data) or _other(data)
    if found is None:
        wrong = "holds zero bytes" if b"\0" in data else f"{len(data)} bytes in no encoding that can be told"
        raise UnreadableInput(
            where,
            f"not a text, it {wrong}" if b"\0" in data else wrong,
            expected="text in UTF-8, UTF-16, windows-1256 or ISO 8859-6",
            mend="Convert the file to UTF-8, or leave it out.",
        )
    _refuse_binary(found.text, where)
    return found


def _attempt(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _attempt(data, encoding)
    return None


def _unicode(data: bytes) -> Decoded | None:
    """UTF-8, unless it would be full of control characters: a word in UTF-16 can pass for such."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return None if b"\0" in sample or controls * 20 > len(sample) else _attempt(data, "utf-8")


def _declared(data: bytes) -> Decoded | None:
    """The page in the encoding of its meta tag, unless the letters belie it."""
    found = _META.search(data[:4096])
    if found is None or b"\0" in data:
        return None
    name = found[1].decode("ascii").lower()
    name = "cp1256" if name in {"windows-1256", "x-cp1256"} else name
    if name.startswith("utf"):  # UTF-8 was tried before, and no page can declare the others in ASCII
        return None
    decoded = _attempt(data, name)
    return decoded if decoded and _plausibility(decoded.text[:_SAMPLE]) > 0 else None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: in Arabic text every second byte is 06, or 00 with spaces and line breaks."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        told = sum(high.count(byte) for byte in (0x06, 0x00, 0x20)) / len(high)
        if told > 0.9 and high.count(0x06) / len(high) > 0.3:
            return _attempt(data, encoding)
    return None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 that was cut or has a stray byte: at most one character in two hundred, shown as U+FFFD."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    arabic = len(_ARABIC.findall(text[:_SAMPLE]))
    return Decoded(text, "utf-8") if arabic > 20 and broken * 200 <= len(text) else None


def _plausibility(text: str) -> float:
    """How much a text looks like Arabic, from what a wrong code page would spoil; above zero is Arabic."""
    letters = len(_ARABIC.findall(text))
    if not letters:
        return -1.0
    spoilt = len(_MIXED.findall(text)) + len(_ODD.findall(text)) + 0.5 * len(_LATIN_HIGH.findall(text))
    return (letters + 6 * len(_ARTICLE.findall(text)) - 5 * spoilt) / (letters + spoilt)


def _old(data: bytes) -> Decoded | None:
    """The old code page under which the bytes look most like Arabic."""
    sample = data[:_SAMPLE]
    scored = [(_plausibility(sample.decode(name, "replace")), name) for name in _OLD]
    score, name = max(scored, key=lambda pair: pair[0])
    return Decoded(data.decode(name, "replace"), name) if score > 0 else None


def _other(data: bytes) -> Decoded | None:
    """Whatever else charset-normalizer makes of it: then at least the script can be told."""
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    return None if best is None else _attempt(data, best.encoding)


def _refuse_binary(text: str, where: str) -> None:
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if "\0" in text or controls * 100 > len(sample):
        raise UnreadableInput(
            where,
            "not a text, it holds control characters" if controls else "not a text, it holds zero bytes",
            expected="a text file, a web page or JSON lines",
            mend="Convert PDF and word-processor files to text first.",
        )
