"""Clause rules: a clause before the figure's, without figures of its own, names whose measure it is."""

import re
from typing import Final

from desktop.text.figures.context.clauses import clause_before
from desktop.text.figures.context.comparisons import GROWTH, accounted, alone, contest
from desktop.text.figures.context.surroundings import RANK, REACH, Context
from desktop.text.figures.doubt import Guess, is_known, is_sure
from desktop.text.figures.grammar import canonical_names, compiled, inner, lead
from desktop.text.figures.indicators.names import measuring, named, prefix_name, suffix_name
from desktop.text.figures.indicators.nouns_before import LONGEST_NOUN, front_noun, left_noun
from desktop.text.figures.indicators.rule_base import (
    CARRIED,
    CLAUSE_BETWEEN,
    COUNTED,
    DEPENDENT,
    NO_NOUN,
    NOT_PEOPLE,
    NOUN,
    ONLY_MONEY,
    ONLY_RATIO,
    Found,
    ending,
    indicator_rule,
)
from desktop.text.figures.indicators.trimming import clean, without_lead

_LONGEST_OWNER: Final = 8
"""Code points that the owner of a bare measure may have at the beginning of a clause."""

_COLONS: Final = frozenset("：:")
_SHORTEST_TOPIC: Final = 4
_SHORTEST_RATE: Final = 3
AMOUNT: Final = re.compile(r"(?<!\d)(?!(?:19|20)\d\d年)[\d.]+[^A-Za-z]")
"""An amount within a noun, which is a clause's leftover."""

_PRODUCT: Final = compiled(r"(?P<owner><<products>>)(?!面积|产量|价|[铁业])")
_TRADE: Final = re.compile(
    "(?P<owner>(?![在为把以对从由])[\u4e00-\u9fff]{0,5}?(?:企业|产业|经济|[工农林渔]业|畜牧业|建筑业|旅游业|服务业))"
    "(?:(?!的)[\u4e00-\u9fff]){2,8}[，,]?\\Z"
)
"""A trade that a clause begins with: 乡镇企业|异军突起，总产值."""

_CLASS: Final = re.compile(
    "(?![在通依随以把]).{2,}、.{2,}等(?P<owner>(?:[一二两三四五六七八九十]?大)?[\u4e00-\u9fff]{0,8}?(?:产业|行业|产品|企业|作物|集群))"
    "(?![的等、和])"
)
"""The class of what a clause lists: 钢铁、铝业等|五大支柱产业|做大做强，增加值."""

_INDUSTRY: Final = ("业", "企业", "园区", "作物", "粮", "油", "菜", "果", "棉", "茶")
"""Ends of what has a product of its own."""

_MADE_OF: Final = frozenset({"产量", "总产量", "总产", "单产", "亩产"})
"""Measures of a product and of no trade."""

_PUT_IN: Final = re.compile(
    "(?:累计|共|已|全年|当年|年内|预计)*完成(?:总?投资)额?(?:约|近|超过?|突破|达)?\\Z"
)
_WORKS: Final = re.compile(
    "(?P<works>[^，。；、]{2,14}?(?:工程|项目|改造|建设|铁路|高速公路|公路|电网|机场|水库|枢纽|港区?|园区|治理))"
    "(?:取得|顺利|进展|加快|全面|有序|扎实|全线|建成|开工|启动|推进|稳步|正式|基本|进度)"
)
"""Works that a clause says how far they have come: 农网改造|取得进展，完成投资."""

_BARE_EXPENSE: Final = re.compile(
    "(?:累计|共|共计|全年|已|合计|实际|[国省市县]级?财政|中央财政)*(?:支出|投入|安排|拨付|下达|安排资金|投入资金|支出资金|拨付资金)"
    "(?:约|近|超过?|达到?|突破)?"
)
"""Money of which only that it was spent is said."""

_ITS_SHARE: Final = re.compile("占(?P<whole>[^，。、；占]{2,12}?)的?(?:比重|比例|份额)")
_PART: Final = re.compile(
    "(?P<part>[\u4e00-\u9fff]{0,6}?(?:经济|产业|工业|农业|服务业|企业|制造业|旅游业))(?!的|和|、|结构)"
)
_SET_ASIDE: Final = ("预算", "预备费", "资金", "基金", "经费")
_SPENT_OF_IT: Final = re.compile(
    "[，,、]?(?:其中|当年|全年|已|共)*(?:实际(?:支出|使用|动用|执行)|动用)(?:了|约|近)?"
)
"""That money was spent of what was named: 预备费预算…，|实际支出."""

