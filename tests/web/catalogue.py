"""The interface words as they stand in templates and code, and the catalogues brought up to date with them.

usage: python tests/web/catalogue.py   # writes new words into the PO files, empty where they must be translated
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).resolve().parents[2] / "src" / "wasata" / "web"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "NN_": (1, 2), "say": None, "count": (1, 2)}
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]


def template() -> Catalog:
    """All words that are said."""
    found = Catalog(domain="wasata", header_comment="# The interface words of Wasata.")
    options = {"templates/**.html": {"trimmed": "false", "silent": "false"}}
    for name, _line, message, _comments, _context in extract_from_dir(WEB, METHODS, options, KEYWORDS):
        if message and message != ("", ""):
            found.add(message, locations=[(name, 1)])
    return found


def path(code: str) -> Path:
    """Where a language's catalogue is."""
    return WEB / "locale" / code / "LC_MESSAGES" / "wasata.po"


def catalogue(code: str) -> Catalog:
    """A language's catalogue as it is."""
    with path(code).open("rb") as source:
        return read_po(source, locale=code, domain="wasata")


def update(code: str) -> list[str]:
    """Bring a catalogue up to date; returns what must be translated. English says what its keys say."""
    known, wanted = catalogue(code), template()
    made = Catalog(locale=code, domain="wasata", header_comment="# The interface words of Wasata.", fuzzy=False)
    missing = []
    for message in sorted(wanted, key=lambda m: str(m.id)):
        if not message.id:
            continue
        before = known.get(message.id)
        said = message.id if code == "en" else before.string if before else None
        if not said or (isinstance(said, tuple | list) and not all(said)):
            missing.append(str(message.id))
        made.add(message.id, said or ("" if isinstance(message.id, str) else ("",) * made.num_plurals))
    with path(code).open("wb") as out:
        write_po(out, made, width=120, omit_header=False, include_previous=False)
    return missing


if __name__ == "__main__":
    for language in ("en", "ar"):
        for words in update(language):
            print(f"{language}: {words}")
