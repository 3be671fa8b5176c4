"""The pages in a real browser: both languages, wide and narrow, light and dark, by keyboard alone, with no network."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

from wasata.record.judge import judgements
from wasata.record.store import Record

pytestmark = pytest.mark.browser
LANGUAGES = ("ar", "en")
WIDTHS = (1440, 375)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
DRAWN = "[...document.querySelectorAll('[data-chart]')].every(e => ['drawn', 'failed'].includes(e.dataset.chart))"


@pytest.fixture(scope="module")
def paths(served: str, browser: Browser) -> list[str]:
    """One of every kind of page."""
    page = browser.new_page()

    def first(path: str, name: str) -> str:
        return str(page.request.get(f"{served}/en{path}").json()[name][0]["id"])

    events = page.request.get(f"{served}/en/events.json").json()["events"]
    event = max(events, key=lambda e: e["reports"])["id"]
    report = first("/reports.json", "reports")
    episode = first("/episodes.json", "episodes")
    found = ["/", f"/events/{event}", "/actors", "/actors/egy", "/episodes", f"/episodes/{episode}", "/mediators"]
    found += ["/network", "/map", "/tracks", "/coverage", "/accuracy", "/coding", "/reports", "/reports?aside=1"]
    found += [f"/reports/{report}", f"/reports/{report}/explain", "/review", "/review/bulk", "/review?kind=doubts"]
    found += ["/judgements"]
    found += ["/search?q=الوفد+المصري&in=claims", "/search?q=غانتص", "/digest?month=2021-05", "/login", "/nowhere"]
    page.close()
    return found


def opened(browser: Browser, width: int, scheme: str = "light") -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    yield page
    context.close()


def go(page: Page, address: str) -> None:
    """Open a page and wait for its charts."""
    page.goto(address)
    page.wait_for_function(DRAWN)


def named(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")[:24] or "front"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_is_drawn_without_a_request_to_others(
    served: str, browser: Browser, paths: list[str], pictures: Path, code: str, width: int
) -> None:
    wrong: list[str] = []
    asked: list[str] = []

    def told(request: Request) -> None:
        asked.append(request.url)

    for page in opened(browser, width):
        page.on("request", told)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" and "404" not in m.text else None)
        for path in paths:
            go(page, f"{served}/{code}{path}")
            assert page.locator("[data-chart=failed]").count() == 0, path
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide"
            page.screenshot(path=str(pictures / f"{named(path)}-{code}-{width}.png"), full_page=width > 400)
    assert wrong == []
    assert {url.split("/")[2] for url in asked} == {served.split("/")[2]}


# elements whose words are wider than they are and cannot be scrolled to
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((e) => {
  const style = getComputedStyle(e);
  const shut = ["hidden", "clip"].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
  return shut && e.clientWidth > 2 && e.textContent.trim() && !e.closest("[data-chart], svg, canvas");
}).map((e) => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_runs_over_the_edge_at_320_pixels(served: str, browser: Browser, paths: list[str], code: str) -> None:
    for page in opened(browser, 320):
        for path in paths:
            go(page, f"{served}/{code}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize(("code", "scheme"), [("ar", "light"), ("en", "light"), ("ar", "dark"), ("en", "dark")])
def test_axe_finds_nothing(served: str, browser: Browser, paths: list[str], code: str, scheme: str) -> None:
    found: list[str] = []
    for page in opened(browser, 1280, scheme):
        for path in paths:
            go(page, f"{served}/{code}{path}")
            for violation in Axe().run(page, options=RULES).response["violations"]:
                where = [node["html"][:160] for node in violation["nodes"][:3]]
                found.append(f"{code}{path}: {violation['id']}: {where}")
    assert found == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_letters_twice_as_large_hide_nothing(served: str, browser: Browser, paths: list[str], code: str) -> None:
    for page in opened(browser, 1280):
        for path in paths:
            go(page, f"{served}/{code}{path}")
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path
            assert page.evaluate(CUT_OFF) == [], path


def test_marks_differ_without_colours_of_ours(served: str, browser: Browser, paths: list[str]) -> None:
    """In forced colours the patterns of the lines still tell the fields apart, and each mark says its field."""
    event = next(path for path in paths if path.startswith("/events/"))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page = context.new_page()
    go(page, f"{served}/ar{event}")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    looks = page.evaluate(
        """() => [...document.querySelectorAll(".legend mark")].map((mark) => {
          const style = getComputedStyle(mark);
          return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness,
                  style.backgroundColor, mark.textContent].join(" ");
        })"""
    )
    assert len(looks) > 4
    assert all(look.startswith("underline") for look in looks)
    assert len({" ".join(look.split()[:3]) for look in looks}) >= 4, looks
    told = "(found) => found.every((mark) => mark.title)"
    assert page.locator(".quote mark").evaluate_all(told)
    context.close()


def test_letters_stay_joined_around_a_mark_inside_a_word(served: str, browser: Browser) -> None:
    """The word is as wide with a mark that begins after its clitic as without, and wider where letters are parted."""
    for page in opened(browser, 800):
        go(page, f"{served}/ar/coding")
        widths = page.evaluate(
            """() => {
              const width = (html) => {
                const line = document.createElement("span");
                line.innerHTML = html; line.className = "probe"; line.style.fontSize = "40px";
                const quote = document.createElement("div");
                quote.className = "quote"; quote.append(line); document.querySelector("main").append(quote);
                const found = line.getBoundingClientRect().width; quote.remove(); return found;
              };
              const inside = (tag) => `وبال${tag}حديدة</${tag.slice(1, 5)}>`;
              return {
                plain: width("وبالحديدة"),
                marked: width('وبال<mark class="m-place">حديدة</mark>'),
                nested: width('وبا<mark class="m-actor m-place">لحديدة</mark>'),
                parted: width('وبال<bdi>حديدة</bdi>'),
              };
            }"""
        )
    assert abs(widths["marked"] - widths["plain"]) < 0.5
    assert abs(widths["nested"] - widths["plain"]) < 0.5
    assert abs(widths["parted"] - widths["plain"]) > 0.5, "this measure would see parted letters"


def test_a_bare_range_of_dates_is_not_reversed(served: str, browser: Browser) -> None:
    for page in opened(browser, 800):
        go(page, f"{served}/ar/coding")
        order = page.evaluate(
            """() => {
              const left = (html) => {
                const line = document.createElement("p");
                line.innerHTML = html; document.querySelector("main").append(line);
                const text = [...line.querySelectorAll("*"), line].at(0);
                const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
                const node = walk.nextNode(); const range = document.createRange();
                const at = (n) => {
                  range.setStart(node, n); range.setEnd(node, n + 10);
                  return range.getBoundingClientRect().left;
                };
                const found = [at(0), at(13)]; line.remove(); return found;
              };
              const days = "2018-12-06 – 2018-12-13";
              return { isolated: left(`<bdi dir="ltr">${days}</bdi>`), bare: left(days) };
            }"""
        )
        assert order["isolated"][0] < order["isolated"][1]
        assert order["bare"][0] > order["bare"][1], "bare it would be reversed"
        go(page, f"{served}/ar/")
        assert page.locator(".lead bdi[dir=ltr]").first.inner_text() == "1–40"


def test_twenty_claims_are_reviewed_by_keyboard_alone(served_alone: str, path: Path, browser: Browser) -> None:
    for page in opened(browser, 1280):
        go(page, f"{served_alone}/ar/review")
        for number in range(20):
            before = page.locator("section.claim").first.get_attribute("id")
            key = ("a", "x", "u")[number % 3] if number else "a"
            with page.expect_navigation():
                page.keyboard.press({"a": "KeyA", "x": "KeyX", "u": "KeyU"}[key])
            page.wait_for_load_state()
            assert page.locator("section.claim").first.get_attribute("id") != before
        with page.expect_navigation():
            page.keyboard.press("KeyZ")
        with page.expect_navigation():
            page.keyboard.press("KeyJ")
        page.keyboard.press("KeyC")
        assert page.evaluate("document.activeElement.name") == "value"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    with Record.open(path, readonly=True) as record:
        made = judgements(record.db)
    assert [j.what for j in made[:3]] == ["accept", "reject", "skip"]
    assert len(made) == 22
    assert [made[20].what, made[21].what] == ["undo", "correct"]


def test_keys_are_where_they_lie_and_can_be_turned_off(served_alone: str, browser: Browser) -> None:
    for page in opened(browser, 1280):
        go(page, f"{served_alone}/ar/review")
        pressed = "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ش', code: 'KeyA', bubbles: true}))"
        before = page.locator("section.claim").first.get_attribute("id")
        with page.expect_navigation():
            page.evaluate(pressed.replace("document.dispatch", "document.body.dispatch"))
        after = page.locator("section.claim").first.get_attribute("id")
        assert after != before
        page.locator("[data-keys-off]").check()
        page.evaluate(pressed.replace("document.dispatch", "document.body.dispatch"))
        page.wait_for_timeout(300)
        assert page.locator("section.claim").first.get_attribute("id") == after


def test_pages_work_without_scripts(served_alone: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{served_alone}/en/")
    page.get_by_role("link", name="Open this event").first.click()
    page.get_by_role("link", name="Judge this claim").first.click()
    page.get_by_role("button", name="Accept").click()
    assert "Judgement 1: accepted" in page.locator("[role=status]").inner_text()
    context.close()


def test_the_slider_of_the_network_changes_the_address(served: str, browser: Browser) -> None:
    for page in opened(browser, 1280):
        go(page, f"{served}/en/network")
        slider = page.locator("[data-low]")
        slider.focus()
        with page.expect_navigation():
            page.keyboard.press("End")
        assert "since=" in page.url


def test_print_shows_the_words_and_no_bars(served: str, browser: Browser, paths: list[str], pictures: Path) -> None:
    for page in opened(browser, 900):
        page.goto(f"{served}/ar{paths[1]}")
        page.emulate_media(media="print")
        assert not page.locator("header.top").is_visible()
        assert page.locator(".quote").first.is_visible()
        assert page.locator(".provenance code").first.is_visible()
        page.pdf(path=str(pictures / "event-ar.pdf"), format="A4") if os.environ.get("WASATA_PICTURES") else None
