"""Funding rules: what money is paid for, or what is given, stands behind the amount."""

import re
from typing import Final

from desktop.text.figures.context.clauses import paragraph_end
from desktop.text.figures.context.surroundings import REACH, Context
from desktop.text.figures.doubt import Guess
from desktop.text.figures.grammar import compiled, word_list
from desktop.text.figures.indicators.following_noun import following_noun
from desktop.text.figures.indicators.names import measuring, named
from desktop.text.figures.indicators.nouns_before import left_noun
from desktop.text.figures.indicators.nouns_behind import right_noun
from desktop.text.figures.indicators.rule_base import (
    NO_NOUN,
    NOUN,
    ONLY_MONEY,
    SIZES,
    Found,
    ending,
    indicator_rule,
)

_GIVES: Final = word_list("giving-verbs")
_PAID: Final = compiled(
    r"(?:<<payers>>)(?:从[^，。；]{2,14}中|<<payment-adverbs>>)*(?P<verb><<paying-verbs>>)了?\Z"
)
_UNPAID: Final = compiled(
    "(?:<<payment-adverbs>>)*(?:从(?P<source>[^，。；]{2,14})中)?(?:<<payment-adverbs>>)*(?:安排|拨付|下达|筹集|投入|拿出|拨出)了?(?:资金|经费)?"
)
"""A verb of paying without who pays: 今年拟安排|430亿元，用于廉租房建设."""

_PAYING_ENDS: Final = frozenset(word[-1] for word in word_list("paying-verbs")) | {"了", "集", "金", "费"}
_PURPOSE: Final = compiled(r"(?:[\u4e00-\u9fff]{0,4}(?:资金|经费))?，?(?:<<purposes>>)+")
_USED: Final = compiled("将?(?=[^，。；]{0,2}用于)(?:<<purposes>>)+")
_OPENING: Final = re.compile("(?:其中|另外|另|此外)?[，：:]?(?:有|约|近)?")
"""What says of a part only that it is one."""

_AIM: Final = re.compile("[\u4e00-\u9fff“”]{2,12}(?=[，。；、])")
"""What is paid for although it is no noun: 用于|促进|就业."""

_OWNED: Final = compiled(r"(?:<<payers>>)的\Z")
_FIRM: Final = re.compile("[\u4e00-\u9fff“”（）()]{2,16}(?:公司|集团|厂|银行|学校|医院|合作社)\\Z")
"""A firm before the money of what it builds: 某森林公司|2800万元的|技改工程."""

_BEFORE: Final = re.compile(r"[^，。；：、\d]{4,40}(?=，\Z)")
_RAISED: Final = re.compile(
    "(?:增加|加大|提高|扩大|保障|加强|优化)(?P<what>[\u4e00-\u9fff“”]{2,10}(?:投入|支出|经费|资金))\\Z"
)
_FUNDED: Final = re.compile("(?:投入|支出|经费|资金|建设|改造|事业|工程|保障|问题)\\Z")
"""How a clause ends before a payer that says what is paid for."""

_WORKS: Final = re.compile("(?:建设|改造|治理|修复|整治)(?=[，。；、]|等|和|与|\\Z)")
_FUNDS: Final = re.compile("专?项?资金|经费|基金|贷款|补助")
_GIVER: Final = re.compile(
    "(?:获得?|争取到?|得到)(?:了|上级)?[\u4e00-\u9fff]{0,8}(?:政府|财政部?|财政厅|中央|[部厅委局])\\Z"
)
"""Who gives, behind a verb of getting: 获得|省政府."""

_PEOPLE: Final = ("家庭", "户", "群众", "人员", "学生", "农民", "职工")
_FOR_PEOPLE: Final = re.compile(
    "[\u4e00-\u9fff]{2,12}的(?P<works>[\u4e00-\u9fff]{2,10}?(?:建设|改造|工程|项目))(?=[，。；、\n])"
)
"""Works for people, which money is paid for: 低保家庭的|廉租房建设."""

