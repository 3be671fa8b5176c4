"""Predicates: heads, contacts, entries that say the same, and example sentences that do what they should."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wasata.arabic.letters import key as folded
from wasata.rules.check_rows import Entry, Page, Problem, entries, line_of
from wasata.rules.entries import Predicate

HEADS = ("verb", "noun", "phrase")


def check_predicates(pages: Iterable[Page]) -> Iterator[Problem]:
    """The entries of all predicate files; an entry of a later folder may repeat one of an earlier folder."""
    seen: dict[tuple[int, str, str], Entry] = {}
    for page in pages:
        if page.kind == "predicates/*.yaml":
            for entry in entries(page):
                yield from _entry(entry)
                yield from _same(entry, seen)


def _entry(entry: Entry) -> Iterator[Problem]:
    head = next((h for h in HEADS if entry.texts(h)), None)
    if head is None:
        yield entry.problem("", "missing-key", "the entry has no head", expected="verb, noun or phrase")
    if head == "verb" and not entry.text("present"):
        wrong = f"«{entry.text('verb')}» has no 'present'"
        yield entry.problem("", "missing-key", wrong, mend="Add the imperfect, he-form.")
    if head == "phrase" and entry.texts("verb"):
        yield entry.problem("phrase", "two-heads", "the entry is a phrase and a verb", mend="Make two entries of it.")
    consults, contact = entry.text("code") == "CONSULT", entry.text("contact")
    if consults and not contact:
        wrong, expected = "a CONSULT without 'contact'", "meeting, visit, call or message"
        yield entry.problem("code", "contact", wrong, expected=expected, mend="Add contact.")
    if contact and not consults:
        wrong = f"the contact {contact!r} with the code {entry.text('code')!r}"
        yield entry.problem("contact", "contact", wrong, expected="a contact with CONSULT only", mend="Delete it.")
    yield from _examples(entry)


def _examples(entry: Entry) -> Iterator[Problem]:
    """A sentence that stands on both sides, or twice on one."""
    seen: dict[str, str] = {}
    for side in ("like", "unlike", "ordinary"):
        for node in entry.texts(side):
            first = seen.setdefault(folded(str(node.value)), side)
            if first != side:
                wrong = f"the sentence «{node.value}» stands under {first!r} and {side!r}"
                yield entry.page.problem(node, "example-both", wrong, mend="Keep it on one side.")


def _same(entry: Entry, seen: dict[tuple[int, str, str], Entry]) -> Iterator[Problem]:
    """Entries with the same words, code and with: the reader would keep only the last of them, or count both."""
    head = next((h for h in HEADS if entry.texts(h)), "")
    with_ = sorted({folded(str(node.value)) for node in entry.texts("with")}) or [""]
    for node in entry.texts(head):
        # ئ and ؤ are folded, ة is not: زيارة and زياره are one word, مباحثة and مباحث two
        for other in with_:
            word = f"{head} «{node.value}»" + (f" with «{other}»" if other else "")
            same = (entry.page.folder, f"{head} {folded(str(node.value))} {other}", entry.text("code"))
            first = seen.setdefault(same, entry)
            if first is not entry:
                where = f"{first.page.path.name}:{line_of(first.node)}"
                wrong = f"the {word} is {entry.text('code')} twice (first in {where})"
                yield entry.page.problem(node, "duplicate", wrong, mend="Join the two entries.")


def examples(reader_like: Callable[[str], frozenset[str]], predicates: Iterable[Predicate]) -> tuple[Problem, ...]:
    """Sentences of ``like`` that do not fire their entry, and sentences of ``unlike`` that do.

    ``reader_like`` maps a sentence to the ids of the predicates that fire in it as triggers, their own conditions
    (``with``, ``without``) counted, judges left aside. Entries without ``like`` are told by :func:`check`.
    """
    found: list[Problem] = []
    for entry in predicates:
        for sentence in entry.like:
            fired = reader_like(sentence)
            if entry.id not in fired:
                others = ", ".join(sorted(fired)) or "nothing"
                wrong = f"«{sentence}» does not fire {entry.id} (it fires {others})"
                found.append(_example(entry, "like-silent", wrong))
        found.extend(
            _example(entry, "unlike-fires", f"«{sentence}» fires {entry.id}")
            for sentence in entry.unlike
            if entry.id in reader_like(sentence)
        )
    return tuple(sorted(found))


def _example(entry: Predicate, code: str, wrong: str) -> Problem:
    file, _, line = entry.source.rpartition(":")
    mend = {
        "like-silent": "Write the words as the entry has them, or widen the entry.",
        "unlike-fires": "Add `without`, or move the sentence to `ordinary` if only its sense tells it apart.",
    }
    expected = {"like-silent": "a sentence that fires its entry", "unlike-fires": "a sentence that does not"}
    return Problem(file, int(line or 1), code, wrong, expected[code], mend[code])
