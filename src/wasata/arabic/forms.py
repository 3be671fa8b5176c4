"""Word forms from dictionary forms: third person of verbs, participles, verbal nouns, adjectives and titles.

Given the perfect and the imperfect of a verb as a dictionary has them, the rest of what newspapers use follows by
letters alone. All forms come folded (:func:`wasata.arabic.letters.key`), without attached particles and pronouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from wasata.arabic.letters import key

# A form and what it is: ``perf 3ms``, ``impf 3fp``, ``part ms`` … (tense, then person, gender and number).
Form = tuple[str, str]

_WEAK = "ايو"


def perfect(verb: str) -> Iterator[Form]:
    """Third-person forms of the perfect: التقى → التقى التقت التقيا التقتا التقوا."""
    base = key(verb)
    ends_yeh = verb.endswith("ي")
    yield base, "perf 3ms"
    if (base[-1] == "ي" and not ends_yeh) or (base[-1] == "ا" and not verb.endswith("أ")):
        stem = base[:-1]
        yield stem + "ا", "perf 3ms"  # before an attached pronoun: التقاه
        yield stem + "ت", "perf 3fs"
        yield stem + "تا", "perf 3fd"
        yield stem + ("يا" if base[-1] == "ي" else "وا"), "perf 3md"
        yield stem + "وا", "perf 3mp"
        yield stem + "و", "perf 3mp"
        return
    yield base + "ت", "perf 3fs"
    yield base + "تا", "perf 3fd"
    if ends_yeh:
        yield base + "ا", "perf 3md"
        yield base[:-1] + "وا", "perf 3mp"
        return
    yield base + "ا", "perf 3md"
    yield base + "وا", "perf 3mp"
    yield base + "و", "perf 3mp"
    if verb.endswith("أ"):
        yield base[:-1] + "ءا", "perf 3md"
        yield base[:-1] + "ءوا", "perf 3mp"


def imperfect(present: str) -> Iterator[Form]:
    """Third-person forms of the imperfect and the first of the plural: يلتقي → يلتقي تلتقي يلتقون يلتقيان نلتقي."""
    stem = key(present)[1:]
    if not stem:
        return
    for letter, png in (("ي", "3ms"), ("ت", "3fs"), ("ن", "1p")):
        yield letter + stem, f"impf {png}"
    weak = stem[-1] in "يو" or present.endswith("ى")
    short = stem[:-1] if weak else stem
    for letter, gender in (("ي", "m"), ("ت", "f")):
        yield letter + short + "ون", f"impf 3{gender}p" if letter == "ي" else "impf 2mp"
        yield letter + short + "وا", f"impf 3{gender}p" if letter == "ي" else "impf 2mp"
        yield letter + stem + "ان", f"impf 3{gender}d"
        if weak:
            yield letter + short, f"juss 3{gender}s"
            if stem[-1] == "ي":
                yield letter + short + "ا", f"impf 3{gender}s"  # before a pronoun, subjunctive spelling
        elif len(stem) >= 2 and stem[-2] in _WEAK and len(stem) >= 3:
            yield letter + stem[:-2] + stem[-1], f"juss 3{gender}s"
    if present.endswith("أ"):
        for letter in "يت":
            yield letter + stem[:-1] + "ءون", "impf 3mp"


def participle(form: str, verb: str = "") -> Iterator[Form]:
    """Forms of an active participle: مطالب → مطالب مطالبا مطالبة مطالبين مطالبون; داع → داعيا داعية داعين."""
    base = key(form)
    weak = verb[-1:] in ("ى", "ا", "ي") and not base.endswith("ي")
    stem = base + "ي" if weak else base
    yield base, "part ms"
    yield stem, "part ms"
    yield stem + "ا", "part ms"
    yield stem + "ه", "part fs"
    yield stem + "ات", "part fp"
    yield base + "ين", "part mp"
    yield base + "ون", "part mp"
    yield stem + "ان", "part md"


def noun(word: str) -> Iterator[Form]:
    """Forms of a noun: case endings that show, dual, sound plural; before pronouns ة becomes ت."""
    base = key(word)
    yield base, "n s"
    if " " in base:
        return
    if base.endswith(("ات", "ين", "ون")):
        return
    if word.endswith("ة"):
        stem = base[:-1] + "ت"
        yield stem, "n s suffix"
        yield stem + "ان", "n d"
        yield stem + "ين", "n d"
        yield stem + "ي", "n d suffix"
        yield base[:-1] + "ات", "n p"
        return
    yield base + "ا", "n s"
    if base.endswith(("ي", "ا")):
        return
    yield base + "ي", "n d construct"
    yield base + "ان", "n d"
    yield base + "ين", "n d"
    yield base + "ات", "n p"


def collective(word: str, plurals: tuple[str, ...] = ()) -> Iterator[Form]:
    """Forms of a noun that names a group: singular, dual and the plurals given; no plural is guessed."""
    for form, features in noun(word):
        if features.startswith("n p"):
            continue
        yield form, features
    yield from person("", "", plurals)


def adjective(word: str) -> Iterator[Form]:
    """Forms of an adjective: مصري → مصرية مصريا مصريون مصريين مصريات مصريان مصريتان مصريتين."""
    base = key(word)
    yield base, "ms"
    yield base + "ا", "ms"
    if word.endswith("ة"):
        return
    yield base + "ه", "fs"
    yield base + "ت", "fs suffix"
    yield base + "ون", "mp"
    yield base + "ين", "mp"
    yield base + "ات", "fp"
    yield base + "ان", "md"
    yield base + "تان", "fd"
    yield base + "تين", "fd"


def person(word: str, feminine: str = "", plurals: tuple[str, ...] = ()) -> Iterator[Form]:
    """Forms of a title: singular, feminine, the plurals given, and what a sound plural loses before its genitive."""
    for base, png in ((word, "ms"), (feminine, "fs")):
        if base:
            folded = key(base)
            yield folded, png
            if " " not in folded and len(folded) > 1:
                if folded.endswith("ه"):
                    yield folded[:-1] + "ت", f"{png} suffix"
                    yield folded[:-1] + "تان", "fd"
                    yield folded[:-1] + "تين", "fd"
                else:
                    yield folded + "ا", png
                    yield folded + "ان", "md"
                    if not any(key(p) in (folded + "ون", folded + "ين") for p in plurals):
                        yield folded + "ين", "md"  # written like the sound plural, which is commoner
                        yield folded + "ي", "md construct"
    for plural in plurals:
        folded = key(plural)
        yield folded, "mp"
        if folded.endswith(("ون", "ين")):
            yield folded[:-2] + "ون", "mp"
            yield folded[:-2] + "ين", "mp"
            yield folded[:-1], "mp construct"
            yield folded[:-2] + "ي", "mp construct"
            yield folded[:-2] + "و", "mp construct"
        elif not folded.endswith(("ات", "ه", "ا")):
            yield folded + "ا", "mp"
