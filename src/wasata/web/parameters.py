"""What may stand in the address of a page: declared once, and from that read, refused with reasons, and documented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from wasata.errors import UsageError
from wasata.model import EventType, Status, Track
from wasata.record.periods import period
from wasata.record.query import Filters
from wasata.web.language import N_

LONGEST = 200  # code points of a value: a name or a question, not a text


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of an address. ``kind`` is text, day, choice, number or flag; bounds of a number are included."""

    name: str
    kind: str
    label: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 1_000_000
    default: Any = None
    longest: int = LONGEST

    def read(self, given: str | None) -> Any:
        """The value, or the default where none is given. Raises UsageError for what it cannot be."""
        if given is None or not given.strip():
            return self.default
        if len(given) > self.longest:
            raise UsageError(self.name, f"it is {len(given)} signs long", expected=f"at most {self.longest}")
        return {"text": self._text, "day": self._day, "choice": self._choice, "number": self._number}.get(
            self.kind, self._flag
        )(given.strip())

    def _text(self, given: str) -> str:
        return given

    def _day(self, given: str) -> str:
        if "/" in given or period(given) is None:
            raise UsageError(self.name, f"{given!r} is no date", expected="2024, 2024-10 or 2024-10-31")
        return given

    def _choice(self, given: str) -> str:
        for choice in self.choices:
            if given.casefold() == choice.casefold():
                return choice
        raise UsageError(self.name, f"{given!r} is not known", expected=", ".join(self.choices))

    def _number(self, given: str) -> int:
        bounds = f"a number from {self.least} to {self.most}"
        if not (given.isascii() and given.isdecimal()):
            raise UsageError(self.name, f"{given!r} is no number", expected=bounds)
        if not self.least <= int(given[:12]) <= self.most:
            raise UsageError(self.name, f"{given} is out of bounds", expected=bounds)
        return int(given)

    def _flag(self, given: str) -> bool:
        if given not in ("1", "0"):
            raise UsageError(self.name, f"{given!r} is neither", expected="1 or 0")
        return given == "1"

    @property
    def schema(self) -> dict[str, Any]:
        """As JSON Schema, for the description of the interface."""
        if self.kind == "number":
            return {"type": "integer", "minimum": self.least, "maximum": self.most}
        if self.kind == "flag":
            return {"type": "string", "enum": ["0", "1"]}
        if self.kind == "choice":
            return {"type": "string", "enum": list(self.choices)}
        return {"type": "string", "maxLength": self.longest}


SINCE = Parameter("since", "day", N_("from"))
UNTIL = Parameter("until", "day", N_("to"))
CONFLICT = Parameter("conflict", "text", N_("conflict"))
FILTERS = (
    SINCE,
    UNTIL,
    Parameter("actor", "text", N_("actor")),
    Parameter("mediator", "text", N_("mediator")),
    CONFLICT,
    Parameter("type", "choice", N_("type"), tuple(EventType)),
    Parameter("track", "choice", N_("track"), tuple(Track)),
    Parameter("status", "choice", N_("status"), tuple(Status)),
    Parameter("place", "text", N_("place")),
    Parameter("outlet", "text", N_("outlet")),
)
PAGE = Parameter("page", "number", N_("page"), least=1, most=100_000, default=1)


class Values(dict[str, Any]):
    """The values of an address; what a page does not know is None. ``defaults`` need not stand in an address."""

    def __init__(self, values: Mapping[str, Any] | None = None, defaults: Mapping[str, Any] | None = None) -> None:
        super().__init__(values or {})
        self.defaults = dict(defaults or {})

    def __missing__(self, name: str) -> None:
        return None

    def told(self, changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What must stand in an address for these values with some of them changed."""
        all_of_them = {**self, **changes} if changes else self
        given = self.defaults.get
        return {k: v for k, v in all_of_them.items() if v is not None and v != given(k)}


def read(wanted: Iterable[Parameter], given: Mapping[str, str]) -> Values:
    """The values of an address by name; names that the page does not know are passed over."""
    listed = tuple(wanted)
    values = {parameter.name: parameter.read(given.get(parameter.name)) for parameter in listed}
    return Values(values, {parameter.name: parameter.default for parameter in listed})


def filters(values: Mapping[str, Any]) -> Filters:
    """The filters among the values."""
    return Filters(**{field.name: values.get(field.name) for field in fields(Filters)})
