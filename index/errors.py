"""Every error that a user can meet, as one tree.

    RagError
    ├── InputError            the user's to mend: exit status 2
    │   ├── BadQuestion       empty, too long, no words, not in the language of the documents
    │   ├── BadFile           missing, empty, binary, not UTF-8, unreadable, broken line
    │   ├── BadSetting        an option or environment variable with a value that can't be used
    │   └── IndexUnusable     missing, of another version, damaged, or built otherwise
    └── VerificationFailed    a check said no: exit status 1

The message is one line that names the offending value and the cure; it is shown as it stands.
"""

from __future__ import annotations


class RagError(Exception):
    """Base of all errors whose message is meant for the user."""

    exit_status = 1


class InputError(RagError):
    """Something the user gave can't be used; the message says what and how to mend it."""

    exit_status = 2


class BadQuestion(InputError):
    """The question holds nothing that can be searched for."""


class BadFile(InputError):
    """A file can't be read as what it should be."""


class BadSetting(InputError):
    """An option or a setting has a value that can't be used."""


class IndexUnusable(InputError):
    """There is no index to ask, or it doesn't match this program, its sources or its encoder."""


class VerificationFailed(RagError):
    """A check of answers or of the index found something that isn't right."""


def shown(value: object, limit: int = 60) -> str:
    r"""Return `value` as one printable line of at most `limit` characters, for a message.

    >>> shown("a\nb")
    "'a\\nb'"
    """
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