_FURTHERING: Final = re.compile("健全|完善|改善|优化|夯实|巩固|提升|加强|支持|实施|发展")
_SHORTEST_VERB: Final = 2
RATIO_TO: Final = "之比"
_RATIO_TO: Final = re.compile("[与同和](?P<other>[^，。、；与同]{2,14})之比")
_CALLED: Final = re.compile(
    r"(?:比重|比例|占比)[（(](?P<rate>[^（）()]{2,16}率)[）)](?:[为是达]到?|提高到|上升到|升至)?\Z"
)
"""What a share is called, in brackets behind it: 占总人口比重|（常住人口城镇化率）为."""

_BEDS: Final = "床位"
_HOUSES: Final = ("医院", "卫生院", "机构", "中心", "院", "站", "所", "室")
_KEPT_TO: Final = frozenset({"坚持", "突出", "聚焦", "围绕", "坚决", "按照", "强化", "树立"})
"""Verbs of principles, on which no money is spent: 坚持|民生为大."""

_AIM: Final = re.compile("(?:全年|已|共|累计|超额|提前)*完成(?P<aim>[^，。、；]{2,18}?(?:目标|任务)+)的")
_ONLY_PLANNED: Final = re.compile(
    "(?:年度|全年|当年|本年|年初|全部|原定|既定|预定|预期|确定|下达|上级|[国省市州县区]定?|国家|既|总|序时|五年|规划|计划|预算|考核|责任|约束性|进度|主要|各项|经济|工作|收入|的|“[^”]*”|[\\d.]+亿?元?|目标|任务)+"
)
"""What says no more of an aim than whose it is and for when."""

_ANNOUNCED: Final = re.compile("[以拿就从](?P<topic>[^，。；：]{1,16}?)(?:来说|来讲|而言|来看|说|看|讲)\\Z")
_SEEN_FROM: Final = re.compile("从[^，。；]{2,12}?(?:来看|来说|看)|分[^，。；]{1,6}看")
"""A clause that only says from where one looks: 从全省情况来看."""

_PLACE: Final = re.compile(
    "[\u4e00-\u9fff]{2}(?<![城县上都超股强大困小中各全本我外他两副区])(?:省|市|自治区)"
)
"""A province or a town, of which something is told that was named before."""

_PLACE_ENDINGS: Final = ("省", "市", "自治区")
_MEASURED_OF_PLACES: Final = (
    "率",
    "比重",
    "占比",
    "收入",
    "产值",
    "产量",
    "总值",
    "面积",
    "额",
    "数",
    "人口",
)

_SHORTEST_SUBJECT: Final = 4

_YEAR_AFTER_YEAR: Final = re.compile(
    r"^(?:连续)?第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[年次](?:提高|上调|调整|增加|下调|降低)?"
)
"""For how many years something has been done, before what it was done to: 连续第7年提高|基本养老金."""

_HELD: Final = re.compile(
    "比(?:上年|去年|上一年|原来|预计|预期|计划)|经(?:初步|最终)?(?:核实|核算|核定|审计|统计)|(?:继续)?(?:保持|呈现|取得|出现|获得|得到|有所)(?!的)"
)
"""What a clause says of its subject: 外商直接投资|保持增长势头."""

_ONLY_GOES_ON: Final = re.compile(
    "(?:[一二三四、和]{1,5}季度|[上下]半年|全年|年[初中底末]|随后|此后|逐[季月]|总体|继续)?(?:起|以来)?(?:总体|继续|加快|逐[季月步]|稳步|持续|企稳|由负转正|明显)*(?:恢复|回升|向好|回暖|增长|好转|回落|加快|转正|反弹)"
)
"""A clause that only says how something went on: 三、四季度加快恢复."""

_PLACED: Final = re.compile(
    r"(?:位?[居列]|排名?|名列)?(?:全[国省市]|同类)?第[\d一二两三四五六七八九十]{1,3}[位名]?\Z"
)


