"""Coordination rules: a coordination that is the subject of a share or a total is named whole."""

import re
from collections.abc import Sequence
from typing import Final

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.grammar import compiled
from desktop.text.figures.indicators.list_members import SPLIT
from desktop.text.figures.indicators.nouns_before import LONGEST_NOUN, left_noun
from desktop.text.figures.indicators.rule_base import JOINED, NOUN, Found, indicator_rule
from desktop.text.figures.indicators.trimming import without_lead, without_trail

_TOLD: Final = re.compile(
    "(?:(?:合计|共计|总计|累计|总共|一共|(?<![公总])共)?占(?![用地有比])(?:[^，。；、占比]{2,14}的)?"
    "|合计|共计|总计|累计|总共|一共|(?<![公总])共(?![有同建享和产青管生]))"
    "(?:为|达到?|约|近|超过?|完成|实现|投入|安排|支出|减少|增加|销售|发放|筹集|新建|改造|建设)*\\Z"
)
"""How a share or a total is told of a coordination: 教育、卫生支出|合计, 自主创新、生态建设|占."""

_NO_MEMBER: Final = re.compile("[\\d的（）()“”：:；]|其中|[以如]|包括|等")
_DEED: Final = compiled("[\u4e00-\u9fff]{2,4}(?!<<growth-endings>>)[\u4e00-\u9fff]{2}")
"""What is done and named by its verb: 自主|创新, 节能|减排."""

_AMONG: Final = ("其中", "包括", "含")
_MOST: Final = 6
_FEWEST: Final = 2
_SHORTEST: Final = 2
_LONGEST: Final = 12
_SOLD: Final = "销售"
_SIGNS: Final = frozenset("占计共")


@indicator_rule(
    "coordination-that-is-the-subject",
    "A coordination before 占, 合计 or 共 and one number is its subject as a whole.",
    "以“、”“和”并列的各项之后为“占”“合计”“共”和一个数：以并列整体为指标",
    ("自主创新、结构调整、节能减排和生态建设占{16%}。", "自主创新、结构调整、节能减排和生态建设"),
    ("教育、卫生和社会保障支出合计{120亿元}。", "教育、卫生和社会保障支出"),
    ("煤炭、焦化和电力占工业增加值的{71%}。", "煤炭、焦化和电力"),
    needs=NOUN | JOINED,
)
def coordination(context: Context) -> Found | None:
    """Return the coordination that is the subject of a figure, or None."""
    segment = context.segment
    if context.length > 1 or context.left < context.clause or _SIGNS.isdisjoint(segment):
        return None
    told = _TOLD.search(segment) if "、" in segment and not segment.startswith(_AMONG) else None
    if told is None or told.start() < _SHORTEST:
        return None
    subject = segment[: told.start()]
    parts = [part for part in SPLIT.split(subject) if part]
    if not _FEWEST <= len(parts) <= _MOST or not subject.endswith(parts[-1]):
        return None
    noun = left_noun(parts[0])
    first = noun if noun is not None and parts[0].endswith(noun) else without_lead(parts[0])
    if not first or not parts[0].endswith(first) or not _are_members((first, *parts[1:])):
        return None
    whole = first + subject[len(parts[0]) :] + (_SOLD if told[0].endswith(_SOLD) else "")
    return whole if len(whole) <= 2 * LONGEST_NOUN else None


def _are_members(parts: Sequence[str]) -> bool:
    """Return whether parts of a coordination are nouns, none of them a clause or a verb with its object."""
    return all(
        _SHORTEST <= len(part) <= _LONGEST
        and _NO_MEMBER.search(part) is None
        and without_lead(part) == part
        and (without_trail(part) == part or _DEED.fullmatch(part) is not None)
        for part in parts
    )
