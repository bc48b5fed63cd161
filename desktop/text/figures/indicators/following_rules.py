"""Following rules: what is counted or measured stands behind the number."""

import re
from typing import Final

from desktop.text.figures.context.clauses import paragraph_end
from desktop.text.figures.context.discourse import REACH, Context
from desktop.text.figures.doubt import Guess, is_sure
from desktop.text.figures.grammar import compiled, cut, inner, word_list
from desktop.text.figures.indicators.names import measuring, named, prefix_name, suffix_name
from desktop.text.figures.indicators.noun_phrases import left_noun, right_noun
from desktop.text.figures.indicators.rule_base import (
    AFTER_AGE,
    COUNTED,
    NO_NOUN,
    NOTHING,
    NOUN,
    NOUN_MAY_FOLLOW,
    NOUN_UNITS,
    ONLY_MONEY,
    ONLY_PEOPLE,
    ONLY_RATIO,
    SIZES,
    Found,
    completed,
    indicator_rule,
)
from desktop.text.figures.indicators.trimming import clean, without_lead, without_trail
from desktop.text.figures.scan.implicit_units import implied_noun

_TAKING: Final = compiled(
    r"(?:用了?|<<time-taking-verbs>>|(?<![制定缩持排])在|第[一二三四五六七八九十]个|[上下]一?个)[近约]?\Z"
)
_LONG_TIMES: Final = frozenset({"年", "月", "个月"})
"""Units of times within which a whole task is done; what is done within days has them for its measure."""

_TIME_GIVEN: Final = re.compile("多?(?:以来|来|以内|之内|内|的?(?:时间|努力|奋斗|实践|发展))")
_TIMED: Final = compiled("(?:<<time-measures>>)")
_AMONG: Final = re.compile(
    "(?:可以|属于|由|已|能|被|未|经|完工|建成|投产|[\u4e00-\u9fff]{2})的(?:共|约|已|就|只|还|将)?(?:有|是|达)\\Z"
)
"""What says how many of them: 在今年内可以完工|的有."""

_SUBJECT: Final = re.compile(
    r"\s*(?:在?(?:这些|上述|以上|全部|所有|在))?(?P<subject>[^，。；：、\d]{2,20}?)中?，"
)
_AGED: Final = compiled(r"\s?(?:及?以[上下内])?的?([\u4e00-\u9fff]{0,6}?(?:<<age-groups>>))")
_AGE_BETWEEN: Final = compiled(
    r"\s?\d{1,3}周?岁(?:及?以[上下内])?的?([\u4e00-\u9fff]{0,6}?(?:<<age-groups>>))"
)
_OF: Final = re.compile(r"\s?(?:以上的?|(?:左右|以下|以内|多)?的)[\u4e00-\u9fffA-Z]")
_BATCHES: Final = frozenset({"批", "步", "期", "轮", "次", "阶段"})
_DEED: Final = re.compile(
    "(?:全面|较?大幅度?|连续|相继|先后)?(?:提高|降低|下调|上调|调整|降准|降息|降税|减税|调减|调增|发放|召开|举行|发布|出台)"
    "[\u4e00-\u9fff]{0,14}(?=[，。；、])"
)
_FOUND: Final = re.compile("的?(?P<what>再就业|转移就业|就业|进城落户|落户)(?![问培岗服援])")
_PLACED: Final = re.compile(
    "(?P<where>城镇|城乡|农村|城市)(?:共|累计|已|约|近)*(?:安排|安置|解决)了?(?:约|近)?\\Z"
)
_ACT: Final = re.compile("[\u4e00-\u9fff]{2,12}(?=[，。；、])")
_RATE: Final = re.compile(
    r"\s?(?:以上|以下|左右|以内)?的(?:(?P<aim>(?:预期|经济)*增长(?:预期)?目标)|(?P<rate>增速|增长率|增长速度|经济增速))"
)
"""A rate of growth behind its number: 5%左右的|增长目标."""

