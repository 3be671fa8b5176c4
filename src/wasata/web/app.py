"""The application: each spot of the site as a page and as JSON, and what becomes of mistakes."""

from __future__ import annotations

import asyncio
import json
import secrets
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import anyio.to_thread
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from wasata.errors import RecordBusy, RecordError, UsageError, WasataError
from wasata.web import mistakes
from wasata.web.assets import asset
from wasata.web.guard import Guard, host_of
from wasata.web.language import CODES, language, preferred
from wasata.web.look import COOKIE, Look
from wasata.web.openapi import description
from wasata.web.page import Answer, Asked, Moved, Sent, Spot, User, inside
from wasata.web.parameters import Values, read
from wasata.web.rendering import render
from wasata.web.site import Serving, Site, out_of_time
from wasata.web.spots import SPOTS

FORM_TIME = 10.0  # seconds in which a form must have come
AT_ONCE = 6  # pages that are made at once; more would only wait for each other
JSON = "application/json"
YEAR = 31_536_000
WEEKS = 14 * 24 * 3600  # seconds a session lasts


class Application:
    """A served record as an ASGI application."""

    def __init__(self, serving: Serving) -> None:
        self.site = Site(serving)
        self.signer = URLSafeSerializer(serving.secret, salt="token")
        self._limit: anyio.CapacityLimiter | None = None
        session = Middleware(
            SessionMiddleware,
            secret_key=serving.secret,
            session_cookie="wasata",
            max_age=WEEKS,
            same_site="lax",
            https_only=serving.secure,
        )
        routes = [Route(f"/{{lang}}{s.path}", self._endpoint(s), methods=[s.method], name=s.name) for s in SPOTS]
        routes += [
            Route("/", self._front),
            Route("/health", self._health),
            Route("/openapi.json", self._described),
            Route("/static/{digest}/{name}", _static),
        ]
        handlers: dict[Any, Any] = {404: self._not_found, 405: self._not_found}
        inner = Starlette(routes=routes, middleware=[session], exception_handlers=handlers)
        self.app = Guard(_Suffix(inner), serving.hosts)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One request."""
        await self.app(scope, receive, send)

    def warm(self) -> None:
        """Make what the pages without filters are made of, so that nobody waits for it who comes first."""
        for spot in SPOTS:
            if spot.method == "GET" and spot.as_json and "{" not in spot.path:
                self.site.begin()
                user, values = User("", ""), read(spot.parameters, {})
                with suppress(WasataError, sqlite3.Error):  # who asks for that page is told
                    spot.answer(Asked(self.site, language("ar"), Look(), user, spot.path, values, {}))

    def _endpoint(self, spot: Spot) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            if request.path_params["lang"] not in CODES:
                return await self._not_found(request, None)
            form: dict[str, str] = {}
            if spot.method == "POST":
                refused = self._foreign(request)
                if refused is not None:
                    return refused
                form = await _form(request)
            began = time.perf_counter()
            answer = await self._threaded(partial(self._answer, spot, request, form))
            # from when the request was whole until its answer was, waiting for a free thread included
            answer.headers["server-timing"] = f"page;dur={(time.perf_counter() - began) * 1000:.1f}"
            return answer

        return endpoint

    async def _threaded(self, make: Callable[[], Response]) -> Response:
        if self._limit is None:
            self._limit = anyio.CapacityLimiter(AT_ONCE)
        return await anyio.to_thread.run_sync(make, limiter=self._limit)

    def _answer(self, spot: Spot, request: Request, form: dict[str, str]) -> Response:
        """The answer to one request, whatever becomes of it."""
        self.site.begin()
        ask: Asked | None = None
        try:
            ask = self._asked(spot, request, form)
            door = self._door(spot, ask, request)
            return self._sent(door or spot.answer(ask), ask, request)
        except WasataError as error:
            return self._refusal(error, request, ask)
        except sqlite3.OperationalError as fault:
            if not out_of_time(fault):
                raise
            late = RecordBusy(str(request.url.path), "the question takes too long", mend="Ask for less.")
            return self._refusal(late, request, ask)

    def _asked(self, spot: Spot, request: Request, form: dict[str, str]) -> Asked:
        lang = language(request.path_params["lang"])
        path = request.url.path.removeprefix(f"/{lang.code}") or "/"
        look = Look.of(request.cookies.get(COOKIE))
        ids = {k: str(v) for k, v in request.path_params.items() if k != "lang"}
        base = f"{request.url.scheme}://{request.headers.get('host', '')}"
        user = self._user(request)
        ask = Asked(self.site, lang, look, user, path, Values(), ids, form, self._token(request, spot), base)
        ask.values = read(spot.parameters, request.query_params)
        return ask

    def _user(self, request: Request) -> User:
        name = str(request.session.get("name", ""))
        accounts = self.site.accounts
        if accounts is None:
            return User(name or self.site.serving.reviewer, "reviewer")
        known = accounts.known.get(name)
        return User(known.name, known.role) if known else User("", "")

    def _token(self, request: Request, spot: Spot) -> str:
        """What a form of this session must bring back; a session begins where there are forms to send."""
        if not (spot.judges or spot.method == "POST" or spot.name in ("login", "review", "actor", "history")):
            return ""
        if "nonce" not in request.session:
            request.session["nonce"] = secrets.token_urlsafe(18)
        return str(self.signer.dumps([request.session["nonce"], request.session.get("name", "")]))

    def _door(self, spot: Spot, ask: Asked, request: Request) -> Answer | None:
        """Who may not go on is sent elsewhere, or refused."""
        if self.site.accounts is not None and not ask.user.role and spot.name not in ("login", "enter", "look"):
            return Moved(ask.to("/login"))
        if spot.method == "POST" and spot.name != "look":
            self._check_token(ask, request)
        if spot.judges and not ask.user.judges:
            raise mistakes.Forbidden(spot.path, "this account reads only", expected="the role reviewer")
        if spot.name == "enter":
            return self._enter(ask, request)
        if spot.name == "leave":
            request.session.clear()
            return Moved(ask.to("/"))
        return None

    def _check_token(self, ask: Asked, request: Request) -> None:
        try:
            given = self.signer.loads(ask.form.get("token", ""))
        except BadSignature:
            given = None
        if given != [request.session.get("nonce"), request.session.get("name", "")]:
            raise mistakes.Forbidden(
                "token", "the form was not sent from a page of yours", mend="Open the page again and repeat it."
            )

    def _enter(self, ask: Asked, request: Request) -> Answer:
        name = ask.form.get("name", "").strip()[:100]
        accounts = self.site.accounts
        if accounts is not None and accounts.enter(name, ask.form.get("password", "")) is None:
            raise mistakes.Forbidden("login", "name and password do not go together, or were tried too often")
        request.session.clear()  # a session that was there before must not be one's own after
        if name:
            request.session["name"] = name
        return Moved(ask.to(inside(ask.form.get("next", ""))))

    def _sent(self, answer: Answer, ask: Asked, request: Request) -> Response:
        if isinstance(answer, Moved):
            return _moved(answer, ask, request)
        if isinstance(answer, Sent):
            headers = {"content-disposition": f'attachment; filename="{answer.name}"'} if answer.name else {}
            return Response(answer.text.encode("utf-8", "replace"), media_type=answer.media_type, headers=headers)
        if wants_json(request):
            return _json(answer.data, answer.status)
        body = render(answer, ask).encode("utf-8", "replace")
        headers = {"vary": "Accept, Cookie", "content-language": ask.language.code}
        return Response(body, answer.status, headers, "text/html")

    def _refusal(self, error: WasataError, request: Request, ask: Asked | None) -> Response:
        status = mistakes.status_of(error)
        headers = {"retry-after": "2"} if status == 503 else {}
        if wants_json(request):
            return _json({"error": error.as_json()}, status, headers)
        if ask is None:
            lang = language(request.path_params["lang"])
            look = Look.of(request.cookies.get(COOKIE))
            ask = Asked(self.site, lang, look, User("", ""), "/", Values(), {})
        page = mistakes.page(error, ask, status)
        return Response(render(page, ask).encode("utf-8", "replace"), status, headers, "text/html")

    def _foreign(self, request: Request) -> Response | None:
        """Refuses a form that a page of somebody else sent; browsers say whose it was."""
        origin = request.headers.get("origin")
        site = request.headers.get("sec-fetch-site", "same-origin")
        own = origin is None or host_of(urlsplit(origin).netloc) in self.site.serving.hosts
        if own and site in ("same-origin", "none"):
            return None
        return _json({"error": {"code": "foreign", "wrong": "the form comes from another site"}}, 403)

    async def _front(self, request: Request) -> Response:
        code = preferred(request.headers.get("accept-language", ""))
        return RedirectResponse(f"/{code}/", 307, {"vary": "Accept-Language"})

    async def _not_found(self, request: Request, _error: Any) -> Response:
        return await self._threaded(partial(self._missing, request))

    def _missing(self, request: Request) -> Response:
        code = request.url.path[1:3]
        request.scope["path_params"] = {"lang": code if code in CODES else "en"}
        error = UsageError("id", "there is no such page", mend="Go back to the chronology.")
        return self._refusal(error, request, None)

    async def _health(self, _request: Request) -> Response:
        return await self._threaded(self._well)

    def _well(self) -> Response:
        self.site.begin()
        try:
            self.site.record.db.execute("SELECT 1 FROM events LIMIT 1").fetchone()
        except (RecordError, sqlite3.Error):
            return _json({"status": "the record cannot be read"}, 503)
        return _json({"status": "ok"})

    async def _described(self, _request: Request) -> Response:
        return _json(description(SPOTS))


class _Suffix:
    """``/ar/events.json`` is ``/ar/events`` asked for as JSON: the same page, so the same address."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        path = scope.get("path", "")
        if scope["type"] == "http" and path.endswith(".json") and path[1:4] in ("ar/", "en/"):
            scope = dict(scope) | {"path": path.removesuffix(".json"), "wasata.json": True}
        await self.app(scope, receive, send)


