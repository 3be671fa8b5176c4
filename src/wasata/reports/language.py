"""Whether a text is Arabic, and if not, which language of the same script it seems to be in."""

from __future__ import annotations

import re
from collections import Counter

from wasata.errors import NotArabic, UnreadableInput

SHARE = 0.25  # of all letters; reports on trade, films and sport quote many Latin names and are still Arabic
_HALF = 3_000
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdff\ufe70-\ufefc]")
# Letters that Arabic does not write. ی ک ھ are left out: Arabic typed on a Persian keyboard has them.
_OWN_LETTERS = {"Kurdish": "ەێۆڕڵ", "Urdu": "ٹڈڑںےۓ", "Pashto": "ښځڅډړټۍېڼږ", "Uyghur": "ۇۈۋېڭ"}
_OWN_SHARE = 0.02
_PERSIAN_LETTERS, _PERSIAN_KEYS = "پچژگ", "پچژگکی"
_PERSIAN_WORDS = re.compile(
    r"(?<!\w)(?:است|از|را|که|كه|می|های|هاي|برای|براي|این|شده|بود|گفت|کرد)(?!\w)"
)  # none is Arabic
_PERSIAN_SHARE = 0.06


def require(text: str, where: str) -> None:
    """Return quietly if ``text`` is Arabic.

    Raises :class:`UnreadableInput` if it has no words, :class:`NotArabic` if they are not Arabic. The first and the
    last 3,000 characters are looked at.
    """
    sample = text if len(text) <= 2 * _HALF else text[:_HALF] + text[-_HALF:]
    count = Counter(sample)
    letters = sum(n for letter, n in count.items() if letter.isalpha())
    arabic = sum(n for letter, n in count.items() if _ARABIC.match(letter))
    if not letters:
        raise UnreadableInput(where, "no words in it", expected="the text of a report", mend="Leave it out.")
    if arabic < SHARE * letters:
        wrong = f"{round(100 * arabic / letters)} of 100 letters are Arabic"
        least = f"a report in Arabic, at least {round(100 * SHARE)} of 100"
        raise NotArabic(where, wrong, expected=least, mend="Leave it out.")
    other = _other_language(sample, count, arabic)
    if other:
        raise NotArabic(where, f"seems to be in {other}", expected="a report in Arabic", mend="Leave it out.")


def _other_language(sample: str, count: Counter[str], arabic: int) -> str | None:
    shares = {name: sum(count[c] for c in own) / arabic for name, own in _OWN_LETTERS.items()}
    name = max(shares, key=lambda n: shares[n])
    if shares[name] >= _OWN_SHARE:
        return name
    if sum(count[c] for c in _PERSIAN_KEYS) < 0.01 * arabic:
        return None
    told = len(_PERSIAN_WORDS.findall(sample)) / max(1, len(sample.split()))
    own = sum(count[c] for c in _PERSIAN_LETTERS) / arabic
    return "Persian" if told >= _PERSIAN_SHARE or (own >= _OWN_SHARE and told >= _PERSIAN_SHARE / 2) else None
