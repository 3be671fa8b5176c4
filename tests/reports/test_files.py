from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wasata.model import PartKind, Report, SetAside
from wasata.reports.files import read_sources

TEXT = "التقى وزير الخارجية المصري نظيره القطري في الدوحة أمس لبحث الهدنة."


def read(*paths: str | Path, **options: object) -> list[Report | SetAside]:
    return list(read_sources(paths, **options))  # type: ignore[arg-type]


def one(path: str | Path, **options: object) -> Report:
    (found,) = read(path, **options)
    assert isinstance(found, Report), found
    return found


def aside(path: str | Path, **options: object) -> SetAside:
    (found,) = read(path, **options)
    assert isinstance(found, SetAside), found
    return found


def write(path: Path, content: str | bytes) -> Path:
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def lines(*values: object) -> str:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def test_a_plain_file_is_one_report_named_by_its_stem(tmp_path: Path) -> None:
    report = one(write(tmp_path / "a.b.txt", f"1 نوفمبر 2024\r\nالوزيران في الدوحة\r\n\r\n{TEXT}\r\n"))
    assert (report.id, report.title, report.published, report.published_basis) == ("a.b", "", "2024-11-01", "dateline")
    assert "\r" not in report.text
    assert report.origin == str(tmp_path / "a.b.txt")
    assert [part.kind for part in report.parts] == [PartKind.DATELINE, PartKind.HEADLINE, PartKind.PARAGRAPH]


def test_a_line_keeps_its_words_and_line_breaks_as_given(tmp_path: Path) -> None:
    text = f"{TEXT}\r\n  {TEXT} "
    report = one(write(tmp_path / "a.jsonl", lines({"title": " ع ", "text": text})))
    assert (report.title, report.text) == (" ع ", text)
    assert (report.id, report.origin) == (report.hash[:16], f"{tmp_path / 'a.jsonl'}:1")


def test_text_is_brought_to_nfc(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "أكد المسؤول أن المحادثات مستمرة")
    assert one(write(tmp_path / "a.jsonl", lines({"text": apart}))).text == unicodedata.normalize("NFC", apart)
    assert one(write(tmp_path / "a.txt", apart)).text == unicodedata.normalize("NFC", apart)


def test_the_day_given_wins_over_the_page_and_the_page_over_the_address(tmp_path: Path) -> None:
    url, dated = "https://a.example/2024/11/03/talks", f"الجمعة 1 نوفمبر 2024\n{TEXT}"
    path = write(
        tmp_path / "a.jsonl",
        lines(
            {"text": dated, "url": url, "published": "2024-11-05"},
            {"text": dated, "url": url},
            {"text": TEXT, "url": url},
        ),
    )
    found = [(r.published, r.published_basis) for r in read(path) if isinstance(r, Report)]
    assert found == [("2024-11-05", "given"), ("2024-11-01", "dateline"), ("2024-11-03", "address")]
    assert one(write(tmp_path / "b.txt", TEXT)).published_basis is None


def test_a_page_brings_its_title_outlet_address_and_day(tmp_path: Path) -> None:
    markup = (
        '<html><head><meta charset="windows-1256"><meta property="og:site_name" content="المرفأ">'
        '<meta property="og:title" content="الوزيران في الدوحة">'
        '<meta property="article:published_time" content="2024-11-01T10:00:00Z">'
        '<link rel="canonical" href="https://a.example/x"></head><body><article>'
        f"<p>{TEXT}</p><p>وقال مصدر إن الجولة المقبلة تعقد الأسبوع القادم في القاهرة.</p></article></body></html>"
    )
    report = one(write(tmp_path / "p.html.gz", markup.encode("cp1256")))
    assert (report.id, report.title, report.outlet, report.url) == (
        "p",
        "الوزيران في الدوحة",
        "المرفأ",
        "https://a.example/x",
    )
    assert (report.published, report.published_basis) == ("2024-11-01", "meta")
    assert TEXT in report.text


def test_folders_are_read_through_in_order_and_other_files_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/z.txt.gz", "b/a.TXT", "a.htm.md", "d.png", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name, TEXT)
    assert [Path(str(r.origin)).name for r in read(tmp_path)] == ["a.TXT", "z.txt.gz", "c.txt"]


