"""Who may come in from another machine, and what each may do: a small file of names, roles and argon2 hashes."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Self

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from wasata.errors import UsageError

ROLES = ("reader", "reviewer")
LEAST = 10  # signs of a password
TRIES = 5  # wrong passwords for a name before it must wait
WAIT = 60.0  # seconds
_HASHER = PasswordHasher()


@dataclass(frozen=True, slots=True)
class Account:
    """``role`` is one of ``ROLES``."""

    name: str
    role: str
    hash: str


@dataclass(slots=True)
class Accounts:
    """The accounts of a file."""

    path: Path
    stamp: float
    known: dict[str, Account]
    failures: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, before: Accounts | None = None) -> Self:
        """The accounts of a file, or those read before where it is as it was. Raises UsageError for another file."""
        try:
            stamp = path.stat().st_mtime
            if before is not None and before.stamp == stamp and isinstance(before, cls):
                return before
            rows = json.loads(path.read_text("utf-8"))
            known = {name: Account(name, _role(row["role"]), str(row["hash"])) for name, row in rows.items()}
        except OSError as problem:
            raise UsageError(
                str(path), f"cannot be read ({problem.strerror})", mend="Make it with wasata account."
            ) from None
        except (ValueError, TypeError, KeyError, AttributeError):
            raise UsageError(str(path), "this is no file of accounts", mend="Make one with wasata account.") from None
        return cls(path, stamp, known, before.failures if before else {})

    def enter(self, name: str, password: str) -> Account | None:
        """The account, if the password is its own; None otherwise, and for a while after several wrong ones."""
        now = time.monotonic()
        recent = [at for at in self.failures.get(name, []) if now - at < WAIT]
        account = self.known.get(name)
        right = _fits(account.hash if account else _nobody(), password) and account is not None
        if right and len(recent) < TRIES:
            self.failures.pop(name, None)
            return account
        if len(self.failures) > 10_000:  # a stranger who tries many names must not fill the memory
            self.failures.clear()
        self.failures[name] = [*recent, now][-TRIES:]
        return None


def _role(value: object) -> str:
    if value not in ROLES:
        raise ValueError(value)
    return str(value)


@cache
def _nobody() -> str:
    """A hash that is checked where nobody is so called: a wrong name takes as long as a wrong password."""
    return _HASHER.hash("")


def _fits(known: str, password: str) -> bool:
    try:
        return _HASHER.verify(known, password)
    except (Argon2Error, InvalidHashError):
        return False


def add(path: Path, name: str, role: str, password: str) -> None:
    """Add an account to a file, or change it; the file is made, readable by its owner only, where there is none.

    Raises UsageError for a short password, a role that is not known, and a file that is something else.
    """
    if not name.strip() or len(name) > 100:
        raise UsageError("NAME", f"{name!r} is no name", expected="1 to 100 signs")
    if role not in ROLES:
        raise UsageError("--role", f"{role!r} is not known", expected=" or ".join(ROLES))
    if len(password) < LEAST:
        raise UsageError("password", f"it has {len(password)} signs", expected=f"at least {LEAST}")
    known = Accounts.read(path).known if path.exists() else {}
    known |= {name.strip(): Account(name.strip(), role, _HASHER.hash(password))}
    rows = {a.name: {"role": a.role, "hash": a.hash} for a in known.values()}
    part = path.with_name(path.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(rows, out, ensure_ascii=False, indent=1)
    part.replace(path)
