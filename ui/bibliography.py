"""How to cite the source: BibTeX and RIS, read from the citation that it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Document

_CITATION = re.compile(
    r"(?P<author>[^,“\"]+), [“\"](?P<title>.+?),?[”\"],? (?P<journal>[^,]+), "
    r"Vol\. (?P<volume>\d+), No\. (?P<number>\d+),? pp?\.? ?(?P<first>\d+)[-–](?P<last>\d+)"
)
_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_COMMANDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Reference:
    """An article in a journal; whatever is not known is ""."""

    title: str
    author: str = ""
    journal: str = ""
    volume: str = ""
    number: str = ""
    first: str = ""
    last: str = ""
    year: str = ""


def reference(document: Document) -> Reference:
    """Return what the document's preferred citation says; its title alone where it has none."""
    found = _CITATION.search(document.citation)
    if found is None:
        return Reference(document.title)
    issue = re.compile(
        rf"Vol\. {found['volume']}, No\. {found['number']}, (?:[A-Z]\w+ )?(?P<year>\d{{4}})\b"
    )
    year = issue.search(" ".join(document.source.split()))
    return Reference(**found.groupdict(), year=year["year"] if year else "")


def bibtex(document: Document) -> str:
    """Return the BibTeX entry of a document."""
    known = reference(document)
    fields = {
        "author": _tex(known.author),
        # The inner braces keep the capitals as they are.
        "title": f"{{{_tex(known.title)}}}" if known.title else "",
        "journal": _tex(known.journal),
        "volume": known.volume,
        "number": known.number,
        "pages": f"{known.first}--{known.last}" if known.first else "",
        "year": known.year,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = "article" if known.journal else "misc"
    return "\n".join([f"@{kind}{{{_key(known)},", *lines, "}", ""])


def _key(known: Reference) -> str:
    """Return a key such as "noerper2019"."""
    name = (known.author or known.title).split()
    word = (name[-1] if known.author else name[0]) if name else "source"
    return (re.sub(r"[^a-z0-9]", "", word.lower()) or "source") + known.year


def _tex(text: str) -> str:
    """Return text with what TeX would take for a command made plain."""
    return _SPECIAL.sub(lambda found: _COMMANDS.get(found[0], "\\" + found[0]), text)


def ris(document: Document) -> str:
    """Return the RIS record of a document; lines end as RIS wants them."""
    known = reference(document)
    given, _, family = known.author.rpartition(" ")
    fields = (
        ("TY", "JOUR" if known.journal else "GEN"),
        ("AU", f"{family}, {given}" if given else family),
        ("TI", known.title),
        ("JO", known.journal),
        ("VL", known.volume),
        ("IS", known.number),
        ("SP", known.first),
        ("EP", known.last),
        ("PY", known.year),
        ("ER", ""),
    )
    lines = [f"{tag}  - {value}" for tag, value in fields if value or tag == "ER"]
    return "".join(f"{line}\r\n" for line in lines)
