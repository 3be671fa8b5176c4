"""What strangers may try: names of hosts, sizes, accounts, sessions; and what every answer carries."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from wasata.errors import UsageError
from wasata.web import accounts
from wasata.web.guard import LARGEST, host_of
from wasata.web.serving import checked
from wasata.web.site import Serving
from web.conftest import client_of
from web.forms import form_with, judge

PASSWORD = "ten signs or more"


STRANGE = ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::1", "a:b:c"]


@pytest.mark.parametrize("host", STRANGE)
def test_another_name_is_not_served(shared: TestClient, host: str) -> None:
    answer = shared.get("/ar/", headers={"host": host})
    assert answer.status_code == 421
    assert "وساطة" not in answer.text


def test_names_of_hosts_with_and_without_ports() -> None:
    told = {"localhost:8642": "localhost", "LOCALHOST": "localhost", "[::1]:80": "::1", "[::1]": "::1"}
    assert {host: host_of(host) for host in told} == told
    assert [host_of("a:b"), host_of("[x]y")] == ["", ""]


def test_every_answer_carries_a_strict_policy_and_no_page_breaks_it(shared: TestClient) -> None:
    for path in ("/ar/", "/en/map", "/ar/review", "/en/nowhere", "/health", "/ar/events.json"):
        answer = shared.get(path)
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"<script(?![^>]*(src=|type=\"application/json\"))", answer.text)
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", answer.text)


def test_no_page_asks_another_host_for_anything(shared: TestClient) -> None:
    for path in ("/ar/", "/en/map", "/ar/network", "/en/review"):
        tags = r"<(?:link|script|img|iframe|form)[^>]*(?:src|href|action)=\"([^\"]+)\""
        for address in re.findall(tags, shared.get(path).text):
            assert address.startswith("/"), (path, address)


def test_what_is_too_large_is_refused(shared: TestClient) -> None:
    assert shared.post("/ar/review/judge", content=b"x" * (LARGEST + 1)).status_code == 413
    assert shared.get("/ar/events?q=" + "x" * 5000).status_code == 414
    assert shared.get("/ar/search?q=" + "x" * 300).status_code == 400


def test_files_are_kept_for_good_and_no_other_file_is_given(shared: TestClient) -> None:
    sheet = re.search(r'href="(/static/\w+/wasata\.css)"', shared.get("/ar/").text)
    assert sheet is not None
    assert "immutable" in shared.get(sheet[1]).headers["cache-control"]
    for path in ("x/wasata.css", "x/..%2f..%2fapp.py", "x/%2e%2e/site.py", "x/__init__.py"):
        assert shared.get(f"/static/{path}").status_code in (404, 421)


def test_only_an_address_of_this_site_is_gone_back_to(client: TestClient) -> None:
    for back in ("//evil.example", "http://evil.example", "/\\evil.example", "\\\\evil"):
        answer = client.get("/en/look", params={"digits": "arab", "next": back}, follow_redirects=False)
        assert answer.headers["location"] == "/en/"
        page = client.get("/en/login").text
        action, fields = form_with(page, 'name="name"')
        entered = client.post(action, data=fields | {"name": "x", "next": back}, follow_redirects=False)
        assert entered.headers["location"] == "/en/"


def test_a_mistake_of_ours_shows_no_trace(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from wasata.record import query

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(query, "timeline", fails)
    answer = TestClient(client.app, raise_server_exceptions=False).get("/ar/events")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_other_machines_are_served_only_with_accounts(path: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="accounts"):
        checked(Serving(path, "s"), "0.0.0.0")
    accounts.add(tmp_path / "a.json", "salma", "reviewer", PASSWORD)
    checked(Serving(path, "s", accounts=tmp_path / "a.json"), "0.0.0.0")


def test_accounts_keep_hashes_in_a_file_of_the_owner(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    accounts.add(file, "salma", "reviewer", PASSWORD)
    accounts.add(file, "karim", "reader", PASSWORD)
    assert PASSWORD not in file.read_text("utf-8")
    assert json.loads(file.read_text("utf-8"))["salma"]["hash"].startswith("$argon2id$")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    known = accounts.Accounts.read(file)
    assert known.enter("salma", PASSWORD) is not None
    assert known.enter("salma", "wrong password") is None
    assert known.enter("nobody", PASSWORD) is None
    for bad in (("x", "reader", "short"), ("x", "owner", PASSWORD), (" ", "reader", PASSWORD)):
        with pytest.raises(UsageError):
            accounts.add(file, *bad)


def test_many_wrong_passwords_make_even_the_right_one_wait(tmp_path: Path) -> None:
    accounts.add(tmp_path / "a.json", "salma", "reviewer", PASSWORD)
    known = accounts.Accounts.read(tmp_path / "a.json")
    for _ in range(accounts.TRIES):
        assert known.enter("salma", "wrong password") is None
    assert known.enter("salma", PASSWORD) is None


def entered(path: Path, file: Path, name: str, password: str = PASSWORD) -> TestClient:
    client = client_of(path, accounts=file)
    action, fields = form_with(client.get("/en/login").text, 'name="password"')
    client.post(action, data=fields | {"name": name, "password": password})
    return client


def test_roles_are_kept(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    accounts.add(file, "salma", "reviewer", PASSWORD)
    accounts.add(file, "karim", "reader", PASSWORD)
    stranger = client_of(path, accounts=file)
    assert stranger.get("/en/events", follow_redirects=False).headers["location"] == "/en/login"
    assert stranger.get("/en/events.json", follow_redirects=False).status_code == 303
    assert entered(path, file, "salma", "wrong password").get("/en/events", follow_redirects=False).status_code == 303
    reader = entered(path, file, "karim")
    page = reader.get("/en/review").text
    assert judge(reader, page, "accept").status_code == 403
    reviewer = entered(path, file, "salma")
    assert judge(reviewer, reviewer.get("/en/review").text, "accept").status_code == 303
    rows = json.loads(file.read_text("utf-8"))
    del rows["salma"]
    file.write_text(json.dumps(rows), "utf-8")
    assert reviewer.get("/en/events", follow_redirects=False).status_code == 303, "an account taken away has no session"


def test_a_session_cookie_cannot_be_forged_and_scripts_cannot_read_it(client: TestClient) -> None:
    answer = client.get("/en/review")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    value = client.cookies["wasata"]
    action, fields = form_with(answer.text, 'value="accept"')
    client.cookies.clear()
    client.cookies.set("wasata", value[:-4] + "AAAA")
    assert client.post(action, data=fields | {"what": "accept"}).status_code == 403
