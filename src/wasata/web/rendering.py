"""From plain data to HTML: the templates with the words of a language, and what they use to show values safely."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from wasata.arabic.letters import BIDI
from wasata.web.assets import static
from wasata.web.language import language
from wasata.web.look import CALENDARS, DIGITS, MONTHS, Look
from wasata.web.mistakes import known
from wasata.web.page import Asked, Page, address

# what turns the direction, controls of old, and halves of pairs that are no signs
_HIDDEN = re.compile(f"[{''.join(sorted(BIDI))}\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_CODES = re.compile(r"[\w.-]+(?:(?:, | or )[\w.-]+)*", re.ASCII)  # values to choose from


MOST = 5000  # lines of the chronology that are kept


@cache
def templates(code: str) -> Environment:
    """The templates in one language."""
    env = Environment(
        loader=PackageLoader("wasata.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue = language(code).catalogue
    say, count = _saying(catalogue.gettext), _counting(catalogue.ngettext)
    env.install_gettext_callables(say, count, newstyle=False)  # type: ignore[attr-defined]
    env.globals["_"] = say
    env.filters |= {"shown": shown, "block": block, "figures": figures}
    env.globals |= {"static": static, "LOOKS": {"digits": DIGITS, "months": MONTHS, "calendar": CALENDARS}}
    return env


def _saying(look_up: Callable[[str], str]) -> Callable[..., Markup]:
    """What templates call for a text: as Jinja's own of the new style, with texts that hold no value looked up once."""

    @cache
    def plain(text: str) -> Markup:
        return Markup(look_up(text) % {})  # noqa: S704 - ours: the catalogue's words

    def say(text: str, /, **values: object) -> Markup:
        return Markup(look_up(text)) % values if values else plain(text)  # noqa: S704 - as plain; values are escaped

    return say


def _counting(look_up: Callable[[str, str, int], str]) -> Callable[..., Markup]:
    """What templates call for a text with a number."""

    def count(one: str, many: str, number: int, /, **values: object) -> Markup:
        return Markup(look_up(one, many, number)) % values  # noqa: S704 - as plain; values are escaped

    return count


def render(page: Page, ask: Asked) -> str:
    """The page as HTML."""
    view = View(ask)
    return (
        templates(ask.language.code)
        .get_template(page.template)
        .render(page.data | page.shown, title=page.title, ask=ask, view=view, lang=ask.language)
    )


def shown(text: object) -> Markup:
    """Words from outside, made safe: signs that would turn the direction or hide are shown and not obeyed."""
    return _shown(str(text))


@lru_cache(20_000)
def _shown(said: str) -> Markup:
    if _HIDDEN.search(said) is None:
        return escape(said)
    return Markup("").join(_sign(sign) if _HIDDEN.match(sign) else sign for sign in said)


def _sign(sign: str) -> Markup:
    code = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "control")
    return Markup('<span class="sign" dir="ltr" title="{}">{}</span>').format(name, code)


def figures(text: str, ask: Asked) -> Markup:
    """A sentence with its numbers in the reader's digits."""
    return Markup(ask.look.number(escape(text), ask.language))  # noqa: S704 - digits are put for digits


def block(data: object) -> Markup:
    """Data for a script, as a block that cannot end early and is not run."""
    text = json.dumps(data, ensure_ascii=False, default=str)
    for sign, code in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(sign, code)
    return Markup(text)  # noqa: S704 - no sign of HTML is left in it


class View:
    """What templates call to show values to this reader."""

    def __init__(self, ask: Asked) -> None:
        self.ask = ask
        self.code = ask.language.code

    def number(self, value: object) -> str:
        """A number in the reader's digits."""
        return self.ask.look.number(value, self.ask.language)

    def day(self, value: str | None) -> Markup:
        """A date as exact as it is, with its ISO form for programs."""
        if not value:
            return Markup("")
        return _day(value, self.ask.look, self.code)

    def iso(self, *values: object) -> Markup:
        """ISO values, numbers or ids in a row, which run from left to right in any text."""
        return Markup('<bdi dir="ltr">{}</bdi>').format(" – ".join(str(v) for v in values if v))

    def range(self, first: int, last: int) -> Markup:
        """Two numbers and what lies between, which run from left to right in any text."""
        return Markup('<bdi dir="ltr">{}–{}</bdi>').format(self.number(first), self.number(last))

    def code_of(self, scheme: str, value: str) -> str:
        """What a code of the ontology is called."""
        return self.ask.names.code(scheme, value).first(self.code)

    def meaning(self, scheme: str, value: str) -> str:
        """What a code of the ontology means."""
        return self.ask.names.meaning(scheme, value).first(self.code)

    def name(self, row: dict[str, Any]) -> Markup:
        """A name from a row with ``name_ar`` and ``name_en``, in the reader's language where it has one."""
        return _name(row.get("name_ar") or "", row.get("name_en") or "", self.code)

    def both(self, row: dict[str, Any]) -> Markup:
        """A name in the reader's language with the other one beside it."""
        other, code = (row.get("name_ar"), "ar") if self.code == "en" else (row.get("name_en"), "en")
        first = self.name(row)
        if not other or str(shown(other)) in str(first):
            return first
        return first + Markup(' <bdi class="other" lang="{}">{}</bdi>').format(code, shown(other))

    def line(self, event: dict[str, Any]) -> Markup:
        """One line of the chronology. It says nothing of who asks or where, so it is kept by all that it says."""
        lines, key = self.ask.names.lines, (self.code, self.ask.look, repr(event))
        line = lines.get(key)
        if line is None:
            parts: Any = templates(self.code).get_template("parts.html").module
            if len(lines) > MOST:
                lines.clear()
            line = lines[key] = parts.line(self, self.ask, event)
        return line

    def mistake(self, text: str) -> Markup:
        """What an error says, in the reader's language where the sentence is known, else isolated English."""
        found = known(text)
        if found is None and _CODES.fullmatch(text):
            return Markup('<code dir="ltr">{}</code>').format(text)
        if found is None:
            return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(shown(text))
        sentence, values = found
        told = {name: Markup('<bdi dir="auto">{}</bdi>').format(shown(value)) for name, value in values.items()}
        return Markup(escape(self.ask.say(sentence))) % told  # noqa: S704 - ours, and values are escaped

    def switched(self) -> str:
        """This page in the other language."""
        return address(self.ask.language.other, self.ask.path, self.ask.values.told())

    def json(self) -> str:
        """This page's data."""
        path = self.ask.path.rstrip("/") or "/events"
        return address(self.code, f"{path}.json", self.ask.values.told())


@lru_cache(20_000)
def _name(ar: str, en: str, reader: str) -> Markup:
    wanted, code = (en, "en") if (reader == "en" and en) or not ar else (ar, "ar")
    if code == reader:
        return Markup("<bdi>{}</bdi>").format(shown(wanted))
    return Markup('<bdi lang="{}">{}</bdi>').format(code, shown(wanted))


@lru_cache(20_000)
def _day(value: str, look: Look, code: str) -> Markup:
    said = look.day(value, language(code))
    if "/" in value:
        return Markup('<bdi title="{}">{}</bdi>').format(value, said)
    return Markup('<time datetime="{}"><bdi>{}</bdi></time>').format(value, said)
