"""The two languages of the pages: every interface word goes through gettext; the English text is its own key.

Catalogues are PO files that are read when the program starts; nothing compiled is kept. Arabic has six plural forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

CODES = ("ar", "en")
DOMAIN = "wasata"


@dataclass(frozen=True, slots=True)
class Language:
    """``code`` is ``ar`` or ``en``, ``dir`` the direction of its pages, ``catalogue`` its words."""

    code: str
    dir: str
    catalogue: Translations

    @property
    def other(self) -> str:
        """The code of the other one."""
        return "en" if self.code == "ar" else "ar"

    @property
    def comma(self) -> str:
        """What stands between the parts of a list."""
        return "، " if self.code == "ar" else ", "

    def say(self, text: str, **values: Any) -> str:
        """An English text in this language, with named values put in."""
        said = str(self.catalogue.gettext(text))
        return said % values if values else said

    def count(self, one: str, many: str, number: int, **values: Any) -> str:
        """A text with a number in it, in the plural form that the language asks for."""
        said = str(self.catalogue.ngettext(one, many, number))
        return said % ({"num": number} | values)


@cache
def language(code: str) -> Language:
    """One of ``CODES``."""
    path = files("wasata.web") / "locale" / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as source:
        catalogue = read_po(source, locale=code, domain=DOMAIN)
    made = BytesIO()
    write_mo(made, catalogue)
    made.seek(0)
    return Language(code, "rtl" if code == "ar" else "ltr", Translations(fp=made, domain=DOMAIN))


def preferred(accept: str) -> str:
    """The language for a browser that says what it likes; Arabic where it says neither."""
    for part in accept.split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in CODES:
            return code
    return "ar"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for words that are translated where they are shown
    """A text that is to be translated later: only marks it for the catalogue."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as N_
    """A text with a number in it that is to be translated later: only marks both forms for the catalogue."""
    return one, many
