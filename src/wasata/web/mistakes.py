"""What visitors are told when something is wrong: the place, the value, what was expected, and never a trace."""

from __future__ import annotations

import re
from functools import cache

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


# what the program says to those who ask by the pages; it writes English, and each sentence is known again by its shape
SENTENCES = (
    N_("%(value)s is no date"),
    N_("%(value)s is no month"),
    N_("%(value)s is no number"),
    N_("%(value)s is no event"),
    N_("%(value)s is no claim"),
    N_("%(value)s is no report"),
    N_("%(value)s is no judgement"),
    N_("%(value)s is not known"),
    N_("%(value)s is out of bounds"),
    N_("%(value)s is neither"),
    N_("%(value)s may be %(others)s"),
    N_("%(value)s asks for no word"),
    N_("%(value)s cannot be set"),
    N_("%(value)s cannot be done to many"),
    N_("%(value)s is the same already"),
    N_("%(value)s is called %(other)s already"),
    N_("%(value)s and %(other)s tell one event already"),
    N_("it is %(value)s signs long"),
    N_("no style is called %(value)s"),
    N_("no episode is called %(value)s"),
    N_("no actor is called %(value)s"),
    N_("no report in the record has the hash %(value)s"),
    N_("nothing in the record is called %(value)s"),
    N_("nothing that can be judged is called %(value)s"),
    N_("there is no claim %(value)s in the record"),
    N_("there is no actor %(value)s in the record"),
    N_("there is no doubt %(value)s in the record"),
    N_("there is no judgement %(value)s"),
    N_("judgement %(value)s is undone already"),
    N_("there must be two different groups of claims"),
    N_("%(value)s has judged it meanwhile: %(what)s"),
    N_("there is no such page"),
    N_("nobody is named"),
    N_("this account reads only"),
    N_("the form was not sent from a page of yours"),
    N_("name and password do not go together, or were tried too often"),
    N_("the question takes too long"),
    N_("another program is writing to the record"),
    N_("at most %(value)s"),
    N_("a number from %(value)s to %(most)s"),
    N_("a date such as 2024, 2024-10 or 2024-10-31"),
    N_("2024, 2024-10 or 2024-10-31"),
    N_("a month such as 2024-10"),
    N_("a word or phrase; -word only leaves out"),
    N_("1 or 0"),
    N_("the role reviewer"),
    N_("the number that the form brought"),
    N_("the number of one"),
    N_("accept or reject"),
    N_("two events"),
    N_("two different actors"),
    N_("ids on both sides"),
    N_("no other judgement"),
    N_("`wasata timeline` shows the ids."),
    N_("`wasata actors NAME` shows the ids."),
    N_("Ask for less."),
    N_("Give more of it."),
    N_("Look again."),
    N_("It may be judged already."),
    N_("Undo that first."),
    N_("Undo the undoing of it."),
    N_("Go back to the chronology."),
    N_("Say who you are before you judge."),
    N_("Open the page again and repeat it."),
    N_("Its id changes with its first event; look in the list."),
    N_("Wait for it to end, then try again."),
)
_HOLE = re.compile(r"%\((\w+)\)s")


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence with what it looks like when its values are filled in, those without values first."""
    found = []
    for sentence in sorted(SENTENCES, key=lambda s: (len(_HOLE.findall(s)), -len(s))):
        parts = _HOLE.split(sentence)
        shape = "".join(f"(?P<{p}>.+?)" if i % 2 else re.escape(p) for i, p in enumerate(parts))
        found.append((re.compile(shape, re.DOTALL), sentence))
    return tuple(found)


def known(text: str) -> tuple[str, dict[str, str]] | None:
    """The sentence that a text of an error is, with its values without their quotation marks; None for another."""
    for shape, sentence in _shapes():
        match = shape.fullmatch(text)
        if match is not None:
            return sentence, {name: value.strip("'\"") for name, value in match.groupdict().items()}
    return None


def status_of(error: WasataError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, UsageError) and error.where == "id":
        return 404
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def page(error: WasataError, ask: Asked, status: int) -> Page:
    """An error as a page."""
    title = ask.say(TITLES.get(status, TITLES[400]))
    return Page("error.html", title, {"error": error.as_json()}, {"status": status}, status)
