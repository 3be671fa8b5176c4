"""The errors of Wasata. Each says where, what is wrong with the value, what was expected, and what to do.

WasataError
├── InputError        a file or line that cannot be read; it is set aside and the rest goes on
│   ├── MissingInput
│   ├── UnreadableInput
│   └── NotArabic
├── LexiconError      one or more mistakes in lexicon files, collected and shown together
├── RecordError       a record file that cannot be used
│   ├── NotARecord
│   ├── RecordBusy
│   ├── JudgementConflict
│   └── RecordTooNew
└── UsageError        options that do not go together
"""

from __future__ import annotations


class WasataError(Exception):
    """Any error that a user can mend.

    ``code`` is stable and short, ``where`` a file, line or option, ``wrong`` what is wrong with the value, with the
    value in it, ``expected`` what was expected, ``mend`` what to do.
    """

    code = "error"
    exit_status = 1

    def __init__(self, where: str, wrong: str, *, expected: str = "", mend: str = "") -> None:
        self.where, self.wrong, self.expected, self.mend = where, wrong, expected, mend
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """One line for people."""
        line = f"{self.where}: {self.wrong}"
        if self.expected:
            line += f"; expected {self.expected}"
        return f"{line}. {self.mend}" if self.mend else f"{line}."

    def as_json(self) -> dict[str, str]:
        """The same for programs."""
        return {
            "code": self.code,
            "where": self.where,
            "wrong": self.wrong,
            "expected": self.expected,
            "mend": self.mend,
        }


class InputError(WasataError):
    """A source that cannot be read."""

    code = "input"
    exit_status = 3


class MissingInput(InputError):
    """The file is not there."""

    code = "input-missing"


class UnreadableInput(InputError):
    """The file is there and holds nothing that can be read as a report."""

    code = "input-unreadable"


class NotArabic(InputError):
    """The text is not Arabic."""

    code = "input-not-arabic"


class LexiconError(WasataError):
    """Mistakes in lexicon files; ``problems`` holds one line each."""

    code = "lexicon"
    exit_status = 4

    def __init__(self, where: str, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(
            where, ("1 mistake:\n" if len(problems) == 1 else f"{len(problems)} mistakes:\n") + "\n".join(problems)
        )


class RecordError(WasataError):
    """A record file that cannot be used."""

    code = "record"
    exit_status = 5


class NotARecord(RecordError):
    """The file is no Wasata record."""

    code = "record-foreign"


class RecordBusy(RecordError):
    """Another program is writing."""

    code = "record-busy"


class JudgementConflict(RecordError):
    """Somebody else has judged the same thing since it was shown."""

    code = "judgement-conflict"


class RecordTooNew(RecordError):
    """The record was written by a later version."""

    code = "record-too-new"


class UsageError(WasataError):
    """Options that do not go together."""

    code = "usage"
    exit_status = 2