_GROWS: Final = word_list("growth-endings")
_GIVES: Final = word_list("giving-verbs")
_YEARLY: Final = frozenset(word_list("yearly-output"))
_PAID: Final = compiled(
    r"(?:<<payers>>)(?:从[^，。；]{2,14}中|<<payment-adverbs>>)*(?P<verb><<paying-verbs>>)了?\Z"
)
_UNPAID: Final = compiled(
    "(?:从(?P<source>[^，。；]{2,14})中)?(?:<<payment-adverbs>>)*(?:安排|拨付|下达|筹集|投入|拿出|拨出)了?"
)
"""A verb of paying without who pays: 今年拟安排|430亿元，用于廉租房建设."""

_PAYING_ENDS: Final = frozenset(word[-1] for word in word_list("paying-verbs")) | {"了", "集"}
_PURPOSE: Final = compiled(r"(?:[\u4e00-\u9fff]{0,4}(?:资金|经费))?，?(?:<<purposes>>)+")
_AIM: Final = re.compile("[\u4e00-\u9fff“”]{2,12}(?=[，。；、])")
"""What is paid for although it is no noun: 用于|促进|就业."""

_OWNED: Final = compiled(r"(?:<<payers>>)的\Z")
_BEFORE: Final = re.compile(r"[^，。；：、\d]{4,40}(?=，\Z)")
_RAISED: Final = re.compile(
    "(?:增加|加大|提高|扩大|保障|加强|优化)(?P<what>[\u4e00-\u9fff“”]{2,10}(?:投入|支出|经费|资金))\\Z"
)
_FUNDED: Final = re.compile("(?:投入|支出|经费|资金|建设|改造|事业|工程|保障|问题)\\Z")
"""How a clause ends before a payer that says what is paid for."""
_PEOPLE_BEHIND: Final = re.compile(
    r"(?:、(?=[\d.]+[万千]?[余多]?[人名口]的))?[\d.]+(?:[万千]?[余多]?(?P<unit>[人名口])|万[余多]?(?=[\u4e00-\u9fff]))"
)
_SIZES_ON: Final = re.compile(r"(?:[、和与及](?:\d{1,2}[×xX*])?[\d.]+万?千瓦)+")
"""Sizes that go on a list before what has them: 2×100万千瓦|、4×35万千瓦|机组."""

_ACTS: Final = re.compile("[获向被在列]|入(?=[选围列库统规驻])")
_FUNDS: Final = re.compile("专?项?资金|经费|基金|贷款|补助")
_ABOVE: Final = re.compile("(?:级|(?:以[上下])?的|以上)(?:已?达到?|有|共有?)?")
_AMOUNT: Final = re.compile(
    r"(?P<front>[^、，]*?)(?:超过?|过|达到?|突破|在|逾)?(?:[\d.]+|[一二两三五十百千])?[十百千万亿]+美?元?\Z"
)
_MEASURE: Final = compiled(
    r"年?(?:主营业务|营业|销售)?(?:收入|产值|总产值|税收|纳税|投资额?|总投资|利税|利润|营收|销售额|资产总额)\Z"
)
_HAVE_A_SIZE: Final = ("企业", "项目", "园区", "集群", "产业", "单位", "市场", "公司", "集团", "乡镇", "村")
"""Ends of things that have a size in money."""

_TITLES: Final = ("唯一", "首个", "第一个", "少数")
"""Beginnings of what something is called for its number: 保持100%的|唯一省份."""

_JOINTS: Final = frozenset("和、及与")
_SHARED: Final = re.compile(
    r"\s?(?P<level>[国省市县区乡镇村校]家?级|\d?A级)(?:和|、|以及|及|，)\s?[\d一二两三四五六七八九十]+[个家项所处座名]\s?"
    r"(?:[国省市县区乡镇村校]家?级|\d?A级)(?P<noun>[\u4e00-\u9fffA-Z“”]{2,14})"
)
_VAGUE: Final = frozenset(word_list("vague-nouns"))
_PERSONS: Final = word_list("person-endings")
"""Ends of nouns that say by themselves who the people behind them are."""


@indicator_rule(
    "indicator-around-an-age",
    "An age stands within the clause of an indicator: the number behind it has that.",
    "分句之中夹有年龄：其后数据仍属该分句的指标",
    ("新增3岁以下婴幼儿托位{6000个}。", "托位"),
    needs=AFTER_AGE,
)
def _around_age(context: Context) -> Found | None:
    begin = max(context.clause, context.token.start - REACH)
    return suffix_name(without_trail(clean(context.text[begin : context.token.start])))