_JOINTS: Final = frozenset("和、及与")
_SIZE: Final = "规模"


@indicator_rule(
    "what-the-payer-pays-for",
    "Who pays stands before money: what it is paid for stands behind it.",
    "付款者在金额之前：所付之物或用途在金额之后",
    ("中央财政安排{51亿元}用于农村危房改造。", "农村危房改造"),
    ("省财政下达{3.6亿元}救灾资金。", "救灾资金"),
    ("去年国家增发{1000亿元}国债加强基础设施建设。", "国债"),
    ("今年中央财政拿出{396亿元}用于转移支付。", "转移支付"),
    ("省财政拟投入{43亿元}用于促进就业。", "就业"),
    ("国家从粮食风险基金中拿出{100亿元}，直接补贴种粮农民。", "种粮农民"),
    ("安排资金{26亿元}，用于农村学校改造。", "农村学校改造"),
    only=ONLY_MONEY,
)
def _paid_for(context: Context) -> Found | None:
    if context.segment[-1:] not in _PAYING_ENDS:
        return None
    text, end = context.text, context.token.end
    purpose = _PURPOSE.match(text, end)
    unpaid = None if purpose is None or context.carried is not None else _UNPAID.fullmatch(context.segment)
    if unpaid is None and _PAID.search(context.segment) is None:
        return None
    begin = purpose.end() if purpose else end
    noun = right_noun(text, begin, counted=False, end=paragraph_end(text, end))
    if noun is not None and len(noun) > 1:
        works = _FOR_PEOPLE.match(text, begin) if noun.endswith(_PEOPLE) else None
        return works["works"] if works else named(_with_funds(context, noun))
    aim = _AIM.match(text, begin) if purpose else None
    if aim is None and unpaid is not None:
        return unpaid["source"]
    return aim[0] if aim else None


@indicator_rule(
    "what-a-part-is-for",
    "Nothing but 其中 stands before money and 用于 directly behind it: the part is named by what it is for.",
    "之前只有“其中”、其后直接是“用于”的金额：所指为其用途",
    ("安排专项资金12亿元，其中{4亿元}重点用于农村公路养护。", "农村公路养护"),
    ("安排专项资金12亿元，4亿元用于农村公路养护，{8亿元}主要用于水库除险加固。", "水库除险加固"),
    only=ONLY_MONEY,
    needs=NO_NOUN,
)
def part_for(context: Context) -> Found | None:
    """Return what a part of a sum is for."""
    purpose = _USED.match(context.text, context.token.end)
    if purpose is None or _OPENING.fullmatch(context.segment) is None:
        return None
    end = paragraph_end(context.text, purpose.end())
    noun = right_noun(context.text, purpose.end(), counted=False, end=end)
    if noun is not None and len(noun) > 1:
        return named(_with_funds(context, noun))
    aim = _AIM.match(context.text, purpose.end())
    return aim[0] if aim else None


@indicator_rule(
    "what-a-giver-gives",
    "获得 or 争取 and who gives stand before money: what is given stands behind it.",
    "“获得”“争取”与给予者在金额之前：所给之物在金额之后",
    ("获得省政府{5亿元}竞争性扶持资金。", "竞争性扶持资金"),
    ("争取国家财政部{2000万元}专项资金。", "专项资金"),
    only=ONLY_MONEY,
    needs=NOUN,
)
def _from_giver(context: Context) -> Found | None:
    return following_noun(context) if _GIVER.search(context.segment) else None


