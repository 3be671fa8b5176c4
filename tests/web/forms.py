"""Filling in the forms of a page as a person would."""

from __future__ import annotations

import html
import re
from typing import Any

from starlette.testclient import TestClient

FORM = re.compile(r"<form[^>]*method=\"post\"[^>]*action=\"([^\"]+)\"[^>]*>(.*?)</form>", re.DOTALL)
FIELD = re.compile(r"<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"")


def forms(page: str) -> list[tuple[str, dict[str, str], str]]:
    """Each form of a page: where it goes, its hidden fields, its HTML."""
    found = []
    for action, body in FORM.findall(page):
        fields = {name: html.unescape(value) for name, value in FIELD.findall(body)}
        found.append((html.unescape(action), fields, body))
    return found


def form_with(page: str, words: str) -> tuple[str, dict[str, str]]:
    """The form that has some words in it."""
    return next((action, fields) for action, fields, body in forms(page) if words in body)


def judge(client: TestClient, page: str, what: str, **more: str) -> Any:
    """Press the button of a review page that does this."""
    action, fields = form_with(page, f'value="{what}"')
    return client.post(action, data=fields | {"what": what} | more, follow_redirects=False)
