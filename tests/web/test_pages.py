"""Every page in both languages, as a page and as JSON, from one declaration."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from wasata.web.pages.episodes import thinned
from wasata.web.spots import SPOTS

LANGUAGES = ("ar", "en")
HEAVIEST = 200_000  # bytes of a page
LINKS = 350  # that are followed


def ids(client: TestClient) -> dict[str, str]:
    """One of each thing that has a page."""
    events = client.get("/ar/events.json").json()["events"]
    episodes = client.get("/ar/episodes.json").json()["episodes"]
    report = client.get("/ar/reports.json").json()["reports"][0]["id"]
    found = {"event": events[0]["id"], "episode": episodes[0]["id"], "actor": "egy"}
    return found | {"report": report, "explained": report}


def addresses(client: TestClient) -> Iterator[tuple[str, bool]]:
    """The path of every page that needs no form, and whether it is JSON too."""
    known = ids(client)
    for spot in SPOTS:
        if spot.method == "GET" and spot.name not in ("look", "cite", "cite_view", "claim"):
            yield re.sub(r"\{id(?::path)?\}", known.get(spot.name, ""), spot.path), spot.as_json


def test_every_page_answers_in_both_languages_and_as_json(shared: TestClient) -> None:
    listed = list(addresses(shared))
    assert len(listed) > 20
    for path, as_json in listed:
        for code in LANGUAGES:
            page = shared.get(f"/{code}{path}")
            assert page.status_code == 200, path
            if page.headers["content-type"].startswith("text/html"):
                direction = "rtl" if code == "ar" else "ltr"
                assert f'<html lang="{code}" dir="{direction}">' in page.text
                assert len(page.content) < HEAVIEST, path
        if as_json:
            by_address = shared.get(f"/ar{path}.json")
            by_header = shared.get(f"/ar{path}", headers={"accept": "application/json"})
            assert by_address.headers["content-type"] == "application/json"
            assert by_address.json() == by_header.json(), path


def test_every_link_leads_somewhere(shared: TestClient) -> None:
    todo, seen = ["/ar/", "/en/"], set[str]()
    while todo and len(seen) < LINKS:
        path = todo.pop(0)
        if path in seen:
            continue
        seen.add(path)
        page = shared.get(path)
        assert page.status_code == 200, (path, page.text[-500:])
        if page.headers["content-type"].startswith("text/html"):
            found = (html.unescape(href) for href in re.findall(r'href="(/[^"#]*)', page.text))
            todo += [href for href in found if href not in seen]
    assert len(seen) == LINKS


def test_the_state_of_a_page_is_its_address(shared: TestClient) -> None:
    asked = {"type": "consult", "since": "2021", "until": "2021", "order": "oldest"}
    found = shared.get("/ar/events.json", params=asked).json()
    assert found["filters"] == {"since": "2021", "until": "2021", "type": "CONSULT"}
    assert found["events"]
    assert {event["type"] for event in found["events"]} == {"CONSULT"}
    days = [event["since"] for event in found["events"]]
    assert days == sorted(days)


def test_counts_say_events_and_agree_with_the_facets(shared: TestClient) -> None:
    every = shared.get("/ar/events.json").json()
    by_type = {row["value"]: row["events"] for row in every["facets"]["type"]}
    for name, events in by_type.items():
        assert shared.get("/ar/events.json", params={"type": name}).json()["total"] == events
    assert sum(row["events"] for row in every["histogram"]) + every["undated"] == every["total"]


def test_pages_of_a_list_cover_it_once(shared: TestClient) -> None:
    first = shared.get("/ar/events.json").json()
    seen: list[str] = []
    for page in range(1, first["pages"] + 1):
        seen += [event["id"] for event in shared.get("/ar/events.json", params={"page": page}).json()["events"]]
    assert len(seen) == len(set(seen)) == first["total"]
    assert shared.get("/ar/events.json", params={"page": first["pages"] + 5}).json()["events"] == []


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/events?type=MEET", "type"),
        ("/events?since=yesterday", "since"),
        ("/events?page=0", "page"),
        ("/network?parties=99999", "parties"),
    ],
)
def test_a_value_that_cannot_be_asked_for_is_told(shared: TestClient, path: str, field: str) -> None:
    answer = shared.get(f"/en{path}", headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["where"] == field
    assert answer.json()["error"]["expected"]
    page = shared.get(f"/ar{path}")
    assert page.status_code == 400
    assert "لا يُسأل هكذا" in page.text


def test_what_is_not_there_is_told_so(shared: TestClient) -> None:
    unknown = ("/ar/events/e-none", "/ar/actors/nobody", "/en/reports/ffff", "/en/episodes/m-none")
    for path in (*unknown, "/ar/nowhere", "/fr/"):
        assert shared.get(path).status_code == 404, path


def test_the_front_page_follows_the_browser(shared: TestClient) -> None:
    for accept, code in (("en-GB,en;q=0.9", "en"), ("ar", "ar"), ("fr-FR", "ar"), ("", "ar")):
        answer = shared.get("/", headers={"accept-language": accept}, follow_redirects=False)
        assert answer.headers["location"] == f"/{code}/"


def test_health_and_description(shared: TestClient) -> None:
    assert shared.get("/health").json() == {"status": "ok"}
    described = shared.get("/openapi.json").json()
    assert "/{lang}/events.json" in described["paths"]
    asked = described["paths"]["/{lang}/events.json"]["get"]["parameters"]
    assert {"since", "until", "actor"} <= {parameter["name"] for parameter in asked}


def test_values_open_the_words_they_were_read_from(shared: TestClient) -> None:
    report = shared.get("/ar/reports.json").json()["reports"][0]
    opened = shared.get(f"/ar/reports/{report['id']}.json").json()
    content = f"{opened['title']}\n{opened['text']}"
    claim = opened["told"][0]
    for passage in (*claim["evidence"], claim["trigger"], *claim["actors"]):
        assert content[passage["start"] : passage["end"]] == passage["text"]


def test_a_search_marks_its_hits_and_offers_help(shared: TestClient) -> None:
    found = shared.get("/ar/search", params={"q": "الوَفد المصري", "in": "claims"})
    assert '<mark class="hit">' in found.text
    nothing = shared.get("/ar/search", params={"q": "غانتص", "since": "1990", "until": "1991"})
    assert "لم يُعثر على شيء" in nothing.text
    assert "ابحث من دون المرشحات" in nothing.text
    assert shared.get("/ar/search", params={"q": "-"}).status_code == 400


def test_the_feed_is_atom_and_the_citation_names_its_reports(shared: TestClient) -> None:
    feed = shared.get("/ar/feed", params={"type": "CONSULT"})
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert "<entry>" in feed.text
    event = shared.get("/ar/events.json").json()["events"][0]["id"]
    for style, sign in (("bib", "@misc{"), ("ris", "TY  - DATA"), ("json", '"type": "dataset"')):
        cited = shared.get(f"/ar/events/{event}/cite/{style}")
        assert sign in cited.text
        assert "SHA-256" in cited.text
    assert shared.get(f"/ar/events/{event}/cite/apa").status_code == 404


def test_a_view_is_cited_with_its_filters(shared: TestClient) -> None:
    wanted = {"type": "CONSULT", "since": "2024"}
    total = shared.get("/ar/events.json", params=wanted).json()["total"]
    bib = shared.get("/ar/cite/bib", params=wanted).text
    assert f"{total} events" in bib
    assert "type=CONSULT" in bib
    csl = shared.get("/ar/cite/json", params=wanted).json()
    assert [entry["type"] for entry in csl] == ["dataset"]
    assert csl[0]["id"] != shared.get("/ar/cite/json").json()[0]["id"], "another view is another thing to cite"
    assert "2024" in csl[0]["title"]
    assert csl[0]["URL"].endswith("/ar/events?since=2024&type=CONSULT")
    assert shared.get("/ar/cite/apa").status_code == 404
    assert "/ar/cite/ris?since=2024&amp;type=CONSULT" in shared.get("/ar/events", params=wanted).text


def test_a_mark_of_the_map_leads_to_the_events_that_it_counts(shared: TestClient) -> None:
    placed = shared.get("/ar/map.json").json()["placed"]
    assert len(placed) > 5
    for row in placed:
        found = shared.get("/ar/events.json", params={"place": row["place"]}).json()["total"]
        assert found >= row["events"] > 0, row["name_ar"]


def test_of_many_marks_some_are_drawn_evenly_and_the_rare_ones_all() -> None:
    days = [f"20{year:02}-{month:02}-{day:02}" for year in (20, 21) for month in range(1, 13) for day in range(1, 29)]
    acts = [{"lane": "a", "kind": "contact", "day": day} for day in days for _ in range(2)]
    acts.append({"lane": "a", "kind": "agreement", "day": "2020-07-07"})
    drawn = thinned(acts, ["agreement"], most=100)
    assert len(drawn) == 100
    assert acts[-1] in drawn
    contacts = [act["day"] for act in drawn if act["kind"] == "contact"]
    assert len(set(contacts)) == 99
    assert 45 <= sum(day.startswith("2020") for day in contacts) <= 54
    assert thinned(acts[:20], [], most=100) == acts[:20:2], "one of a kind in a lane on a day"


WRONG = (
    "/events?since=yesterday",
    "/events?type=NOISE",
    "/events?page=0",
    "/events?page=many",
    "/events?actor=" + "x" * 500,
    "/events/nothing",
    "/events/nothing/cite/bib",
    "/cite/apa",
    "/actors/nobody",
    "/episodes/none",
    "/episodes?conflict=nowhere",
    "/reports/none",
    "/review?at=nothing",
    "/digest?month=13",
    "/nowhere",
)


@pytest.mark.parametrize("path", WRONG)
def test_what_is_wrong_is_said_in_the_readers_language(shared: TestClient, path: str) -> None:
    arabic, english = shared.get(f"/ar{path}"), shared.get(f"/en{path}")
    assert arabic.status_code == english.status_code
    assert 400 <= arabic.status_code < 500
    told = re.search(r'<dl class="mistake">(.*?)</dl>', arabic.text, re.DOTALL)
    assert told is not None
    assert 'lang="en"' not in told[1], told[1]
    assert re.search(r"<dd>[^<]*[\u0621-\u064a]|<dd><bdi[^>]*>[^<]*</bdi>\s*[\u0621-\u064a]", told[1]), told[1]
    assert shared.get(f"/ar{path}", headers={"accept": "application/json"}).json()["error"]["wrong"]
