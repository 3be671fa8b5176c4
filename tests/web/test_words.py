"""The interface words, days and numbers; styles that know no left and right; what is kept and how it is marked."""

from __future__ import annotations

import io
import itertools
import json
import pickle
import re
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.web import outlines
from wasata.web.kept import Kept
from wasata.web.language import language
from wasata.web.layout import spring
from wasata.web.look import CALENDARS, DIGITS, MONTHS, Look
from wasata.web.marking import Mark, pieces
from wasata.web.pages import tables
from wasata.web.rendering import shown, templates
from web.catalogue import catalogue, template

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src" / "wasata" / "web" / "static"


def texts(words: object) -> tuple[str, ...]:
    """All forms of a message or of its key."""
    return tuple(map(str, words)) if isinstance(words, tuple | list) else (str(words or ""),)


@pytest.mark.parametrize(("code", "forms"), [("ar", 6), ("en", 2)])
def test_every_interface_word_is_in_both_languages(code: str, forms: int) -> None:
    said = {texts(message.id): texts(message.string) for message in catalogue(code) if message.id}
    wanted = {texts(message.id) for message in template() if message.id}
    assert wanted - set(said) == set(), "run python tests/web/catalogue.py and translate"
    assert set(said) - wanted == set(), "no longer said anywhere"
    for key, words in said.items():
        assert all(words), key
        assert len(words) == (forms if len(key) > 1 else 1), key


def test_values_in_a_text_are_the_same_in_both_languages() -> None:
    places = re.compile(r"%\((\w+)\)")
    for message in catalogue("ar"):
        wanted = {name for key in texts(message.id) for name in places.findall(key)} if message.id else set()
        for said in texts(message.string) if message.id else ():
            assert set(places.findall(said)) <= wanted
            assert wanted - set(places.findall(said)) <= {"num"}, said


def test_arabic_has_its_six_plural_forms() -> None:
    said = [language("ar").count("%(num)s event", "%(num)s events", n) for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "11 حدثا", "100 حدث"]


@pytest.mark.parametrize(
    ("look", "code", "value", "said"),
    [
        (Look(), "ar", "2024-10-31", "31 أكتوبر 2024"),
        (Look(), "en", "2024-10-31", "31 October 2024"),
        (Look(), "ar", "2024-10", "أكتوبر 2024"),
        (Look(), "ar", "2024", "2024"),
        (Look(), "ar", "2018-12-06/2018-12-13", "من 6 ديسمبر 2018 إلى 13 ديسمبر 2018"),
        (Look(digits="arab"), "ar", "2024-08-05", "٥ أغسطس ٢٠٢٤"),
        (Look(digits="arab"), "en", "2024-08-05", "5 August 2024"),
        (Look(months="levant"), "ar", "2024-01-02", "2 كانون الثاني 2024"),
        (Look(months="maghreb"), "ar", "2024-07-02", "2 جويلية 2024"),
        (Look(months="morocco"), "ar", "2024-08-02", "2 غشت 2024"),
        (Look(months="double"), "ar", "2024-08-02", "2 آب/أغسطس 2024"),
        (Look(calendar="both"), "ar", "2024-03-11", "11 مارس 2024 (1 رمضان 1445هـ)"),
        (Look(calendar="both"), "en", "2024-03-11", "11 March 2024 (1 Ramadan 1445 AH)"),
        (Look(calendar="both"), "ar", "1100-03-11", "11 مارس 1100"),
        (Look(), "ar", None, ""),
    ],
)
def test_days_are_said_as_exactly_as_they_are_known(look: Look, code: str, value: str | None, said: str) -> None:
    assert look.day(value, language(code)) == said


@given(st.text(max_size=60))
def test_any_cookie_makes_a_look(kept: str) -> None:
    look = Look.of(kept)
    assert (look.digits in DIGITS, look.months in MONTHS, look.calendar in CALENDARS) == (True, True, True)
    assert Look.of(look.kept) == look


def test_styles_know_no_left_and_right() -> None:
    sheet = (STATIC / "wasata.css").read_text("utf-8")
    physical = r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:text-align|float):\s*(?:left|right)"
    assert re.findall(physical, sheet) == []
    assert re.findall(r"(?:^|[\s;{])(?:left|right|top|bottom|width|height):", sheet) == []
    assert "letter-spacing: normal" in sheet


def test_marks_have_no_padding_border_or_margin() -> None:
    """A gap would part letters that are joined."""
    sheet = (STATIC / "wasata.css").read_text("utf-8")
    for rule in re.findall(r"\n(?:mark|\.m-\w+|mark\.hit) \{([^}]*)\}", sheet):
        assert not re.search(r"padding|margin|border", rule)


@given(st.text(min_size=1, max_size=40), st.data())
def test_pieces_are_the_text_whatever_is_marked(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends, st.sampled_from(["actor", "date", "evidence"])), max_size=6))
    marks = [Mark(min(a, b), max(a, b), field) for a, b, field in spans if a != b]
    cut = pieces(text, 0, len(text), marks)
    assert "".join(piece["text"] for piece in cut) == text
    for a, b, field, _ in marks:
        told = "".join(p["text"] for p in cut if field in p["fields"] or (field == "evidence" and p["told"]))
        assert len(told) >= b - a


@given(st.text(max_size=60))
def test_what_is_shown_holds_no_sign_that_turns_the_page(text: str) -> None:
    assert not re.search(
        "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069<\x00-\x08]", re.sub(r"<[^>]*>", "", str(shown(text)))
    )


def test_an_answer_is_made_once_and_anew_when_the_record_changed() -> None:
    kept, made = Kept(), []

    def make() -> int:
        made.append(1)
        return len(made)

    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(kept.get("q", 1, make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [1] * 8
    assert kept.get("q", 2, make) == 1, "fresh enough"
    kept.forget("q")
    assert kept.get("q", 2, make) == 2
    with pytest.raises(ZeroDivisionError):
        kept.get("broken", 1, lambda: 1 // 0)
    assert kept.get("broken", 1, lambda: 5) == 5
    kept.close()


def test_outlines_are_plain_data_within_the_box_and_run_clockwise() -> None:
    box = (25.0, 20.0, 60.0, 40.0)
    features = outlines.outlines(box)["features"]
    assert len(features) > 15
    for feature in features:
        for (ring,) in feature["geometry"]["coordinates"]:
            assert all(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in ring)
            assert sum(x * b - a * y for (x, y), (a, b) in itertools.pairwise(ring)) < 0
    with pytest.raises(pickle.UnpicklingError, match="no plain data"):
        outlines._Plain(io.BytesIO(b"cos\nsystem\n(S'true'\ntR.")).load()


def test_a_graph_lies_the_same_each_time_and_within_its_frame() -> None:
    nodes = list("abcdef")
    place = spring(nodes, {("a", "b"): 1.0, ("b", "c"): 0.2})
    assert place == spring(nodes, {("a", "b"): 1.0, ("b", "c"): 0.2})
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in place.values())
    assert len(set(place.values())) == len(nodes)


def test_the_published_figures_are_those_of_the_gate() -> None:
    floors = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))
    assert tables.figures() == {name: row["figures"] for name, row in floors.items()}


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_field_in_which_reports_contradict_each_other_has_a_name(code: str) -> None:
    module = templates(code).get_template("parts.html").module
    for field in ("date", "place", "mediator", "head", "level", "status"):
        assert str(module.field_name(field)) not in (field, "")  # type: ignore[attr-defined]