def test_sources_are_read_in_the_order_given(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{name}.txt", TEXT) for name in "zab"]
    assert [r.id for r in read(*paths) if isinstance(r, Report)] == ["z", "a", "b"]


def test_standard_input_is_lines_or_one_report() -> None:
    many = one("-", stdin=io.BytesIO(lines({"id": "7", "text": TEXT}).encode()))
    single = one("-", stdin=io.BytesIO(TEXT.encode()))
    assert (many.id, many.origin) == ("7", "-:1")
    assert (single.id, single.text) == (single.hash[:16], TEXT)
    assert aside("-", stdin=io.BytesIO(b"")).code == "input-unreadable"


def test_bad_lines_are_set_aside_and_the_rest_is_read(tmp_path: Path) -> None:
    content = (
        lines({"text": TEXT}) + "{broken\n\n" + lines({"title": "ع"}, {"text": "English words only"}, {"text": TEXT})
    )
    path = write(tmp_path / "a.jsonl", content)
    found = read(path)
    assert [type(r).__name__ for r in found] == ["Report", "SetAside", "SetAside", "SetAside", "Report"]
    told = [(r.origin.rsplit(":", 1)[1], r.code) for r in found if isinstance(r, SetAside)]
    assert told == [("2", "input-unreadable"), ("4", "input-unreadable"), ("5", "input-not-arabic")]
    assert "column 2" in found[1].reason  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "content", "code", "told"),
    [
        ("a.txt", b"", "input-unreadable", "empty"),
        ("a.txt", b" \n\r\n", "input-unreadable", "empty"),
        ("a.jsonl", b"\n\n", "input-unreadable", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "input-unreadable", "not a text"),
        ("a.pdf", b"%PDF-1.7\n\x00\x01", "input-unreadable", "not a text"),
        ("a.txt", b"1 2 3", "input-unreadable", "no words"),
        ("a.txt", b"The talks go on in Cairo.", "input-not-arabic", "0 of 100 letters"),
        ("a.jsonl", "\ufeff{}".encode("utf-16-le"), "input-unreadable", "UTF-16"),
        ("a.html", b"<html></html>", "input-unreadable", "no article"),
    ],
)
def test_a_file_that_holds_no_report_is_set_aside(
    tmp_path: Path, name: str, content: bytes, code: str, told: str
) -> None:
    found = aside(write(tmp_path / name, content))
    assert found.code == code
    assert told in found.reason


def test_missing_files_and_empty_folders_are_set_aside(tmp_path: Path) -> None:
    assert aside(tmp_path / "no.txt").code == "input-missing"
    assert aside(tmp_path).code == "input-missing"


def test_damaged_gzip_keeps_what_came_before_it(tmp_path: Path) -> None:
    whole = gzip.compress(lines({"text": TEXT}, {"text": TEXT}).encode() * 2000)
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    *good, last = read(path)
    assert good
    assert isinstance(last, SetAside)
    assert "gzip" in last.reason
    path.write_bytes(b"no gzip at all")
    assert "gzip" in aside(path).reason


def test_lines_and_files_beyond_the_limit_are_set_aside_unread(tmp_path: Path) -> None:
    long = TEXT * 3000
    path = write(tmp_path / "a.jsonl.gz", lines({"text": TEXT}, {"text": long}, {"text": TEXT}))
    plain = write(tmp_path / "b.txt", long)
    found = read(path, plain, limit=10_000)
    assert [type(r).__name__ for r in found] == ["Report", "SetAside", "Report", "SetAside"]
    assert "at most 10,000 bytes" in found[1].reason  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_line_of_fifty_megabytes_is_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(50):
            out.write(b"a" * 1_000_000)
        out.write(b'"}\n' + lines({"text": TEXT}).encode())
    tracemalloc.start()
    found = read(path, limit=2_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(r).__name__ for r in found] == ["SetAside", "Report"]
    assert peak < 15_000_000


def test_memory_is_flat_over_many_reports(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", lines(*({"text": f"{n} {TEXT * 20}"} for n in range(400))))
    stream = read_sources([path])
    for _ in range(100):  # what the reader remembers of words is in place by now
        next(stream)
    tracemalloc.start()
    count = sum(1 for _ in stream)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 300
    assert peak < 1_000_000


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    st.sampled_from(["a.txt", "a.jsonl", "a.html", "a.gz", "a"]),
)
def test_any_bytes_under_any_name_give_reports_or_reasons(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for found in read(path):
        assert isinstance(found, Report | SetAside)
        assert isinstance(found, SetAside) or found.text.strip()