def _clause(context: Context) -> str:
    """Return the clause before a figure's, back to the figure before it, without what begins it."""
    begin = clause_before(context.text, max(context.before, context.clause - REACH), context.clause)
    return without_lead(clean(context.text[begin : context.clause]))


@indicator_rule(
    "measure-of-the-clause-before",
    "A bare 增加值 or 产量, and a clause before it without figures: that of what the clause begins with.",
    "单说“增加值”“产量”而本句之前无数据：前一分句开头所述事物的",
    ("第三产业稳步发展，增加值达到{345亿元}。", "第三产业增加值"),
    ("粮食生产喜获丰收，总产量{29万吨}。", "粮食总产量"),
    ("小麦增产3%；棉花因灾减产，总产量为{二千一百万担}。", "棉花总产量"),
    ("乡镇企业异军突起，总产值突破{120亿元}。", "乡镇企业总产值"),
    ("钢铁、建材、医药等四大支柱产业不断壮大，完成增加值{76亿元}。", "四大支柱产业增加值"),
    needs=NOUN | DEPENDENT,
)
def _measure_of_clause(context: Context) -> Found | None:
    noun = context.noun or ""
    if noun not in alone("measure") or context.clause <= context.before:
        return None
    clause = _clause(context)
    names = canonical_names()
    owned = (names[clause[:n] + noun] for n in range(_LONGEST_OWNER, 1, -1) if clause[:n] + noun in names)
    if (name := next(owned, None)) is not None:
        return name
    of_product = _PRODUCT.match(clause) if noun in _MADE_OF else None
    owner = _CLASS.match(clause) or of_product or _TRADE.match(clause) or _PRODUCT.match(clause)
    if owner is not None:
        return f"{owner['owner']}{noun}"
    listed = clause[-1:] in _COLONS
    clause = clause.rstrip("，,：: ")
    if listed and len(clause) <= _LONGEST_OWNER and (left_noun(clause) == clause or is_known(clause)):
        return clause + noun  # 发电设备：|全部建成后增加的年产能力
    whole = left_noun(clause.removesuffix("生产"))
    clause = clause.removesuffix("生产")
    if whole is not None and clause.endswith(whole) and whole.endswith(_INDUSTRY) and is_sure(whole):
        return whole + noun
    return None


@indicator_rule(
    "total-of-the-clause-before",
    "A bare 实际金额 or 总额, and a clause before it without figures that begins with an indicator: that.",
    "单说“实际金额”“总额”而前一分句以指标开头且无数据：即该指标",
    ("外商直接投资保持良好势头，实际金额达到{46亿美元}。", "外商直接投资"),
    needs=NOUN | DEPENDENT,
)
def _total_of_clause(context: Context) -> Found | None:
    if context.noun not in alone("total") or context.clause <= context.before or context.carried is not None:
        return None
    clause = _clause(context)
    topic = prefix_name(clause, _SHORTEST_TOPIC)
    return None if topic is None else named(topic)


@indicator_rule(
    "investment-in-the-works-before",
    "完成投资 alone, and a clause before it that says how far works have come: the investment in them.",
    "单说“完成投资”而前一分句说某项工程的进展：该工程的投资",
    ("农村电网改造取得阶段性成果，累计完成投资{9.4亿元}。", "农村电网改造投资"),
    ("城东水库全面开工，完成投资{3.2亿元}。", "城东水库投资"),
    only=ONLY_MONEY,
    needs=NOUN,
)
def _put_in(context: Context) -> Found | None:
    if context.clause <= context.before or _PUT_IN.fullmatch(context.segment) is None:
        return None
    works = _WORKS.match(_clause(context))
    noun = left_noun(works["works"]) if works else None
    return f"{noun}投资" if noun is not None and works and works["works"].endswith(noun) else None