@indicator_rule(
    "things-above-a-size",
    "An amount from which on things count stands just before: 销售收入过亿元的|34家.",
    "之前紧接门槛数额：超过该数额的事物数",
    ("农产品加工企业销售收入过亿元的{34家}，其中过10亿元的3家。", "农产品加工企业"),
    ("百亿级项目2个、50亿级{3个}、10亿级19个。", "百亿级项目"),
    only=COUNTED,
)
def above_a_size(context: Context) -> Found | None:
    """Return what is counted behind the amount that it is above."""
    if _ABOVE.fullmatch(context.segment) is None:
        return None
    front = _AMOUNT.search(clean(context.text[context.clause : context.before]))
    if front is None:
        return None
    thing = without_lead(_MEASURE.sub("", without_trail(front["front"])))
    if len(thing) > 1 and thing.endswith(_HAVE_A_SIZE):
        return named(thing)
    return context.counts.get(context.base)


@indicator_rule(
    "persons-before",
    "A noun that says by itself who the people behind it are: 团伙成员39人.",
    "之前名词已说明是何人：团伙成员39人",
    ("抓获诈骗团伙成员{39人}提起公诉。", "诈骗团伙成员"),
    only=ONLY_PEOPLE,
)
def _persons(context: Context) -> Found | None:
    if not context.segment.endswith(_PERSONS):
        return None
    return named(context.read_noun())


@indicator_rule(
    "people-with-an-age-between",
    "An age stands between the number of people and who they are: 3名|60岁以上|老人.",
    "人数与人群之间夹有年龄：3名60岁以上老人",
    ("为{3名}60岁以上老人服务。", "老人"),
    only=ONLY_PEOPLE,
)
def _age_between(context: Context) -> Found | None:
    between = _AGE_BETWEEN.match(context.text, context.token.end)
    return between[1] if between else None


@indicator_rule(
    "households-and-their-people",
    "A number of people stands directly behind: both count who stands behind that: 1183户|2914名|贫困人口.",
    "户数之后紧接人数：两者所计同为其后的人群",
    ("剩余{1183户}2914名贫困人口全部脱贫。", "贫困人口"),
    ("对全县{6.48万户}23.24万农村常住人口进行遍访。", "农村常住人口"),
    only=ONLY_PEOPLE,
)
def _households(context: Context) -> Found | None:
    people = _PEOPLE_BEHIND.match(context.text, context.token.end) if context.base == "户" else None
    if people is None or cut().match(context.text, people.end()):
        return None
    if people["unit"] is None:
        return implied_noun(context.text, people.start(), people.end())
    noun = right_noun(context.text, people.end(), counted=True)
    return named(noun) if noun and noun not in _VAGUE else None


@indicator_rule(
    "people-of-the-households-before",
    "A number of people directly behind that of households, and a verb behind it: 312户|1096人|全部落实.",
    "紧接户数之后、其后直接为谓语的人数：所计与户数同",
    ("监测对象312户{1096人}全部落实帮扶措施。", "监测对象"),
    only=ONLY_PEOPLE,
)
def _of_households(context: Context) -> Found | None:
    if context.before != context.token.start or context.carried is None:
        return None
    return context.carried if cut().match(context.text, context.token.end) else None


@indicator_rule(
    "level-of-a-shared-noun",
    "Only a level stands behind the number; the noun follows the next: 1个|省级、5个市级|专业镇.",
    "数字之后只有级别：名词在并列后项之后",
    ("培育{1个}省级、5个市级专业镇。", "省级专业镇"),
    ("新增{1家}4A级和1家3A级景区。", "4A级景区"),
    only=COUNTED,
)
def _level_shared(context: Context) -> Found | None:
    shared = _SHARED.match(context.text, context.token.end)
    noun = shared and right_noun(context.text, shared.start("noun"), counted=True)
    return f"{shared['level']}{noun}" if shared and noun else None


