"""``serve`` and ``account``: the pages of a record, and who may open them from another machine."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import typer

from wasata.cli.options import RecordFile
from wasata.cli.printing import out
from wasata.errors import UsageError
from wasata.settings import Settings
from wasata.web import accounts as people
from wasata.web.serving import checked
from wasata.web.serving import serve as until_stopped
from wasata.web.site import LOOPBACK, Serving


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("serve")(serve)
    app.command("account")(account)


def serve(
    record: Path | None = RecordFile,
    host: str = typer.Option(
        "127.0.0.1", "--host", help="The address to listen on; others than loopback need accounts."
    ),
    port: int = typer.Option(8642, "--port", min=1, max=65535, help="The port."),
    names: list[str] = typer.Option(
        [], "--name", help="A name under which the pages may be asked for, e.g. of a proxy."
    ),
    accounts: Path | None = typer.Option(None, "--accounts", help="Who may come in; see wasata account."),
    reviewer: str = typer.Option("", "--as", help="Who judges, where there are no accounts.", envvar="WASATA_REVIEWER"),
    outlines: Path | None = typer.Option(None, "--outlines", help="GeoJSON to draw on the map instead of ours."),
    https: bool = typer.Option(False, "--https", help="The pages are reached over https, through a proxy."),
) -> None:
    """Open the pages of a record: chronology, events down to their words, episodes, network, map, review.

    Nothing is asked of any other machine. Stop it with Ctrl+C. WASATA_SECRET keeps sessions over a restart.

    Example: wasata serve --record gaza.db --as Salma
    """
    path = record or Settings().record
    hosts = (*LOOPBACK, *(() if host in LOOPBACK else (host,)), *names)
    secret = os.environ.get("WASATA_SECRET") or secrets.token_urlsafe(32)
    serving = Serving(path, secret, hosts, accounts, reviewer, outlines, https)
    checked(serving, host)
    shown = f"[{host}]" if ":" in host else host
    out(f"the pages of {path} are at http://{shown}:{port}/ (stop with Ctrl+C)")
    until_stopped(serving, host, port)


def account(
    name: str = typer.Argument(..., help="Under which name."),
    accounts: Path = typer.Option(..., "--accounts", help="The file of accounts; it is made where there is none."),
    role: str = typer.Option("reader", "--role", help="reader or reviewer"),
) -> None:
    """Add an account for serving to other machines, or change its role and password (read from the terminal).

    Only a hash of the password is kept (argon2).

    Example: wasata account salma --role reviewer --accounts accounts.json
    """
    if role not in people.ROLES:
        raise UsageError("--role", f"{role!r} is not known", expected=" or ".join(people.ROLES))
    password = typer.prompt("password", hide_input=True, confirmation_prompt=True)
    people.add(accounts, name, role, password)
    out(f"{name} is a {role} in {accounts}")
