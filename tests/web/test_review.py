"""Judging by the pages: what is decided has effect, can be undone, and is never overwritten unseen."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from wasata.record.judge import Judge, judgements
from wasata.record.store import Record
from web.conftest import client_of
from web.forms import form_with, judge


def first(client: TestClient) -> dict[str, object]:
    """The claim that the queue shows first."""
    found: dict[str, object] = client.get("/en/review.json").json()["item"]
    return found


def made(path: Path) -> list[tuple[str, str, str]]:
    """All judgements of a record."""
    with Record.open(path, readonly=True) as record:
        return [(j.who, j.what, j.subject) for j in judgements(record.db)]


def test_accepting_goes_to_the_next_and_can_be_undone(client: TestClient, path: Path) -> None:
    claim = first(client)["id"]
    answer = judge(client, client.get("/en/review").text, "accept")
    assert answer.status_code == 303
    page = client.get(answer.headers["location"])
    assert "Judgement 1: accepted" in page.text
    assert first(client)["id"] != claim
    assert made(path) == [("سلمى", "accept", claim)]
    undone = judge(client, page.text, "undo")
    assert f"at={claim}" in undone.headers["location"]
    assert first(client)["id"] == claim


def test_a_field_is_corrected_in_place_and_the_item_stays(client: TestClient) -> None:
    page = client.get("/en/review")
    claim = first(client)["id"]
    read = client.get(f"/en/review.json?at={claim}").json()["claims"][0]["date"]
    assert read is None or read["value"] != "2023-04-06"
    action, fields = form_with(page.text, 'name="field" value="date"')
    answer = client.post(action, data=fields | {"value": "2023-04-06"}, follow_redirects=False)
    assert f"at={claim}" in answer.headers["location"]
    opened = client.get(f"/en/review.json?at={claim}").json()["claims"][0]
    assert opened["corrections"] == {"date": "2023-04-06"}
    assert opened["values"]["date"] == "2023-04-06"
    assert opened["date"] == read, "what was read is kept"


def test_a_correction_that_makes_no_sense_is_refused_with_the_reason(client: TestClient, path: Path) -> None:
    action, fields = form_with(client.get("/en/review").text, 'name="field" value="date"')
    answer = client.post(action, data=fields | {"value": "yesterday"})
    assert answer.status_code == 400
    assert "is no date" in answer.text
    assert made(path) == []


def test_a_form_without_its_token_or_with_a_foreign_one_has_no_effect(client: TestClient, path: Path) -> None:
    action, fields = form_with(client.get("/en/review").text, 'value="accept"')
    stranger = client_of(path)
    _, theirs = form_with(stranger.get("/en/review").text, 'value="accept"')
    for token in ("", "forged", fields["token"][:-2] + "xx", theirs["token"]):
        answer = client.post(action, data=fields | {"what": "accept", "token": token})
        assert answer.status_code == 403
    assert made(path) == []


def test_a_form_from_another_site_has_no_effect(client: TestClient, path: Path) -> None:
    action, fields = form_with(client.get("/en/review").text, 'value="accept"')
    for headers in ({"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert client.post(action, data=fields | {"what": "accept"}, headers=headers).status_code == 403
    assert made(path) == []
    ours = {"origin": "http://127.0.0.1:8642"}
    own = client.post(action, data=fields | {"what": "accept"}, headers=ours, follow_redirects=False)
    assert own.status_code == 303


def test_a_judgement_sent_twice_has_effect_once(client: TestClient, path: Path) -> None:
    page = client.get("/en/review").text
    assert judge(client, page, "accept").status_code == 303
    again = judge(client, page, "accept")
    assert again.status_code == 409
    assert len(made(path)) == 1


def test_a_conflict_is_shown_with_both_judgements_and_nothing_is_lost(client: TestClient, path: Path) -> None:
    page = client.get("/en/review").text
    claim = str(first(client)["id"])
    with Record.open(path) as record:
        Judge(record, "Karim").reject(claim, "no event")
    answer = judge(client, page, "accept")
    assert answer.status_code == 409
    assert "Karim" in answer.text
    assert "no event" in answer.text
    assert made(path) == [("Karim", "reject", claim)]
    action, fields = form_with(answer.text, "Judge over it")
    over = client.post(action, data=fields, follow_redirects=False)
    assert over.status_code == 303
    assert made(path) == [("Karim", "reject", claim), ("سلمى", "accept", claim)]


def test_many_are_judged_after_a_preview_and_those_overtaken_are_left(client: TestClient, path: Path) -> None:
    page = client.get("/en/review/bulk?type=CONSULT").text
    assert made(path) == []
    action, fields = form_with(page, "Accept those that are ticked")
    listed = client.get("/en/review.json?type=CONSULT").json()["item"]["id"]
    with Record.open(path) as record:
        Judge(record, "Karim").reject(listed)
        others = "SELECT id FROM claims WHERE type = 'CONSULT' AND id <> ? LIMIT 3"
        rows = record.db.execute(others, (listed,)).fetchall()
    ticked = {f"claim-{name}": "0" for name in (listed, *(name for (name,) in rows))}
    answer = client.post(action, data=fields | ticked | {"what": "accept"})
    assert answer.status_code == 200
    assert "3 claims: accepted" in answer.text
    assert listed[:10] in answer.text
    assert len(made(path)) == 4


def test_claims_are_split_and_merged_and_the_old_address_leads_on(client: TestClient) -> None:
    events = client.get("/en/events.json").json()["events"]
    event = next(e for e in events if e["claims"] > 1 and e["reports"] > 1)
    told = client.get(f"/en/events/{event['id']}.json").json()["told"]
    page = client.get(f"/en/review?at={told[1]['id']}").text
    assert judge(client, page, "split").status_code == 303
    alone = client.get(f"/en/claims/{told[1]['id']}", follow_redirects=False).headers["location"]
    assert client.get(alone).status_code == 200
    assert client.get(f"/en/events/{event['id']}").status_code == 200
    page = client.get(f"/en/review?at={told[1]['id']}").text
    action, fields = form_with(page, 'name="other" dir="ltr" required')
    answer = client.post(action, data=fields | {"what": "merge", "other": told[0]["id"]}, follow_redirects=False)
    assert answer.status_code == 303
    again = client.get(f"/en/claims/{told[1]['id']}", follow_redirects=False).headers["location"]
    together = client.get(again.partition("#")[0] + ".json").json()
    assert {claim["id"] for claim in together["told"]} >= {told[0]["id"], told[1]["id"]}


def test_who_is_not_named_cannot_judge(path: Path) -> None:
    nobody = client_of(path, reviewer="")
    page = nobody.get("/en/review").text
    assert "Under which name do you judge?" in page
    assert judge(nobody, page, "accept").status_code == 403
    action, fields = form_with(page, 'name="name"')
    nobody.post(action, data=fields | {"name": "ليلى"})
    assert judge(nobody, nobody.get("/en/review").text, "accept").status_code == 303
    assert made(path)[0][0] == "ليلى"


def test_the_list_of_judgements_only_grows(client: TestClient) -> None:
    page = client.get("/en/review").text
    judge(client, page, "reject")
    history = client.get("/en/judgements.json").json()["judgements"]
    assert [row["what"] for row in history] == ["reject"]