@indicator_rule(
    "things-counted-that-act",
    "A verb stands directly behind a measure word that counted things before: 案例173项，|37项|向全国推广.",
    "量词之后直接是谓语：所计同前",
    ("形成案例173项，{37项}向全国推广。", "案例"),
    ("停产的10户企业，{9户}恢复生产。", "企业"),
    only=COUNTED,
)
def _acting(context: Context) -> Found | None:
    if context.segment or not context.counts:
        return None
    text, end = context.text, context.token.end
    acts = _ACTS.match(text, end) or cut().match(text, end)
    return context.counts.get(context.base) if acts else None


@indicator_rule(
    "those-among-them",
    "的有 or 的是 before a count: how many of what was counted before, or of what the sentence speaks of.",
    "“…的有”“…的是”之后的计数：所计同前，或为本句主语",
    ("共有水利工程120个，属于地方的是{49个}。", "水利工程"),
    ("这些水利工程，今年内可以完工的有{14个}。", "水利工程"),
    only=frozenset({"count"}),
)
def _among_them(context: Context) -> Found | None:
    if _AMONG.search(context.segment) is None or right_noun(context.text, context.token.end, counted=True):
        return None
    if context.base in context.counts:
        return context.counts[context.base]
    subject = _SUBJECT.match(context.text, context.sentence, context.clause)
    if subject is None or inner().search(subject["subject"]):
        return None
    noun = left_noun(subject["subject"])
    return named(noun) if noun is not None and is_sure(noun) else None


@indicator_rule(
    "noun-that-implies-the-unit",
    "The noun behind a number that has no measure word: 近3万|困难群众.",
    "数字之后无量词、直接接名词：近3万困难群众",
    ("{740多万}游客喜爱的“望澜灯会”圆满落幕。", "游客"),
    only=ONLY_PEOPLE,
)
def _implied(context: Context) -> Found | None:
    return implied_noun(context.text, context.token.start, context.token.end)


@indicator_rule(
    "in-so-many-batches",
    "分 before a number of batches or steps: how something is done, and nothing that is counted.",
    "“分”之后的批次、步骤：说明做法，没有指标",
    ("农资补贴分{三批}向种粮农民发放。", None),
    only=frozenset({"count"}),
)
def in_batches(context: Context) -> Found | None:
    """Return NOTHING for a number of batches in which something is done."""
    return NOTHING if context.segment.endswith("分") and context.base in _BATCHES else None


@indicator_rule(
    "what-was-done-so-many-times",
    "次 and a verb behind it: what was done so many times.",
    "“次”之后的动词短语：所做之事",
    ("去年{两次}全面降准，推动降低贷款利率。", "全面降准"),
    ("{三次}提高出口退税率。", "提高出口退税率"),
    only=frozenset({"count"}),
    needs=0,
)
def _times(context: Context) -> Found | None:
    if context.base != "次" or context.segment.endswith(("第", "每", "一")):
        return None
    text, end = context.text, context.token.end
    done = _DEED.match(text, end)
    if done is None and not context.segment and right_noun(text, end, counted=True) is None:
        done = _ACT.match(text, end)
    return done[0] if done else None


@indicator_rule(
    "noun-counted-behind",
    "The noun behind a measure word is what is counted.",
    "量词之后的名词为所计事物",
    ("实施{5家}钢铁企业深度治理。", "钢铁企业"),
    ("为{2.3万名}教师发放补贴。", "教师"),
    only=COUNTED,
)
def _counted_behind(context: Context) -> Found | None:
    noun = _noun_behind(context, counted=True)
    return None if noun is None else named(completed(context, noun))


def _noun_behind(context: Context, *, counted: bool) -> str | None:
    """Return the noun phrase that follows a figure in its paragraph, not the next line's first name."""
    text, position = context.text, context.token.end
    end = paragraph_end(text, position)
    line = text.find("\n", position, min(end, position + 3))
    if line >= 0 and prefix_name(text[line + 1 : line + 14], 3):
        end = line
    return right_noun(text, position, counted=counted, end=end)


@indicator_rule(
    "people-something-is-done-for",
    "People before whom only 为, 向, 对 or 给 stands, and behind whom nothing says who they are.",
    "之前只有“为”“向”“对”“给”的人数",
    ("为{224人}发放救助资金。", "人"),
    only=ONLY_PEOPLE,
)
def _recipients(context: Context) -> Found | None:
    segment = context.segment
    return context.base if len(segment) < 4 and segment.endswith(("为", "向", "对", "给")) else None


