"""Reads what no newspaper prints, and looks for a crash or a span that does not copy its words.

usage: python bench/fuzz.py [--seconds N | --cases N] [--seed N] [--only NAME]

Every case is made from its number and the seed alone, so that what is found can be made again: a failure is printed
with both. Sources are bytes as a disk may hold them, lines of JSON as a program may send them, and the sample reports
with words lost, doubled, moved and set about with marks. ``faults`` says what must hold of each.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from wasata.exports.coded import report_row
from wasata.exports.explained import derivation_rows, derivation_text
from wasata.model import Claim, Reading, Report, Span
from wasata.pipeline import Reader
from wasata.reports.files import read_sources
from wasata.rules.cache import load_lexicon

SAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
TASHKEEL = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0653\u0654\u0655"
INVISIBLE = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u00ad\u061c"
BREAKS = "\n\r\u2028\u2029\x85\x0b\x0c\t \u00a0"
PUNCTUATION = "،؛:.!؟?«»\"“”()[]{}-–—…/\\|*'’,;%٪"
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةىـ"
FOREIGN = (  # our own sentences in Persian, Urdu, Kurdish, Hebrew, French, Chinese
    "وزیر امور خارجه ایران دیروز در تهران با همتای عمانی خود دیدار و گفت‌وگو کرد.",
    "وزیر خارجہ نے کل اسلام آباد میں قطری وفد سے ملاقات کی اور جنگ بندی پر بات کی۔",
    "وەزیری دەرەوە لەگەڵ شاندێکی میسری کۆبووەوە.",
    "שר החוץ נפגש אתמול בקהיר עם המתווכים.",
    "Le ministre a rencontré son homologue à Genève.",
    "外交部长昨天在日内瓦会见了代表团。",
)
LONGEST_SECONDS = 60.0  # one case, read four times over; the largest are a few hundred thousand letters


@cache
def samples() -> tuple[str, ...]:
    """The texts of the sample reports."""
    return tuple(item.content for item in read_sources([SAMPLES]) if isinstance(item, Report))


# -- what is read ------------------------------------------------------------------------------------------------------


def _some(chance: random.Random, letters: str, most: int) -> str:
    return "".join(chance.choice(letters) for _ in range(chance.randint(1, most)))


def noise(chance: random.Random) -> bytes:
    """Bytes of any value."""
    return chance.randbytes(chance.randint(1, 4000))


def damaged(chance: random.Random) -> bytes:
    """A sample in one of the encodings, with bytes changed, lost and put in."""
    coding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"))
    data = bytearray(chance.choice(samples()).encode(coding, "replace"))
    for _ in range(chance.randint(1, 60)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    return bytes(data)


def mutated(chance: random.Random) -> str:
    """A sample with words lost, doubled, moved, and with marks in and around them."""
    lines = [line.split(" ") for line in chance.choice(samples()).split("\n")]
    for _ in range(chance.randint(1, 120)):
        words = chance.choice(lines)
        at, to = chance.randrange(len(words)), chance.randrange(len(words))
        done = chance.randrange(6)
        if done == 0:
            words[at] = ""
        elif done == 1:
            words.insert(to, words[at])
        elif done == 2:
            words[at], words[to] = words[to], words[at]
        elif done == 3:
            cut = chance.randint(0, len(words[at]))
            words[at] = words[at][:cut] + _some(chance, INVISIBLE + TASHKEEL + PUNCTUATION, 3) + words[at][cut:]
        elif done == 4:
            words[at] = chance.choice(lines)[0]
        else:
            words[at] += chance.choice(BREAKS)
    if chance.random() < 0.3:
        chance.shuffle(lines)
    return "\n".join(" ".join(words) for words in lines)


def marked(chance: random.Random) -> str:
    """A sample with vowel marks behind many letters, as often in decomposed as in composed form."""
    text = chance.choice(samples())
    share = chance.random()
    found = "".join(c + _some(chance, TASHKEEL, 2) if c.isalpha() and chance.random() < share else c for c in text)
    return unicodedata.normalize(chance.choice(("NFC", "NFD", "NFKD")), found)


def directions(chance: random.Random) -> str:
    """Words of several scripts among marks of direction."""
    words = [w for s in (*FOREIGN, chance.choice(samples())) for w in s.split()]
    chance.shuffle(words)
    return "".join(w + chance.choice(INVISIBLE) * chance.randint(0, 2) + chance.choice(" \n  ") for w in words)


def neighbours(chance: random.Random) -> str:
    """Persian, Urdu and others, with Arabic sentences between them."""
    lines = [*FOREIGN, *chance.choice(samples()).split("\n")]
    return "\n".join(chance.choice(lines) for _ in range(chance.randint(1, 30)))


def surrogates(chance: random.Random) -> str:
    """A sample with halves of surrogate pairs and other code points that are no letters."""
    odd = "\ud800\udc00\udfff\ufffe\uffff\x00\x01\x1b\x7f\x9f\U0010ffff\ufdfa\ufefb\ue000"
    return "".join(c + chance.choice(odd) if chance.random() < 0.05 else c for c in chance.choice(samples()))


def nested(chance: random.Random) -> str:
    """Ten thousand quotation marks and brackets, opened and perhaps closed."""
    mark, other = chance.choice(("«»", "()", "“”", '""', "[]", "''"))
    inner = chance.choice(samples())[:1500]
    return mark * 10_000 + inner + other * chance.choice((0, 1, 10_000))


def long_words(chance: random.Random) -> str:
    """A word of fifty thousand letters in a report."""
    word = chance.choice(LETTERS) * 50_000 if chance.random() < 0.5 else _some(chance, LETTERS, 50_000)
    return f"{chance.choice(samples())[:800]} {word} {chance.choice(samples())[:400]}"


def one_class(chance: random.Random) -> str:
    """Digits only, punctuation only, marks only, breaks only, letters only, between words so that it is read."""
    kinds = ("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲", PUNCTUATION, TASHKEEL, INVISIBLE, BREAKS, LETTERS + " ")
    return "التقى الوزير " + _some(chance, chance.choice(kinds) + " ", 6000) + " نظيره القطري في الدوحة"


def endless(chance: random.Random) -> str:
    """A sentence that does not end: clauses joined by و and commas."""
    parts = [p.strip() for p in chance.choice(samples()).replace("\n", ".").split(".") if len(p) > 20]
    return chance.choice((" و", "، و", " ")).join(chance.choice(parts) for _ in range(chance.randint(20, 100)))


def salad(chance: random.Random) -> str:
    """Words of all samples in any order: names, verbs and dates where no grammar puts them."""
    words = [w for s in samples() for w in s.split()]
    return " ".join(chance.choice(words) + chance.choice(("", "", "", ".", "،", "\n")) for _ in range(400))


def fields(chance: random.Random) -> dict[str, object]:
    """A line of JSON with fields as a careless program fills them."""
    odd: tuple[object, ...] = (
        None,
        "",
        0,
        [],
        {},
        "٢٠٢٤",
        "2024-13-45",
        "2024-02-30",
        "0000-00-00",
        "\ud800",
        "9999-12-31",
    )
    text = chance.choice(TEXTS)(chance)
    row: dict[str, object] = {"text": text, "id": chance.choice(odd), "title": chance.choice((*odd, text[:80]))}
    return row | {name: chance.choice(odd) for name in ("published", "outlet", "url") if chance.random() < 0.7}


TEXTS: tuple[Callable[[random.Random], str], ...] = (
    *(mutated, marked, directions, neighbours, surrogates, nested, long_words, one_class, endless, salad),
)
BYTES: tuple[Callable[[random.Random], bytes], ...] = (noise, damaged)
NAMES = tuple(f.__name__ for f in (*TEXTS, *BYTES, fields))


def case(number: int, seed: int, only: str | None = None) -> Iterator[Report]:
    """The reports of one case: as a text, as lines of JSON, as a file. Those that are set aside are not among them."""
    chance = random.Random(f"{seed}/{number}")
    name = only or NAMES[number % len(NAMES)]
    made = next((f for f in TEXTS if f.__name__ == name), None)
    if made is not None:
        text = made(chance)
        yield Report("direct", "", unicodedata.normalize("NFC", text), published="2024-11-01")
        yield from _read(json.dumps({"id": "line", "text": text, "published": "2024-11-01"}).encode(), "jsonl")
        yield from _read(text.encode("utf-8", "surrogatepass"), chance.choice(("txt", "html")))
    elif name == "fields":
        yield from _read(json.dumps(fields(chance)).encode(), "jsonl")
    else:
        data = next(f for f in BYTES if f.__name__ == name)(chance)
        yield from _read(data, chance.choice(("txt", "html", "jsonl", "txt.gz", "unknown")))


def _read(data: bytes, ending: str) -> list[Report]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"case.{ending}"
        path.write_bytes(data)
        return [item for item in read_sources([path]) if isinstance(item, Report)]


# -- what must hold ----------------------------------------------------------------------------------------------------


def faults(reader: Reader, report: Report) -> list[str]:
    """What is wrong with the reading of a report, one line each; an exception is for the caller."""
    reading = reader.read(report)
    found = [] if unicodedata.is_normalized("NFC", report.content) else ["the report is not in NFC"]
    if reading.claims != reader.claims(report):
        found.append("explaining and coding differ")
    for claim in reading.claims:
        found += [f"{claim.type}: {fault}" for fault in _spans(report, claim)]
    found += _steps(reading)
    row = report_row(report, reading.claims)
    content = report.given if report.given is not None else report.content
    for event in row["events"]:
        words = [*event["actors"], *event["recipients"], *event["mediators"], *event["evidence"]]
        found += [f"given: {w!r}" for w in words if content[w["start"] : w["end"]] != w["text"] or not w["text"]]
    json.dumps(row | {"derivations": derivation_rows(reading)})
    for language in ("ar", "en"):
        "\n".join(derivation_text(reading, language))
    return found


def _spans(report: Report, claim: Claim) -> Iterator[str]:
    content = report.content
    worded = [(p.span, p.text) for p in (*claim.actors, *claim.recipients, *claim.mediators)]
    worded += [(w.span, w.text) for w in (*claim.evidence, claim.place, claim.source, claim.via) if w is not None]
    for where, text in worded:
        if not _inside(where, content) or where.of(content) != text:
            yield f"{text[:60]!r} is not what stands at {where}"
    for span in (claim.trigger, claim.date.span if claim.date else None):
        if span is not None and not _inside(span, content):
            yield f"{span} is not inside the report"


def _inside(span: Span, content: str) -> bool:
    return 0 <= span.start < span.end <= len(content)


def _steps(reading: Reading) -> list[str]:
    content = reading.report.content
    steps = [s for d in reading.derivations for s in d.steps]
    return [f"step {s.kind} at {s.span}" for s in steps if s.span is not None and not _inside(s.span, content)]


def problems(reader: Reader, number: int, seed: int, only: str | None = None) -> list[str]:
    """All that is wrong with one case, exceptions and slowness included."""
    start = time.monotonic()
    try:
        found = [fault for report in case(number, seed, only) for fault in faults(reader, report)]
    except Exception:  # noqa: BLE001 - finding these is what this program is for
        found = [traceback.format_exc(limit=-6)]
    seconds = time.monotonic() - start
    return found if seconds < LONGEST_SECONDS else [*found, f"took {seconds:.0f} s"]


def main(arguments: list[str]) -> int:
    """Reads cases until time or number is reached; the exit status is 1 where something was found."""
    parser = argparse.ArgumentParser(description="Read what no newspaper prints.")
    parser.add_argument("--seconds", type=float, default=60.0, help="for how long (default: 60)")
    parser.add_argument("--cases", type=int, help="how many cases, instead of a time")
    parser.add_argument("--start", type=int, default=0, help="the number of the first case")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other cases")
    parser.add_argument("--only", choices=NAMES, help="cases of one kind only")
    options = parser.parse_args(arguments)
    reader = Reader(load_lexicon())
    end = time.monotonic() + options.seconds
    number, bad = options.start, 0
    while number - options.start < options.cases if options.cases else time.monotonic() < end:
        found = problems(reader, number, options.seed, options.only)
        if found:
            bad += 1
            print(f"case {number} seed {options.seed} ({options.only or NAMES[number % len(NAMES)]}):")
            print("\n".join(f"    {line[:1500]}" for line in found[:5]), flush=True)
        number += 1
    print(f"{number - options.start} cases, {bad} with something wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