@indicator_rule(
    "purpose-of-the-clause-before",
    "支出 or 投入 alone, and a clause before it that says what was furthered: what the money went to.",
    "单说“支出”“投入”而前一分句说所支持的事项：以该事项为指标",
    ("支持发展农村学前教育，支出{85亿元}。", "农村学前教育"),
    ("实施国家科技重大专项，投入{364亿元}。", "国家科技重大专项"),
    ("健全学生资助政策体系，安排资金{27亿元}。", "学生资助政策体系"),
    only=ONLY_MONEY,
)
def purpose(context: Context) -> Found | None:
    """Return what the clause before a bare 支出 furthers: 支持|农村学前教育|，支出."""
    if context.clause <= context.before or _BARE_EXPENSE.fullmatch(context.segment) is None:
        return None
    begin = clause_before(context.text, max(context.before, context.clause - REACH), context.clause)
    clause = clean(context.text[begin : context.clause]).rstrip("，,：: ")
    verb = lead().match(clause) or inner().match(clause) or _FURTHERING.match(clause)
    if verb is None or verb.end() < _SHORTEST_VERB or verb[0] in _KEPT_TO:
        return None
    noun, rest = left_noun(clause), clause[verb.end() :]
    if noun is None or len(noun) < _SHORTEST_SUBJECT:
        noun = rest if _SHORTEST_SUBJECT <= len(rest) <= LONGEST_NOUN else None
    if noun is None or not clause.endswith(noun) or noun in GROWTH:
        return None
    noun = rest if noun == clause and len(rest) >= _SHORTEST_SUBJECT else noun
    furthered = noun.rpartition("发展")[2]
    noun = furthered if len(furthered) >= _SHORTEST_SUBJECT else noun
    return named(noun) if is_sure(noun) else Guess(noun)


@indicator_rule(
    "spent-of-what-was-set-aside",
    "实际支出 behind a fund or what was budgeted: what was spent of it.",
    "预算、基金、经费之后单说“实际支出”“动用”：该项资金的支出",
    ("中央预备费预算480亿元，实际支出{136亿元}。", "中央预备费"),
    ("县级救灾资金3600万元，已动用{1200万元}。", "县级救灾资金"),
    only=ONLY_MONEY,
)
def spent_of_it(context: Context) -> Found | None:
    """Return the fund or the item of a budget before a bare 实际支出."""
    carried = context.carried
    if carried is None or not carried.endswith(_SET_ASIDE) or not _SPENT_OF_IT.fullmatch(context.segment):
        return None
    return carried.removesuffix("预算") if len(carried) > _SHORTEST_SUBJECT else carried


@indicator_rule(
    "share-of-the-clause-before",
    "占…比重 alone, behind a clause on a trade or a part of the economy: the share of that.",
    "单说“占…比重”而前一分句说某类经济、产业的状况：该类经济、产业所占比重",
    ("民营经济地位继续上升，占生产总值的比重提高到{46.2%}。", "民营经济占生产总值比重"),
    ("第三产业加快发展，占总产值的比重达到{38%}。", "第三产业占总产值比重"),
    only=ONLY_RATIO | frozenset({"ratio-difference"}),
    needs=NOUN | DEPENDENT,
)
def _share_of_clause(context: Context) -> Found | None:
    if context.carried is not None or context.clause <= context.before:
        return None
    share = _ITS_SHARE.match(context.segment)
    part = trade_before(context) if share else None
    return None if share is None or part is None else named(f"{part}占{share['whole']}比重")


def trade_before(context: Context) -> str | None:
    """Return the trade or the part of the economy that the clause before begins with, or None."""
    if context.clause <= context.before:
        return None
    part = _PART.match(_clause(context))
    return part["part"] if part else None


@indicator_rule(
    "ratio-to-what-stands-before",
    "与…之比 alone: the ratio of what was named before to that.",
    "单说“与…之比”：承前指标与其之比",
    ("研究与试验发展经费支出86亿元，与生产总值之比为{2.1%}。", "研究与试验发展经费支出与生产总值之比"),
    ("全市存款余额达900亿元，与贷款余额之比为{1.6:1}。", "存款余额与贷款余额之比"),
    needs=NOUN | DEPENDENT | CARRIED,
)
def _ratio_to(context: Context) -> Found | None:
    if not (context.noun or "").endswith(RATIO_TO):
        return None
    other = _RATIO_TO.search(context.segment)
    return f"{context.carried}与{other['other']}{RATIO_TO}" if other else None