@indicator_rule(
    "people-of-an-age",
    "The people behind an age: 65岁及以上|老年人.",
    "年龄之后的人群：65岁及以上老年人",
    ("为{65岁}及以上老年人免费体检。", "老年人"),
    only=frozenset({"time"}),
)
def _of_an_age(context: Context) -> Found | None:
    aged = _AGED.match(context.text, context.token.end) if context.base == "岁" else None
    return aged[1] if aged else None


@indicator_rule(
    "things-of-so-many-years",
    "The thing behind 以上 that is so many years old: 30年以上|燃气管道.",
    "年限以上之后的事物：30年以上燃气管道",
    ("改造管网6562公里，{30年}以上燃气管道清零。", "燃气管道"),
    only=frozenset({"time"}),
)
def _so_old(context: Context) -> Found | None:
    old = context.base == "年" and context.behind("以上")
    noun = right_noun(context.text, context.token.end, counted=True) if old else None
    return named(noun) if noun and len(noun) > 1 else None


@indicator_rule(
    "how-long-something-takes",
    "Time within which something is done, or that it takes, measures nothing that has a name.",
    "完成某事的期限或所用时间：没有指标",
    ("力争用{三年}时间完成改造。", None),
    ("推进农网改造升级，{两年}内实现全覆盖。", None),
    ("经过{八年}持续努力，农村面貌焕然一新。", None),
    only=frozenset({"time"}),
)
def how_long(context: Context) -> Found | None:
    """Return NOTHING for the time that something takes, unless a noun says that time is measured."""
    segment = context.segment
    if segment.endswith("连续") or _TIMED.search(segment):
        return None
    long = context.base in _LONG_TIMES and _TIME_GIVEN.match(context.text, context.token.end)
    if long or _TAKING.search(segment):
        return NOTHING
    return None


def _following(context: Context) -> str | None:
    """Return the noun behind a number that measures it, where there may be one."""
    if context.dimension == "ratio" and _OF.match(context.text, context.token.end) is None:
        return None
    if context.segment.endswith(_GROWS):
        return None
    following = _noun_behind(context, counted=False)
    if (
        following is None
        or following in _VAGUE
        or following.startswith(_TITLES)
        or (len(following) == 1 and following not in NOUN_UNITS)
    ):
        return None
    return named(following)


@indicator_rule(
    "what-people-are-found",
    "安排, 解决 or nothing before people and 就业 or 落户 behind them: that is what is counted.",
    "“安排”“解决”若干人“就业”“落户”：所计即其事",
    ("全省共安排{37万人}就业。", "就业"),
    ("城镇安置{12万人}就业。", "城镇就业"),
    ("有{16万人}进城落户。", "进城落户"),
    only=ONLY_PEOPLE,
)
def _found(context: Context) -> Found | None:
    found = _FOUND.match(context.text, context.token.end)
    if found is None:
        return None
    where = _PLACED.search(context.segment)
    if where is not None:
        return f"{where['where']}{found['what']}"
    return found["what"] if context.read_noun() is None else None


@indicator_rule(
    "rate-of-growth-behind",
    "增速 or 增长目标 behind a share, and nothing before it that grows: the aim is the economy's.",
    "比率之后是“增速”“增长目标”而之前未提增长的事物",
    ("实现{5.5%}左右的增长目标。", "地区生产总值"),
    ("要有{6.5%}以上的增速才能保障就业。", "增速"),
    only=ONLY_RATIO,
)
def _rate_behind(context: Context) -> Found | None:
    rate = _RATE.match(context.text, context.token.end)
    if rate is None or context.segment.endswith(_GROWS):
        return None
    noun = context.read_noun()
    if noun is not None and is_sure(noun):
        return None
    return context.carried or ("地区生产总值" if rate["aim"] else rate["rate"])


