"""What a person asks for, read into terms: words, "phrases", -words to leave out, OR between words.

Any string is read: signs that mean nothing are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wasata.record.words import Word, words

PART = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S+))')
OR = frozenset(("OR", "أو", "|"))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one behind the other, each with its two forms."""

    exact: tuple[str, ...]
    bare: tuple[str, ...]

    def match(self, *, exact: bool) -> str:
        """The term in the language of the index; words are quoted, so that no sign in them has a meaning."""
        spelt = f'exact : "{" ".join(self.exact)}"'
        return spelt if exact else f'({spelt} OR bare : "{" ".join(self.bare)}")'

    def hits(self, told: Sequence[Word], *, exact: bool) -> Iterable[tuple[int, int]]:
        """Where it stands among the words of a text: start of the first, end of the last, in code points."""
        size = len(self.exact)
        for at in range(len(told) - size + 1):
            here = told[at : at + size]
            same = all(w.exact == e for w, e in zip(here, self.exact, strict=True))
            if same or (not exact and all((w.bare or w.exact) == b for w, b in zip(here, self.bare, strict=True))):
                yield here[0].start, here[-1].end


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: every group must be met by one of its terms, and none of ``without`` may stand there."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that is looked for."""
        return tuple(term for group in self.groups for term in group)

    def match(self, *, exact: bool) -> str:
        """The question in the language of the index; empty where nothing is asked for."""
        wanted = [f"({' OR '.join(t.match(exact=exact) for t in group)})" for group in self.groups]
        if not wanted:
            return ""
        left_out = [f" NOT {term.match(exact=exact)}" for term in self.without]
        return f"({' AND '.join(wanted)})" + "".join(left_out)


def asked(text: str) -> Asked:
    """Read a question."""
    groups: list[list[Term]] = []
    without: list[Term] = []
    either = False
    for part in PART.finditer(text):
        said = part["phrase"] if part["phrase"] is not None else part["word"]
        if part["word"] in OR and not part["minus"]:
            either = bool(groups)
            continue
        term = _term(said)
        if term is None:
            continue
        if part["minus"]:
            without.append(term)
        elif either:
            groups[-1].append(term)
        else:
            groups.append([term])
        either = False
    return Asked(tuple(tuple(group) for group in groups), tuple(without))


def _term(said: str) -> Term | None:
    found = list(words(said))
    if not found:
        return None
    return Term(tuple(word.exact for word in found), tuple(word.bare or word.exact for word in found))
