"""Shared figures: one number that is said of each of several indicators: 投资、消费均增长5%左右."""

import re
from collections.abc import Iterator
from dataclasses import replace

from desktop.text.figures.grammar import canonical_names
from desktop.text.figures.model import Figure
from desktop.text.ledger.indicators import plain_name
from desktop.text.ledger.scope import clause_before

_EACH = re.compile(
    r"(?:增速|增幅|增长率|涨幅)?(?:分别)?(?:预期|预计|力争|确保|保持)?(?<![人年平户亩日月])[均都皆](?![衡匀值价])"
)
"""What says, behind the last of several names, that the number holds for each."""

_AND = re.compile(r"[、和与及]|以及")
_CLOSE = 12
"""Code points before a number within which 均 stands."""

_SUBJECT = re.compile(
    r"^(?:.*[：:])?(?:[全我本][省市县区州旗盟国]|全社会|全年|今年|力争|确保|实现|推动|预计)*"
)
_TOWN_AND_COUNTRY = re.compile(r"城乡(?=(?:常住)?居民)")


def shared_names(text: str, figure: Figure) -> list[str]:
    """Return the canonical names of the indicators that a figure is said of together; none for one alone.

    Args:
        text: The report, simplified.
        figure: The figure.
    """
    near = text[max(0, figure.start - _CLOSE) : figure.start]
    if figure.indicator is None or not any(word in near for word in "均都皆"):
        return []
    clause = clause_before(text, figure.start)
    each = next((one for one in _EACH.finditer(clause) if len(clause) - one.start() <= _CLOSE), None)
    if each is None:
        return []
    named = _SUBJECT.sub("", clause[: each.start()])
    return list(dict.fromkeys(_names(named)))


def _names(named: str) -> Iterator[str]:
    pieces = [piece for piece in _AND.split(named) if piece]
    if not pieces:
        return
    last, known = pieces[-1], set(canonical_names().values())
    for piece in pieces:
        for whole in _TOWN_AND_COUNTRY.sub("城镇", piece), _TOWN_AND_COUNTRY.sub("农村", piece):
            completed = (whole, *(whole + last[at:] for at in range(1, len(last) - 1)))
            yield from [name for one in completed if (name := plain_name(one)) in known][:1]


def with_shared(text: str, figure: Figure) -> list[Figure]:
    """Return a figure as it is said of each of its indicators; arguments as above.

    Where its own is only what the names have in common (城镇、农村居民收入), it is not said of that.
    """
    names = shared_names(text, figure)
    if figure.indicator is None or not names:
        return [figure]
    own = plain_name(figure.indicator)
    others = [replace(figure, indicator=name) for name in names if name != own]
    is_common = own not in names and any(name.endswith(own) for name in names)
    return others if is_common else [figure, *others]
