"""The networks that weigh short answers; `python -m eval.short_fit` fits them."""

from __future__ import annotations

from typing import Final

from rag.fitted import Networks, is_the_article
from rag.short.features import FEATURES
from rag.short.reading import PARTS

OF_ARTICLE: Final = Networks("short_answer", FEATURES, PARTS)
OF_OTHERS: Final = Networks("short_answer_others", FEATURES, PARTS)


def networks_for(source: str) -> Networks:
    """Return the networks for sentences of a text."""
    return OF_ARTICLE if is_the_article(source) else OF_OTHERS
