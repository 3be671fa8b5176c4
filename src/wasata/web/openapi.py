"""The JSON side described in OpenAPI, made from the very declarations that the pages are read with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from wasata import __version__
from wasata.web.language import CODES
from wasata.web.page import Spot

ERROR = {"type": "object", "required": ["error"], "properties": {"error": {"type": "object"}}}


def description(spots: Iterable[Spot]) -> dict[str, Any]:
    """The OpenAPI description of all pages that are JSON too."""
    paths = {f"/{{lang}}{_json_path(spot.path)}": {"get": _operation(spot)} for spot in spots if spot.as_json}
    about = {"title": "Wasata", "version": __version__, "description": "A record of mediation, read only."}
    return {"openapi": "3.1.0", "info": about, "paths": paths}


def _json_path(path: str) -> str:
    return re.sub(r":\w+\}", "}", (path.rstrip("/") or "/events") + ".json")


def _operation(spot: Spot) -> dict[str, Any]:
    lang = {"name": "lang", "in": "path", "required": True, "schema": {"type": "string", "enum": list(CODES)}}
    ids = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"\{(\w+)", spot.path)
    ]
    asked = [{"name": p.name, "in": "query", "required": False, "schema": p.schema} for p in spot.parameters]
    codes = {"200": "what the page says", "400": "a value that cannot be asked for", "404": "nothing so called"}
    codes |= {"503": "the record is busy"}
    answers = {code: _answer(text, good=code == "200") for code, text in codes.items()}
    return {
        "operationId": spot.name,
        "summary": spot.summary,
        "parameters": [lang, *ids, *asked],
        "responses": answers,
    }


def _answer(text: str, *, good: bool) -> dict[str, Any]:
    schema = {"type": "object"} if good else ERROR
    return {"description": text, "content": {"application/json": {"schema": schema}}}