@indicator_rule(
    "rate-in-brackets",
    "A rate in brackets behind 占…比重 is what that share is called.",
    "“占…比重”之后括号中的率名：该比重的名称",
    ("城镇人口36万人，占总人口比重（常住人口城镇化率）为{58.6%}。", "常住人口城镇化率"),
    ("60岁以上人口9万人，占总人口的比例（人口老龄化率）达到{21.3%}。", "人口老龄化率"),
    only=ONLY_RATIO,
    needs=NO_NOUN,
)
def rate_in_brackets(context: Context) -> Found | None:
    """Return the rate that a share of a whole is said to be, in brackets behind it."""
    rate = _CALLED.search(context.segment) if "率）" in context.segment or "率)" in context.segment else None
    return named(rate["rate"]) if rate else None


@indicator_rule(
    "beds-of-some-houses",
    "张 behind a kind of house, where beds were counted before: those are its beds.",
    "前面所计为床位，其后某类机构又以“张”计：该类机构的床位",
    ("医疗卫生机构床位9万张，其中医院{7万张}。", "医院床位"),
    ("全县有养老床位3600张，公办机构{1200张}。", "公办机构床位"),
    only=COUNTED,
    needs=NOUN | ending(_HOUSES),
)
def _beds(context: Context) -> Found | None:
    noun, carried = context.noun or "", context.carried
    if context.base != "张" or carried is None or not carried.endswith(_BEDS) or not noun.endswith(_HOUSES):
        return None
    return f"{noun}{_BEDS}"


@indicator_rule(
    "contest-of-the-clause-before",
    "在…考核中 before a place, and of who holds it only the name: it is a place in that contest.",
    "前一分句为“在…考核中”，其后只有地名：位次属该项考核",
    ("在全省营商环境评价中，云川市从{第4位}上升到第2位。", "营商环境评价"),
    ("在全市高质量发展综合测评中，我县列{第3位}。", "高质量发展综合测评"),
    only=frozenset({RANK}),
)
def _contest_before(context: Context) -> Found | None:
    text, held = context.text, None
    end, furthest = context.clause, max(context.before, context.sentence)
    for _ in range(2):
        if end <= furthest:
            return None
        begin = clause_before(text, max(furthest, end - REACH), end)
        if text[end - 2 : end - 1] == "中" and (held := contest(clean(text[begin : end - 1]))) is not None:
            break
        end = begin
    noun = None if held is None else context.read_noun()
    return None if noun is not None and suffix_name(noun) is not None else held


@indicator_rule(
    "places-told-one-by-one",
    "The name of a province or a town before a number, after something that each has: that of the place.",
    "之前只有省、市之名，而前文已说各地都有的指标：该地的这项指标",
    ("人口自然增长率，云川省由{千分之二十九}降到千分之六。", "人口自然增长率"),
    ("森林覆盖率分别提高，其中江阳市达到{62%}。", "森林覆盖率"),
    needs=NOUN | ending(_PLACE_ENDINGS),
)
def _of_places(context: Context) -> Found | None:
    noun = context.noun or ""
    if context.category in ("count", "people", RANK) or _PLACE.fullmatch(noun) is None:
        return None
    measured = context.carried
    if measured is None:
        begin = clause_before(context.text, max(context.sentence, context.clause - REACH), context.clause)
        measured = named(left_noun(context.text[begin : context.clause].rstrip("，,：: \n")))
    return measured if measured is not None and measured.endswith(_MEASURED_OF_PLACES) else None


@indicator_rule(
    "topic-that-is-announced",
    "以…来说 and its like before a clause that names nothing: its topic.",
    "“以…来说”“就…来看”之后的分句未提事物：即所说的话题",
    ("以钢的产量来说，将达到{一千六百万吨}。", "钢产量"),
    ("拿棉花产量来看，已超过{三百万担}。", "棉花产量"),
    needs=NO_NOUN | CLAUSE_BETWEEN,
)
def announced(context: Context) -> Found | None:
    """Return the topic that a clause before announces: 以钢的产量|来说."""
    begin = clause_before(context.text, max(context.before, context.clause - REACH), context.clause)
    said = _ANNOUNCED.fullmatch(clean(context.text[begin : context.clause]).rstrip("，,：: "))
    noun = left_noun(said["topic"]) if said else None
    return named(noun) if noun is not None and is_sure(noun) else None