@indicator_rule(
    "noun-behind",
    "Nothing before the number names what it measures, and the noun behind it does.",
    "之前无名词，以之后名词为指标",
    ("设立{100亿元}产业转型发展基金。", "产业转型发展基金"),
    ("推动{2×100万千瓦}、4×35万千瓦发电机组并网。", "发电机组"),
    only=NOUN_MAY_FOLLOW,
    needs=NO_NOUN,
)
def _behind(context: Context) -> Found | None:
    sizes = _SIZES_ON.match(context.text, context.token.end)
    if sizes is not None:
        noun = right_noun(context.text, sizes.end(), counted=False)
        return named(noun) if noun and len(noun) > 1 else None
    return _following(context)


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
        return named(_with_funds(context, noun))
    aim = _AIM.match(text, begin) if purpose else None
    if aim is None and unpaid is not None:
        return unpaid["source"]
    return aim[0] if aim else None


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
    noun = _following(context) if _OWNED.search(context.segment) else None
    return None if noun is None else _with_funds(context, noun)


def _with_funds(context: Context, noun: str) -> str:
    """Return a purpose with the funds that are named behind it: 救灾|资金."""
    begin = context.text.find(noun, context.token.end, context.token.end + 30)
    funds = _FUNDS.match(context.text, begin + len(noun)) if begin >= 0 else None
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
    noun = _following(context) if begins else None
    return None if noun is None else _with_funds(context, noun)


@indicator_rule(
    "size-of-things-listed",
    "A size behind things that are listed with 等: what has it stands behind it.",
    "“等”之后的规模：具备该规模的事物在其后",
    ("推动城东、河西等{402万千瓦}机组投运。", "机组"),
    only=SIZES,
    needs=NOUN,
)
def _listed_with(context: Context) -> Found | None:
    return _following(context) if context.segment.endswith("等") else None


@indicator_rule(
    "what-is-given",
    "A verb of giving before money: what is given stands behind it.",
    "“发放”“给予”等动词之后的金额：所给之物在其后",
    ("为老年人每人每月发放{30元}高龄补贴。", "高龄补贴"),
    only=ONLY_MONEY,
)
def _given(context: Context) -> Found | None:
    return _following(context) if context.segment.endswith(_GIVES) else None


@indicator_rule(
    "fund-of-a-size",
    "规模 and money with 的 behind it: the fund that has the size follows: 规模500亿元的|科创基金.",
    "“规模”与金额之后带“的”：具备该规模的基金在其后",
    ("首期规模{50亿元}的科创基金落地。", "科创基金"),
    ("成立总规模达{200亿元}的产业投资基金。", "产业投资基金"),
    only=ONLY_MONEY,
    needs=NOUN,
)
def _fund(context: Context) -> Found | None:
    return _following(context) if (context.noun or "").endswith("规模") and context.behind("的") else None


@indicator_rule(
    "size-of-the-thing-behind",
    "A size before the thing that has it: 6000亩|蔬菜基地.",
    "规模之后是具备该规模的事物：6000亩蔬菜基地",
    ("新建设施完善的{6000亩}蔬菜基地。", "蔬菜基地"),
    only=SIZES,
    needs=NOUN,
)
def _sized(context: Context) -> Found | None:
    noun = context.noun or ""
    if context.token.kind == "range":
        return None
    sized = noun in _YEARLY or (suffix_name(noun) is None and not measuring(noun))
    return _following(context) if sized else None


@indicator_rule(
    "share-of-the-thing-behind",
    "A share with 的 behind it is a share of what follows: 贡献了61.2%的|税收.",
    "比率之后带“的”：是其后事物的份额",
    ("市场工程覆盖{86%}的行政村。", "行政村"),
    only=ONLY_RATIO,
    needs=NOUN,
)
def _share_behind(context: Context) -> Found | None:
    noun = context.noun or ""
    if measuring(noun) or not context.behind("的") or suffix_name(noun) is not None:
        return None
    return _following(context)


COUNTED_RULES: Final = (
    _around_age,
    _persons,
    _age_between,
    _households,
    _of_households,
    _level_shared,
    _implied,
    _acting,
    _among_them,
    in_batches,
    _times,
    _counted_behind,
    _recipients,
    _of_an_age,
    _so_old,
    how_long,
)
"""People and things that are counted, and people of an age."""

FOLLOWING_RULES: Final = (
    _found,
    _rate_behind,
    _behind,
    _paid_for,
    _put_in,
    _owned_money,
    _each_behind,
    _listed_with,
    _given,
    _fund,
    _sized,
    _share_behind,
)
"""What is measured, behind a number that no noun before it explains."""
