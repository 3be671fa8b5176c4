from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import CODER, sample_report, visit

from wasata.errors import UsageError
from wasata.record.asking import asked
from wasata.record.events import settle
from wasata.record.query import Filters
from wasata.record.search import search
from wasata.record.store import Record
from wasata.record.words import words

TEXT = "التقى المَبعوثُ الأممي مسؤولاً حوثياً وبالحديدة، ثم زار إبراهيم المستشفى. وقف إطلاق النار صامد، والوقف مستمر."


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    with Record.open(":memory:") as opened:
        for number in range(3):
            report = sample_report(number)
            opened.add(report, [visit(report)], CODER)
        opened.add(sample_report(9, title="خبر آخر", text=TEXT, outlet="وكالة الساحل"), [], CODER)
        settle(opened)
        yield opened


@pytest.mark.parametrize(
    "text",
    ["المبعوث", "المَبْعُوث", "مبعوث", "مسئولا حوثيا OR رام", "الحديدة", "ابراهيم", "إبراهيم", "مستشفي", "المستشفى",
     '"وقف إطلاق النار"', "«الحديده»", "زار -القاهرة"],
)  # fmt: skip
def test_a_word_is_found_in_any_spelling_and_with_clitics(record: Record, text: str) -> None:
    found = search(record, text, kinds=("reports",))
    assert [row["title"] for row in found["reports"]] == ["خبر آخر"]
    content = f"خبر آخر\n{TEXT}"
    for start, end in found["reports"][0]["hits"]:
        assert content[start:end].strip()
    assert found["reports"][0]["hits"]


def test_hits_are_the_words_of_the_original_with_their_marks(record: Record) -> None:
    (report,) = search(record, "المبعوث", kinds=("reports",))["reports"]
    content = f"خبر آخر\n{TEXT}"
    assert [content[a:b] for a, b in report["hits"]] == ["المَبعوثُ"]
    assert content[report["start"] :].startswith(report["excerpt"])


def test_exact_finds_no_clitics_and_phrases_only_what_stands_together(record: Record) -> None:
    assert search(record, "الحديدة", exact=True)["counts"]["reports"] == 0
    assert search(record, '"إطلاق وقف"')["counts"]["reports"] == 0
    assert search(record, "إطلاق وقف")["counts"]["reports"] == 1


def test_words_left_out_and_either_or(record: Record) -> None:
    assert search(record, "رام OR مبعوث")["counts"]["reports"] == 4
    assert search(record, "رام OR مبعوث -الحارثي")["counts"]["reports"] == 1


def test_counts_tell_reports_claims_events_and_actors(record: Record) -> None:
    found = search(record, "الحارثي")
    assert found["counts"] == {"reports": 3, "claims": 3, "events": 1, "actors": 1}
    assert [row["id"] for row in found["actors"]] == ["~اللواء سالم الحارثي"]
    assert found["actors"][0]["events"] == 1
    assert found["facets"]["type"] == [{"value": "CONSULT", "events": 1}]
    assert found["facets"]["outlet"] == [{"value": "صحيفة الميناء", "events": 1}]


def test_filters_narrow_all_kinds(record: Record) -> None:
    assert search(record, "الحارثي", Filters(since="2025"))["counts"]["events"] == 0
    narrowed = search(record, "الحارثي", Filters(since="2024-10", until="2024-10"))
    assert (narrowed["counts"]["reports"], narrowed["counts"]["events"]) == (3, 1)


def test_where_nothing_is_found_help_is_offered(record: Record) -> None:
    assert "did you mean الحارثي?" in search(record, "الحارئي")["help"]
    assert any("filters" in line for line in search(record, "حديدة", Filters(since="2030"))["help"])
    assert any("left out" in line for line in search(record, "المبعوث -التقى")["help"])


def test_nothing_but_words_to_leave_out_is_no_question(record: Record) -> None:
    for text in ("", "-غزة", '""', "…"):
        with pytest.raises(UsageError):
            search(record, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="\"-*():^ORANDNT أو|غزة+{}'", max_size=30))
def test_any_string_is_answered_or_asks_for_nothing(record: Record, text: str) -> None:
    if asked(text).groups:
        assert search(record, text)["counts"]["reports"] >= 0
    else:
        with pytest.raises(UsageError):
            search(record, text)


@given(st.text(max_size=60))
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end
        assert word.exact


def test_claims_that_are_gone_are_not_found() -> None:
    with Record.open(":memory:") as record:
        report = sample_report(1)
        record.add(report, [visit(report)], CODER)
        settle(record)
        assert search(record, "الحارثي")["counts"]["claims"] == 1
        record.add(report, [], "2.0")
        settle(record)
        assert search(record, "الحارثي")["counts"] == {"reports": 1, "claims": 0, "events": 0, "actors": 0}