@indicator_rule(
    "aim-that-is-fulfilled",
    "完成 and an aim of its own before a share: how much of that aim is done, whatever was told before.",
    "“完成…目标任务的”之前无主语而目标自有所指：即该目标任务",
    ("全省生产总值增长8%，完成灾后重建目标任务的{68%}。", "灾后重建目标任务"),
    ("财政收入3亿元，完成年度目标任务的{102%}。", "财政收入"),
    only=ONLY_RATIO,
)
def _fulfilled(context: Context) -> Found | None:
    aim = _AIM.fullmatch(context.segment) if context.segment.endswith("的") else None
    if aim is None or _ONLY_PLANNED.fullmatch(aim["aim"]):
        return context.carried if aim else None
    return aim["aim"].replace("的", "")


@indicator_rule(
    "subject-of-the-clause-before",
    "The clause says nothing but verbs: the subject of the clause before it.",
    "本分句只有动词：取前一分句的主语",
    ("加快棚户区改造，新开工{3.5万套}。", "棚户区改造"),
    only=NOT_PEOPLE - {"time"},
    needs=NO_NOUN,
)
def subject_of_clause_before(context: Context) -> Found | None:
    """Return the subject of the clause before a figure's, if its own says nothing but verbs."""
    left = context.left
    if left <= context.sentence or left > context.clause or context.dimension == "time":
        return None
    begin = clause_before(context.text, max(context.sentence, left - REACH), left)
    clause = _PLACED.sub("", context.text[begin:left].rstrip("，,：: \n"))
    if (
        clause.endswith("）")
        and (opened := context.text.rfind("（", context.sentence, left)) > context.sentence
    ):
        left = opened
        begin = clause_before(context.text, max(context.sentence, left - REACH), left)
        clause = context.text[begin:left]
    if begin > context.sentence and not accounted(clean(clause)):  # 考虑价格下降因素，
        left = begin
        begin = clause_before(context.text, max(context.sentence, left - REACH), left)
        clause = context.text[begin:left].rstrip("，,：: \n")
    if (name := suffix_name(front_noun(clause)) or prefix_name(without_lead(clean(clause)), 4)) is not None:
        return named(name)
    if _SEEN_FROM.fullmatch(clean(clause).rstrip("，,")):
        return None
    if context.carried is None and (further := _further_back(context, begin)) is not None:
        return further
    clause = _YEAR_AFTER_YEAR.sub("", clean(clause).removesuffix("方面"))
    held = _HELD.search(clause)
    noun = left_noun(clause[: held.start()] if held and held.start() >= _SHORTEST_SUBJECT else clause)
    if noun is None or noun in GROWTH or AMOUNT.search(noun):
        return None
    name = named(noun)
    whole = clause.removesuffix("）").endswith(noun[-_SHORTEST_RATE:]) and len(noun) > _SHORTEST_RATE
    whole = whole and measuring(noun)
    return name if (whole or _is_topic(clause, noun)) and is_sure(name) else Guess(name)


def _further_back(context: Context, begin: int) -> str | None:
    """Return the indicator that the clause before last begins with, if what stands between names nothing.

    地区生产总值上半年由负转正，|三、四季度加快恢复，|全年增长.

    Args:
        context: The figure's context.
        begin: Where the clause before the figure's begins.
    """
    between = clean(context.text[begin : context.clause]).rstrip("，,：: ")
    if begin <= context.sentence or _ONLY_GOES_ON.fullmatch(between) is None:
        return None
    first = clause_before(context.text, max(context.sentence, begin - REACH), begin)
    name = prefix_name(without_lead(clean(context.text[first:begin])), 4)
    return None if name is None else named(name)


def _is_topic(clause: str, noun: str) -> bool:
    """Return whether a clause is a noun phrase alone: 粮食：达到37亿斤, 国营工业的比重，已由40%…."""
    text = clean(clause)
    return text.endswith(noun[-2:]) and without_lead(text) == text and inner().search(text) is None


CLAUSE_RULES: Final = (_ratio_to, _share_of_clause, _beds, _fulfilled, _put_in, _contest_before, _of_places)
"""What the clause before says of a bare measure, a place or the name of a town."""

MEASURE_RULES: Final = (_measure_of_clause, _total_of_clause)
"""Whose bare measure or total it is."""