@indicator_rule(
    "what-a-payer-puts-in",
    "Who pays stands before money and nothing behind says what for: the clause before does, or nothing.",
    "付款者之后的金额未说明用途：取前一分句所述，否则为其投入",
    ("继续实施中小学危房改造，省财政将投入{6亿元}。", "中小学危房改造"),
    ("各级政府要增加社会保障投入，中央财政拟安排{3185亿元}。", "社会保障投入"),
    ("扩大补贴范围，省财政为此投入{12亿元}。", "省财政投入"),
    only=ONLY_MONEY,
    needs=NOUN,
)
def _put_in(context: Context) -> Found | None:
    paid = _PAID.search(context.segment) if context.segment[-1:] in _PAYING_ENDS else None
    if paid is None or context.carried is not None or measuring(context.noun or ""):
        return None
    before = _BEFORE.search(context.text, max(context.before, context.clause - REACH), context.clause)
    raised = _RAISED.search(before[0]) if before else None
    noun = raised["what"] if raised else left_noun(before[0]) if before else None
    if noun is not None and _FUNDED.search(noun):
        return Guess(noun)
    payer = (context.noun or "").removesuffix("投入")
    return f"{payer}投入"


@indicator_rule(
    "money-of-an-owner",
    "Whose money it is stands before it with 的, and what it is behind it: 中央财政的|400亿元|补贴资金.",
    "金额之前是“…财政的”，所指在金额之后",
    ("用好中央财政的{400亿元}补贴资金。", "补贴资金"),
    only=ONLY_MONEY,
)
def _owned_money(context: Context) -> Found | None:
    firm = context.behind("的") and _FIRM.search(context.segment)
    owned = firm or (context.segment[-1:] == "的" and _OWNED.search(context.segment))
    noun = following_noun(context) if owned else None
    return None if noun is None else _with_funds(context, noun)


def _with_funds(context: Context, noun: str) -> str:
    """Return a purpose with the funds that are named behind it: 救灾|资金."""
    begin = context.text.find(noun, context.token.end, context.token.end + 30)
    funds = _FUNDS.match(context.text, begin + len(noun)) if begin >= 0 else None
    if begin >= 0 and funds is None:
        funds = _WORKS.match(context.text, begin + len(noun))
    return noun + funds[0] if funds else noun


@indicator_rule(
    "thing-behind-each-of-a-list",
    "Each amount of a list has its own thing behind it: 384亿元|救灾款|和|740亿元|恢复重建资金.",
    "并列各数之后各有所指：384亿元救灾款和740亿元恢复重建资金",
    ("省财政下达3.8亿元救灾款和{7.4亿元}恢复重建资金。", "恢复重建资金"),
    only=ONLY_MONEY | SIZES,
    needs=NOUN,
)
def _each_behind(context: Context) -> Found | None:
    segment = context.segment
    if segment[-1:] not in _JOINTS or (context.noun or "\n") not in (context.carried or ""):
        return None
    begins = context.text.startswith(segment[0], context.before) and context.before > context.clause
    noun = following_noun(context) if begins else None
    return None if noun is None else _with_funds(context, noun)


@indicator_rule(
    "what-is-given",
    "A verb of giving before money: what is given stands behind it.",
    "“发放”“给予”等动词之后的金额：所给之物在其后",
    ("为老年人每人每月发放{30元}高龄补贴。", "高龄补贴"),
    only=ONLY_MONEY,
)
def _given(context: Context) -> Found | None:
    return following_noun(context) if context.segment.endswith(_GIVES) else None


@indicator_rule(
    "fund-of-a-size",
    "规模 and money with 的 behind it: the fund that has the size follows: 规模500亿元的|科创基金.",
    "“规模”与金额之后带“的”：具备该规模的基金在其后",
    ("首期规模{50亿元}的科创基金落地。", "科创基金"),
    ("成立总规模达{200亿元}的产业投资基金。", "产业投资基金"),
    only=ONLY_MONEY,
    needs=NOUN | ending([_SIZE]),
)
def _fund(context: Context) -> Found | None:
    return following_noun(context) if (context.noun or "").endswith(_SIZE) and context.behind("的") else None


FUNDING_RULES: Final = (_paid_for, _from_giver, _put_in, _owned_money, _each_behind, _given, _fund)
"""Money that is paid, given or put in, and funds of a size."""