def wants_json(request: Request) -> bool:
    """Whether the address or the Accept header asks for JSON rather than for a page."""
    if request.scope.get("wasata.json"):
        return True
    kinds = [part.split(";")[0].strip() for part in request.headers.get("accept", "").split(",")]
    return JSON in kinds and "text/html" not in kinds


def _json(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    body = json.dumps(data, ensure_ascii=False, default=str, indent=1).encode("utf-8", "backslashreplace")
    return Response(body, status, {"vary": "Accept, Cookie"} | (headers or {}), JSON)


def _moved(answer: Moved, ask: Asked, request: Request) -> Response:
    moved = RedirectResponse(answer.to, answer.status)
    if request.url.path.endswith("/look"):
        moved.set_cookie(COOKIE, ask.values["look"], max_age=YEAR, samesite="lax", httponly=True)
    return moved


async def _form(request: Request) -> dict[str, str]:
    try:
        async with asyncio.timeout(FORM_TIME):
            sent = await request.form(max_files=0, max_fields=100)
    except TimeoutError:
        return {}
    return {name: value for name, value in sent.items() if isinstance(value, str)}


async def _static(request: Request) -> Response:
    found = await anyio.to_thread.run_sync(asset, request.path_params["name"])
    if found is None or found.digest != request.path_params["digest"]:
        return JSONResponse({"error": "there is no such file"}, 404)
    headers = {"cache-control": f"public, max-age={YEAR}, immutable", "vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, headers=headers | {"content-encoding": "gzip"}, media_type=found.media_type)
    return Response(found.body, headers=headers, media_type=found.media_type)
