"""Aim rules: what is an aim, or was one, wherever in a report it stands."""

import re
from typing import Final

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.time.status_signs import (
    ALL_MEASURED,
    FAR,
    NEAR,
    SAYS_AIM,
    SAYS_OF,
    SAYS_PLANNED,
    SHARE,
    found_before,
)
from desktop.text.figures.trace import rule

_AIM_BEHIND: Final = re.compile(
    "(?:以上|左右|以内)?(?:[、，和][^，。；]{2,24})?的(?:预期|奋斗|战略|宏伟|年度|既定)?目标"
)
_AIM_SAID: Final = re.compile(
    "(?:(?P<not>没有|未能|未)(?:能够?)?|(?:提前|如期|基本|已经|胜利|圆满|顺利))(?:实现|完成|达到)了?[^，。；]*\\Z"
)
_AIM_SET: Final = re.compile("(?:提出|制定|确立|明确)了?[^。；]*(?:要|力争|争取|今年|全年)[^。；]*\\Z")
_AIM_LATER: Final = re.compile("(?![^。；\n]*(?:低于|高于|超过|好于))[^。；\n]{0,24}的[^，。；]{0,4}目标")
_AIM_BEATEN: Final = re.compile(
    "(?:超过|超额完成|超出|高于|好于|快于|低于|突破)了?(?:[\u4e00-\u9fff]{0,6})?"
    "(?:计划|规定|原定|预定|年初|预期|既定|目标|预算)[\u4e00-\u9fff]{0,10}\\Z"
)
_AIM_NAMED: Final = re.compile(
    "(?:左右|以上|以内)?的(?:预期|年度|既定|发展|经济|控制)*(?:要求|计划|目标|规定|任务|预期|指标|百分之|[0-9])"
)
"""What stands before and behind an aim that something is compared with: 超过计划规定增长|3%|的要求."""

_ONLY_AIMED: Final = re.compile("[（(]原?计划[^，。；）)0-9]{0,10}\\Z")
"""What says in brackets what had been planned: （原计划降低|8.2%|）."""

_BUDGET: Final = re.compile(
    "(?:占|完成)(?:了)?(?:年初|全年|年度?|调整|变动|代编|的)*(?:预算|计划|任务|目标)(?:数|总额|安排|指标)?(?:的)?\\Z"
)
_SHARE_OF: Final = re.compile(r"的\s?(?:[0-9.]+%|百分之)")
"""What stands before and behind an amount that was planned: 占年初预算|3.2亿元|的42.3%."""

_EXPECTED: Final = re.compile("(?<![于过比出])(?:的)?预期(?:增速|增长率?|增幅)(?:目标)?定?[为是]\\Z")
_AIM_REACHED: Final = re.compile("完成|实现|超额|好于|达成|实际")
_AIMING: Final = re.compile("力争|争取|确保|必须|要|将|计划")


@rule(
    "aim-that-was-met",
    "An aim of which a text says that it was set, was reached or was missed.",
    "提出的、已经实现或未能实现的目标",
    ("二、2024年工作安排\n我们提前实现了产值比2000年{翻两番}的目标。", "achieved"),
    ("一、2023年工作回顾\n年初提出了全年增收{90元}的目标。", "target"),
    ("一、2023年工作回顾\n没有实现单位能耗降低{4%}左右的目标。", "other"),
    needs=SAYS_AIM,
)
def aim(context: Context) -> str | None:
    """Return what an aim is that is spoken of."""
    if _AIM_LATER.match(context.text, context.token.end) and found_before(context, _AIM_SET, FAR):
        return None if found_before(context, _AIM_REACHED, FAR) else "target"
    if _AIM_BEHIND.match(context.text, context.token.end) is None:
        return None
    said = found_before(context, _AIM_SAID, FAR)
    if said is None or _AIMING.search(context.text, max(context.clause, said.start() - NEAR), said.start()):
        return None
    return "other" if said["not"] else "achieved"


@rule(
    "aim-that-was-beaten",
    "An aim that what was reached is compared with: 超过计划规定增长|3%|的要求.",
    "用来与实际结果相比的原定目标",
    ("一、2023年工作回顾\n农业产值增长3.7%，超过计划规定增长{3%}的要求。", "other"),
    ("一、2023年工作回顾\n完成投资49亿元，超过原定计划{42亿元}的15%。", "other"),
    ("一、2023年工作回顾\n超额完成年初增长{6%}的目标。", "other"),
    ("一、2023年工作回顾\n成本降低7.7%（原计划降低{8.2%}），没有完成计划。", "other"),
    needs=SAYS_PLANNED,
)
def beaten(context: Context) -> str | None:
    """Return that an aim was compared with what was reached."""
    if "计划" in context.segment and found_before(context, _ONLY_AIMED, NEAR):
        return "other"
    if _AIM_NAMED.match(context.text, context.token.end) is None:
        return None
    return "other" if found_before(context, _AIM_BEATEN, NEAR) else None


@rule(
    "budget-that-a-share-is-of",
    "An amount that was planned, of which a share is done: 占年初预算|3.2亿元|的42.3%.",
    "“占预算…的百分之几”中的预算数：是目标",
    ("一、2023年工作回顾\n完成收入1.4亿元，占年初预算{3.2亿元}的42.3%。", "target"),
    ("一、上半年工作回顾\n完成投资8亿元，完成年度计划{20亿元}的40%。", "target"),
    ("一、2023年工作回顾\n工业总产值635亿元，完成年计划{710亿元}的89.4%。", "target"),
    only=ALL_MEASURED | frozenset({"count"}),
    needs=SAYS_OF,
)
def budget(context: Context) -> str | None:
    """Return that an amount was planned."""
    if _SHARE_OF.match(context.text, context.token.end) is None:
        return None
    return "target" if found_before(context, _BUDGET, NEAR) else None


@rule(
    "expected-growth",
    "What is expected, in so many words, is an aim wherever it stands: 今年的预期增速为|10%|.",
    "“预期增速为”：无论在何处都是目标",
    ("一、2023年工作回顾\n过去四年增长较快。今年的预期增速为{10%}。", "target"),
    only=frozenset({SHARE}),
)
def expected(context: Context) -> str | None:
    """Return that a number is expected."""
    if context.token.kind == "rank" or "预期" not in context.segment:
        return None
    start = context.token.start
    clause = context.text[max(context.clause, start - NEAR) : start]
    return "target" if _EXPECTED.search(clause) else None
