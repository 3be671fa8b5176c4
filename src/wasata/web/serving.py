"""Serving a record until somebody stops it."""

from __future__ import annotations

import socket
import sys
import threading

import uvicorn

from wasata.errors import UsageError
from wasata.record.store import Record
from wasata.web.app import Application
from wasata.web.site import LOOPBACK, Serving

KEEP_ALIVE = 5  # seconds an idle connection is kept
MOST = 200  # connections at once
SWITCH = 0.001  # seconds a thread goes on while others wait: a short page must not wait for a long one


def checked(serving: Serving, host: str) -> None:
    """Raise UsageError for what must not be served: another machine's guests without accounts."""
    if host not in LOOPBACK and serving.accounts is None:
        expected = "--accounts FILE, made with wasata account"
        raise UsageError("--host", f"{host} can be reached by others", expected=expected)
    Record.open(serving.record, create=False).close()  # brings an older file up to date before it is only read


def serve(serving: Serving, host: str, port: int) -> None:
    """Serve until interrupted. Raises UsageError where the port is taken."""
    application = Application(serving)
    _free(host, port)
    sys.setswitchinterval(SWITCH)
    config = uvicorn.Config(
        application,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        date_header=True,
        timeout_keep_alive=KEEP_ALIVE,
        limit_concurrency=MOST,
        lifespan="off",
        ws="none",
        proxy_headers=False,
    )
    threading.Thread(target=application.warm, name="wasata-warm", daemon=True).start()
    try:
        uvicorn.Server(config).run()
    finally:
        application.site.close()


def _free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as problem:
            raise UsageError(
                "--port", f"{host}:{port} cannot be used ({problem.strerror})", mend="Give another with --port."
            ) from None
