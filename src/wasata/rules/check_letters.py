"""Letters that a lexicon file should not hold: each with its Unicode name and what stands for it in Arabic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from wasata.arabic.letters import BIDI, MARKS, names
from wasata.rules.check_rows import Page, Problem, scalars

_FOREIGN = {
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "گ": "ك",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ٱ": "ا",
}
_INVISIBLE = BIDI | frozenset("\u00a0\u00ad\u200b\u200c\u200d\ufeff")
_TATWEEL = "\u0640"
# لا مكان لـ: a phrase that ends in a letter which is attached to whatever word comes next.
_ATTACHED = re.compile(r"(?<!\w)[لب]ـ(?!\w)")


def check_letters(page: Page) -> Iterator[Problem]:
    """Every wrong letter of a file, once a value, at the line on which the value begins."""
    for node in scalars(page.root):
        value = str(node.value)
        if value.isascii():
            continue
        for letter in dict.fromkeys(_ATTACHED.sub("", value)):
            found = _judge(letter)
            if found is not None:
                code, expected, mend = found
                yield page.problem(node, code, f"{names(letter)} in {_shown(value)}", expected=expected, mend=mend)
        if not unicodedata.is_normalized("NFC", value):
            wrong = f"{_shown(value)} is not in NFC ({names(_apart(value))})"
            right = unicodedata.normalize("NFC", value)
            yield page.problem(node, "not-nfc", wrong, expected="Unicode NFC", mend=f"Write {_shown(right)}.")


@lru_cache(maxsize=4096)
def _judge(letter: str) -> tuple[str, str, str] | None:
    """The code, what was expected and the mend, for a letter that should not stand there."""
    name = names(letter)
    if letter in _FOREIGN:
        right = _FOREIGN[letter]
        return "foreign-letter", f"{names(right)} ({right})", f"Replace {name} by {right}."
    if letter == _TATWEEL:
        return "tatweel", "no tatweel, but in a lone «لـ» or «بـ» at the end of a phrase", f"Delete {name}."
    if letter in _INVISIBLE:
        right = "a space" if letter == "\u00a0" else "nothing"
        return "invisible", "letters that can be seen, and plain spaces", f"Replace {name} by {right}."
    if letter in MARKS:
        return "vowel-mark", "no vowel marks", f"Delete {name}; the reader leaves marks out."
    plain = unicodedata.normalize("NFKC", letter)
    if _is_presentation(letter) and plain != letter:
        return "presentation-form", f"{names(plain)} ({plain})", f"Replace {name} by {plain}."
    return None


def _is_presentation(letter: str) -> bool:
    return "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc"


def _apart(value: str) -> str:
    """The first letter of a value that changes in NFC, with what follows it."""
    right = unicodedata.normalize("NFC", value)
    at = next((i for i, (a, b) in enumerate(zip(value, right, strict=False)) if a != b), 0)
    return value[at : at + 2]


def _shown(value: str) -> str:
    """A value for a message, cut where it is long."""
    return f"«{value}»" if len(value) <= 40 else f"«{value[:37]}…»"
