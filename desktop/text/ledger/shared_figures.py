"""Shared figures: one number that is said of each of several indicators: 投资、消费均增长5%左右."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from desktop.text.figures.grammar import canonical_names
from desktop.text.figures.model import Figure
from desktop.text.ledger.indicators import plain_name
from desktop.text.ledger.scope import clause_before
from desktop.text.text_units import sentence_at

_EACH = re.compile(
    r"(?:增速|增幅|增长率|涨幅)?(?:分别)?(?:预期|预计|力争|确保|保持)?(?<![人年平户亩日月])[均都皆](?![衡匀值价])"
)
"""What says, behind the last of several names, that the number holds for each."""

_GROWS = re.compile(
    r"(?:增速|增幅)?(?:预期|预计|力争|确保|保持|要|将)?(?:(?:同比)?(?:增长|下降|上涨|提高)|达到|保持在)?(?:[约超近]|超过|不低于)*$"
)
"""What stands between the last of several names and a number that is said of all without a word for it."""

_GOES_ON = re.compile(r"(?:以上|以下|以内|左右|上下)?(?:[、和与及]|以及)[^，,；;。]{0,4}[0-9０-９]")
"""Behind a number: another one, so that each of the names has its own."""

_AND = re.compile(r"[、和与及]|以及")
_CLOSE = 12
"""Code points before a number within which 均 stands."""

_LONGEST = 40
"""Code points before a number within which the names stand that it is said of."""

_STEPS = re.compile(r"(?:台阶|大关|关口|量级)[，、,](?:现已|目前|总量|已|并)*(?:达到了?|达|为)$")

_SUBJECT = re.compile(
    r"^(?:.*[：:])?(?:[全我本][省市县区州旗盟国]|全社会|全年|今年|力争|确保|实现|推动|预计)*"
)
_TOWN_AND_COUNTRY = re.compile(r"城乡(?=(?:常住)?居民)")

_OF_PROJECTS = "项目固定资产投资"
_COUNTED_FROM = re.compile("(?<![0-9０-９])(?:500|５００|五百)万元?(?:[（(]含[）)]|及)?以上的?$")


def shared_names(text: str, figure: Figure) -> list[str]:
    """Return the canonical names of the indicators that a figure is said of together; none for one alone.

    Args:
        text: The report, simplified.
        figure: The figure.
    """
    if figure.indicator is None:
        return []
    near = text[max(0, figure.start - _CLOSE) : figure.start]
    if not any(word in near for word in "均都皆"):
        return _joined_names(text, figure)
    clause = clause_before(text, figure.start)
    each = next((one for one in _EACH.finditer(clause) if len(clause) - one.start() <= _CLOSE), None)
    if each is None:
        return []
    named = _SUBJECT.sub("", clause[: each.start()])
    return list(dict.fromkeys(_names(named)))


def _joined_names(text: str, figure: Figure) -> list[str]:
    """Return the indicators, each with its whole name, that one change is said of: A、B增长4%左右."""
    if figure.kind not in ("change", "range") or _GOES_ON.match(text, figure.end):
        return []
    if not _AND.search(text, max(0, figure.start - _LONGEST), figure.start):
        return []
    named = _SUBJECT.sub("", _GROWS.sub("", clause_before(text, figure.start)))
    names = [plain_name(piece) for piece in _AND.split(named)]
    return list(dict.fromkeys(names)) if len(names) > 1 and _known().issuperset(names) else []


@cache
def _known() -> frozenset[str]:
    return frozenset(canonical_names().values())


def _names(named: str) -> Iterator[str]:
    pieces = [piece for piece in _AND.split(named) if piece]
    if not pieces:
        return
    last, known = pieces[-1], _known()
    for piece in pieces:
        for whole in _TOWN_AND_COUNTRY.sub("城镇", piece), _TOWN_AND_COUNTRY.sub("农村", piece):
            completed = (whole, *(whole + last[at:] for at in range(1, len(last) - 1)))
            yield from [name for one in completed if (name := plain_name(one)) in known][:1]


def _name_before_steps(text: str, figure: Figure) -> str | None:
    """Return what a figure is a level of that is told behind steps passed: 连跨两个台阶，达到4万亿元."""
    if figure.indicator is None or plain_name(figure.indicator) in _known():
        return None
    steps = _STEPS.search(text, sentence_at(text, figure.start)[0], figure.start)
    if steps is None:
        return None
    before = clause_before(text, steps.start())
    found = [
        (before.rfind(alias), len(alias), name)
        for alias, name in canonical_names().items()
        if alias in before
    ]
    return max(found)[2] if found else None


def _is_of_all_counted_projects(text: str, figure: Figure) -> bool:
    """Return whether a figure is told of the projects that investment is counted from.

    Investment in fixed assets is counted from projects of 5 million yuan on: 500万元以上项目固定资产投资.
    """
    name = figure.indicator or ""
    if name != _OF_PROJECTS:
        return False
    clause = clause_before(text, figure.start)
    at = clause.rfind(name)
    return at >= 0 and _COUNTED_FROM.search(clause[:at]) is not None


def with_shared(text: str, figure: Figure) -> list[Figure]:
    """Return a figure as it is said of each of its indicators; arguments as above.

    Where its own is only what the names have in common (城镇、农村居民收入), it is not said of that.
    """
    passed = _name_before_steps(text, figure)
    if passed is not None:
        return [replace(figure, indicator=passed)]
    if _is_of_all_counted_projects(text, figure):
        return [replace(figure, indicator=_OF_PROJECTS.removeprefix("项目"))]
    names = shared_names(text, figure)
    if figure.indicator is None or not names:
        return [figure]
    own = plain_name(figure.indicator)
    others = [replace(figure, indicator=name) for name in names if name != own]
    is_common = own not in names and any(name.endswith(own) for name in names)
    return others if is_common else [figure, *others]
