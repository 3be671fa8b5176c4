"""What visitors are told when something is wrong: the place, the value, what was expected, and never a trace."""

from __future__ import annotations

from wasata.errors import JudgementConflict, RecordBusy, RecordError, UsageError, WasataError
from wasata.web.language import N_
from wasata.web.page import Asked, Page


class Forbidden(WasataError):
    """Somebody may not do this."""

    code = "forbidden"


STATUS: dict[type[WasataError], int] = {
    Forbidden: 403,
    JudgementConflict: 409,
    RecordBusy: 503,
    RecordError: 503,
    UsageError: 400,
}
TITLES = {
    400: N_("This cannot be asked so"),
    403: N_("Not allowed"),
    404: N_("Nothing is kept under this name"),
    409: N_("Somebody else has judged this meanwhile"),
    503: N_("The record is busy"),
}


def status_of(error: WasataError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, UsageError) and error.where == "id":
        return 404
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def page(error: WasataError, ask: Asked, status: int) -> Page:
    """An error as a page."""
    title = ask.say(TITLES.get(status, TITLES[400]))
    return Page("error.html", title, {"error": error.as_json()}, {"status": status}, status)
