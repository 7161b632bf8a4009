"""The names of months and weekdays, and the words that count days of a month: one table for all.

>>> LONG_MONTHS[MONTHS["sept"] - 1], SHORT_MONTHS[8], ORDINALS.index("fourth") + 1
('September', 'Sept.', 4)
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

LONG_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS: Final = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."
)  # fmt: skip
"""Months as American newspapers write them before a day."""

MONTHS: Final = MappingProxyType(
    {
        **{name.lower(): number for number, name in enumerate(LONG_MONTHS, start=1)},
        **{name.lower()[:3]: number for number, name in enumerate(LONG_MONTHS, start=1)},
        "sept": 9,
    }
)
"""Name of a month or its beginning, lower case, without a full stop -> its number, 1 to 12."""

WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
)  # fmt: skip

ORDINALS: Final = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first".split()
)
"""As many as a month may have days, in order."""


def is_time_word(word: str) -> bool:
    """Tell whether a word, as it stands in a text, names a month or a weekday.

    >>> is_time_word("Oct."), is_time_word("Friday"), is_time_word("may")
    (True, True, False)
    """
    shortened = word.endswith(".") and word[:-1].lower() in MONTHS
    return shortened or word in LONG_MONTHS or word in WEEKDAYS
