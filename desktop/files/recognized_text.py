"""Recognized text: what was read off a picture is marked as such, and where it was not sure, as damage.

Both stand in the account of cleaning: it is kept with each version of a text and moves along with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.files.draft import Draft, Removal
from desktop.files.readers.extracted_text import ExtractedText

if TYPE_CHECKING:
    from desktop.text.damage.model import Damage

RECOGNIZED = "recognized"
"""The reason of the entry that says what read a text off a picture."""
DOUBTFUL = "doubtful"
"""The reason of an entry for a character that was not surely recognized; nothing is changed there."""


def with_recognition(drafts: Sequence[Draft], plain: ExtractedText) -> list[Draft]:
    """Return drafts of a text that was read off a picture, with what did so and where it was not sure."""
    return [_marked(draft, plain) for draft in drafts]


def doubtful_places(removals: Sequence[Removal], text: str) -> "list[Damage]":
    """Return where a text is not surely recognized, in order; where it was changed meanwhile it is.

    Args:
        removals: What was changed in the text and what is doubtful, as its version tells.
        text: The text of the version.
    """
    from desktop.text.damage.model import Damage  # with tables that most texts don't need

    places: list[Damage] = []
    for one in removals:
        end = one.at + len(one.text)
        if one.reason != DOUBTFUL or text[one.at : end] != one.text:
            continue
        if places and places[-1].end == one.at:
            start = places.pop().start
            places.append(Damage(start, end, text[start:end], (), DOUBTFUL))
        else:
            places.append(Damage(one.at, end, one.text, (), DOUBTFUL))
    return places


def _marked(draft: Draft, plain: ExtractedText) -> Draft:
    own = [
        place - draft.source_start
        for place in plain.doubtful
        if draft.source_start <= place < draft.source_end
    ]
    source = plain.text[draft.source_start : draft.source_end]
    doubtful = list(_doubtful(own, source, draft.removals))
    told = Removal(0, 0, f"{plain.recognized}\n", "", RECOGNIZED, 0)
    removals = sorted([*draft.removals, *doubtful], key=lambda one: (one.start, one.end))
    places = doubtful_places(doubtful, draft.text)
    return replace(draft, removals=(told, *removals), damage=draft.damage + len(places))


def _doubtful(places: Sequence[int], source: str, removals: Sequence[Removal]) -> Iterator[Removal]:
    """Yield an entry for each doubtful character that is in the reading text.

    Args:
        places: Where they are in the source.
        source: The text before it was cleaned.
        removals: What cleaning changed, in order.
    """
    which = shift = 0
    for place in places:
        while which < len(removals) and removals[which].end <= place:
            shift += len(removals[which].became) - len(removals[which].text)
            which += 1
        if which < len(removals) and removals[which].start <= place:
            continue  # it was taken out
        sign = source[place]
        if not sign.isspace():
            yield Removal(place, place + 1, sign, sign, DOUBTFUL, place + shift)
