"""What a reader asks about documents, carried out; and what the page is told of it."""

from __future__ import annotations

from index.errors import RagError
from ui.command import Add, Choose, Look, Remove
from ui.desk import Desk
from ui.documents import all_slots, choice_slots, list_slots
from ui.markup import sentence
from ui.shelf import Shelf

Filing = Add | Look | Choose | Remove


def filed(shelf: Shelf, desk: Desk, command: Filing) -> tuple[Desk, dict[str, object]]:
    """Return the desk after a command, and JSON for the page's script.

    The JSON has `slots`, the parts of the page that change, as HTML by name; `refusals`, a
    sentence for each document that could not be added; and `told`, what to say to readers who
    don't see the page.
    """
    refusals: list[RagError] = []
    after = desk
    try:
        after = _obeyed(shelf, desk, command)
    except RagError as error:
        refusals.append(error)
    after, failed = shelf.arrived(after)
    refusals += failed
    return after, {
        "slots": _slots(shelf, desk, after),
        "refusals": [sentence(error) for error in refusals],
        "told": _told(desk, after),
    }


def _obeyed(shelf: Shelf, desk: Desk, command: Filing) -> Desk:
    match command:
        case Add(name, data, size):
            return shelf.add(desk, name, data, size)
        case Choose(document, asked):
            return shelf.choose(desk, document, asked=asked)
        case Remove(document):
            return shelf.remove(desk, document)
        case Look():
            return desk


def _slots(shelf: Shelf, before: Desk, after: Desk) -> dict[str, str]:
    documents = shelf.documents(after)
    if before.own != after.own:
        return all_slots(documents, after)
    if before.left_out != after.left_out:
        return choice_slots(documents, after)
    return list_slots(documents, after)


def _told(before: Desk, after: Desk) -> str:
    here = {part.document.name for part in before.own}
    now = {part.document.name for part in after.own}
    parts = [f"{name} is here and is asked as well" for name in sorted(now - here)]
    parts += [f"{name} is removed" for name in sorted(here - now)]
    return "; ".join(parts)
