"""Antecedent rules: nothing around the number names what it measures, and something earlier does."""

import re
from typing import Final

from desktop.text.figures.context.clauses import clause_before
from desktop.text.figures.context.comparisons import accounted
from desktop.text.figures.context.discourse import WENT_ON
from desktop.text.figures.context.surroundings import RANK, REACH, Context
from desktop.text.figures.doubt import Guess, is_sure
from desktop.text.figures.grammar import compiled, word_list
from desktop.text.figures.indicators.clause_rules import (
    AMOUNT,
    announced,
    rate_in_brackets,
    subject_of_clause_before,
)
from desktop.text.figures.indicators.duration_rules import HONORED
from desktop.text.figures.indicators.names import named
from desktop.text.figures.indicators.nouns_before import is_milestone, left_noun
from desktop.text.figures.indicators.rule_base import (
    CLAUSE_BETWEEN,
    NO_NOUN,
    NOT_PEOPLE,
    NOUN_UNITS,
    ONLY_MONEY,
    ONLY_PEOPLE,
    ONLY_RATIO,
    Found,
    indicator_rule,
)
from desktop.text.figures.indicators.topics import object_of_same_verb, topic
from desktop.text.figures.indicators.trimming import clean

_MOVES: Final = re.compile("(?:在?[^，由从]{2,6}[期间末初])?[由从]")
_DONE_TO: Final = compiled(r"[、，和与及]?(?:并|已|共|累计|先后|依法)*(?P<verb><<done-to-people>>)\Z")
_ALL: Final = re.compile("(?:增速|总量)?(?P<all>[均都皆]|双双|同时)")
_RANKING: Final = re.compile(
    r"(?:位[居列]|名列|跃[居升至]+|进入|跻身|[稳位]?居|，|^)?"
    r"(?P<list>(?:全国|中国|全省|全球|世界|[东中西]部|[\u4e00-\u9fff]{2}省)[\u4e00-\u9fff“”]{0,10}?"
    r"(?:[百千]强|百佳|十强)[县市区镇旗企业]{0,3})(?:中|的)?(?:排名|排行榜?|榜单?|位[居列次]|名列|居|列)?(?:跃?居|升至)?\Z"
)
_MOST_PLACED: Final = 4
"""Indicators that one place may be said of."""

_GROWN: Final = compiled(r"(?:<<growth-endings>>)(?:了|近|约|超|超过)?\Z")
_LASTING: Final = frozenset({"年", "月", "个月"})
_WENT_ON: Final = re.compile(
    r"(?:实现|保持|坚持)(?P<noun>[\u4e00-\u9fff]{2,12}?)(?=[，。；、\n])"
    r"|(?P<none>(?:未发生|没有发生|无)[\u4e00-\u9fff]{2,10}?)(?=[，。；、\n])"
    r"|(?P<deed>(?!实现|保持|坚持)(?:(?!百分之)[\u4e00-\u9fff]){2,8}?)(?:之后|以后|以来|的基础上|的良好|的局面|的势头|的态势)"
)
_AIM: Final = "任务"
"""What was to be done, behind what it is: 财政收入|任务|176万元，完成195万元."""

_OF_THE_SAME: Final = re.compile("增|长|升|降|丰|第|领先|两位数|首位|前列|稳定|以[上下内]|[在到位居]")
"""What says of the same thing how it went on, and no other: 进出口增长5%，连续3年|实现正增长."""

_ONLY_WHEN: Final = re.compile(
    r"(?:到了?)?(?:(?:19|20)\d\d年[底末]?|去年|今年|目前|现在|现)?(?:已经?|就|便|共|约|还)*(?:有|达到?|为|增加到|发展到)(?:约|近)?"
)
"""A year and 有, and nothing that says what: 1952年有."""

_RATES: Final = ("率", "比重", "占比", "比例")
_ONWARD: Final = compiled(
    r"(?:第?[一二三四1-4]季度)?(?:是|比|较|占|为|相当于|可比|名义|年均|同比|实际|累计|平均每年|按可比价格?(?:计算)?|[两二三四五六2-6]年平均|(?:<<growth-endings>>))"
)
_CIRCUMSTANCE: Final = re.compile(
    "(?:(?:其中|分季度来?看|从季度看)[，,]?)+|(?:[扣剔]除|考虑|剔除)[^，。；]{2,60}?(?:因素|影响|口径)[^，。；]{0,6}[，,]"
)
"""What may open a sentence or a clause that goes on with what was told: 扣除价格因素影响后，."""

_AGREED: Final = re.compile("(?:合同|协议|签约)(?:(?:资金|引资|投资)额?\\Z|(?P<used>利用[外内]资))")
_CAME: Final = re.compile("(?:实际|已|当年|其中)?到[位账]\\Z")
_REACHED: Final = re.compile("[，、]?(?:惠及|受益|解决了?|服务|帮助)(?:约|近|超过?)?")
_SECTORS: Final = 3
_STRUCTURE: Final = re.compile("产业结构|三次产业|[一二三]产")
_AREAS: Final = frozenset(word_list("areas")) | {"省区市", "国家和地区", "国家", "县", "村"}
"""Places, which have no amount of what follows them: 外送拓展至22个|省区市|，输出345亿度."""

_MADE: Final = re.compile(
    "(?:（[^（）]{1,12}）)?(?:作为|确定为|定为|列为)(?:新的?)?(?P<noun>[\u4e00-\u9fff]{2,12}?)，"
)
_ESCAPED: Final = compiled(r"[^，。；]{0,8}?(?:<<leaving-poverty>>)")
_VERB: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[，。；、,;])")
_SHORTEST_RATE: Final = 3


@indicator_rule(
    "what-is-done-to-people",
    "Nothing but a verb of what is done to people stands before their number: 问责|96人.",
    "人数之前只有“问责”“抓获”等对人所做之事",
    ("查处违法案件217起、问责{96人}。", "问责"),
    ("破获案件32起，抓获{41人}。", "抓获"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _done_to(context: Context) -> Found | None:
    done = _DONE_TO.fullmatch(context.segment)
    return done["verb"] if done and not context.behind("次") else None


@indicator_rule(
    "place-of-all",
    "均 and 双双 before a place: it is that of all that the sentence has named.",
    "“均居”“双双位居”：位次属本句所列各指标",
    ("工业增加值、固定资产投资分别增长8.1%和9.2%，均居全省{第一}。", "工业增加值、固定资产投资"),
    ("进出口总额增长12%、实际利用外资增长9%，双双位居全市{第2位}。", "进出口总额、实际利用外资"),
    only=frozenset({RANK}),
    needs=NO_NOUN,
)
def _place_of_all(context: Context) -> Found | None:
    if _ALL.match(context.segment) is None:
        return None
    said = tuple(dict.fromkeys(context.said))
    if context.segment.startswith("双双"):
        said = said[-2:]
    return "、".join(said) if 1 < len(said) <= _MOST_PLACED else None


@indicator_rule(
    "list-of-a-place",
    "A place in a list of the hundred best: it is one in that list, whatever was named before.",
    "百强县、百强区等榜单中的位次：属该榜单",
    ("地区生产总值增长8%，全国百强县排名{第38位}。", "全国百强县"),
    ("中国工业百强区排名{第12位}。", "中国工业百强区"),
    only=frozenset({RANK}),
    needs=NO_NOUN,
)
def _place_in_a_list(context: Context) -> Found | None:
    ranking = _RANKING.search(context.segment)
    return ranking["list"] if ranking else None


@indicator_rule(
    "those-reached",
    "Only a verb of reaching or helping stands before people: their number alone.",
    "人数之前只有“惠及”“解决”等动词：即该人数",
    ("改造老旧院落138个，惠及{1.6万户}。", "户"),
    ("修建饮水工程426处，解决{8.6万人}、6.9万头牲畜饮水困难。", "人"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _reached(context: Context) -> Found | None:
    carried = context.carried
    also = context.segment == "、" and carried in NOUN_UNITS
    return context.base if carried is not None and (also or _REACHED.fullmatch(context.segment)) else None


@indicator_rule(
    "people-of-the-topic",
    "Only a year and 有 stand before people, and the clause before names them: 学生，|1952年有|300万人.",
    "人数之前只有年份和“有”：前一分句所述人群",
    ("中等学校的学生，1952年有{300万人}。", "中等学校学生"),
    ("全省合作社的社员，去年达到{120万户}。", "合作社社员"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN | CLAUSE_BETWEEN,
)
def _topic_people(context: Context) -> Found | None:
    if _ONLY_WHEN.fullmatch(context.segment) is None or context.carried is not None:
        return None
    begin = clause_before(context.text, max(context.before, context.clause - REACH), context.clause)
    clause = clean(context.text[begin : context.clause]).rstrip("，,：: ")
    front, _, who = clause.rpartition("的")
    noun = left_noun(who)
    owner = left_noun(front) if front and noun == who else None
    return f"{owner or ''}{noun}" if noun is not None and is_sure(noun) else None


@indicator_rule(
    "topic-before-an-adverbial",
    "An adverbial clause stands between what is measured and its number: 总产量，|在过去四年中共增加了.",
    "所计事物与数值之间隔有“在…”“按…”等状语：取状语之前所述",
    ("全国棉花总产量，在过去四年中共增加了{900万担}。", "棉花总产量"),
    ("农村信用社存款，按可比口径计算，增加{36亿元}。", "农村信用社存款"),
    needs=NO_NOUN,
)
def _topic(context: Context) -> Found | None:
    return topic(context)


@indicator_rule(
    "same-people",
    "A number directly behind another counts the same people: 4034户|11291人.",
    "紧接前一数据的人数，所计相同",
    ("监测对象812户{2650人}，减少9户。", "监测对象"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _same_people(context: Context) -> Found | None:
    if context.before != context.token.start:
        return None
    return context.base if context.carried in NOUN_UNITS else context.carried


@indicator_rule(
    "people-out-of-poverty",
    "People behind whom 脱贫 stands.",
    "其后说“脱贫”的人数",
    ("{4034户}11291人稳定脱贫。", "脱贫人口"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _escaped(context: Context) -> Found | None:
    return "脱贫人口" if _ESCAPED.match(context.text, context.token.end) else None


@indicator_rule(
    "people-and-nothing-before",
    "People before whom nothing stands in their clause.",
    "分句之中之前无词的人数",
    ("全市上下齐心协力，{300人}到场。", "人"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _mere_people(context: Context) -> Found | None:
    return context.base if not context.segment else None


@indicator_rule(
    "what-people-do",
    "The verb that ends the clause behind people.",
    "人数之后、分句末尾的动词",
    ("其中，完成{300人}上岗。", "上岗"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _doing(context: Context) -> Found | None:
    verb = _VERB.match(context.text, context.token.end)
    return verb[0] if verb else None


@indicator_rule(
    "subject-of-a-change",
    "由 or 从 opens the clause of a change: the clause before it, which has no figure, names what changes.",
    "分句以“由”“从”开头说变化：取前一无数据分句所述",
    ("最低生活保障的覆盖人数，由{400多万人}扩大到1120万人。", "最低生活保障覆盖人数"),
    needs=NO_NOUN,
)
def _changes(context: Context) -> Found | None:
    clause = context.clause
    if not _MOVES.match(context.segment) or context.left != clause or clause <= context.before:
        return None
    begin = clause_before(context.text, max(context.before, clause - REACH), clause)
    noun = left_noun(context.text[begin:clause].rstrip("，,：: \n"))
    return None if noun is None or AMOUNT.search(noun) else named(noun)


@indicator_rule(
    "money-that-came",
    "实际到位 behind money that was agreed on: the part of it that came.",
    "合同、协议资金之后的“实际到位”：到位的部分",
    ("引进项目86个，合同资金312亿元，实际到位{186亿元}。", "招商引资到位资金"),
    ("合同利用外资1420万美元，实际到位{560万美元}。", "实际利用外资"),
    only=ONLY_MONEY | {"money-usd"},
    needs=NO_NOUN,
)
def _came(context: Context) -> Found | None:
    agreed = _AGREED.match(context.carried or "")
    if agreed is None or _CAME.search(context.segment) is None:
        return None
    used = agreed["used"]
    return named(f"实际{used}") if used else named("到位资金")


@indicator_rule(
    "three-sectors",
    "Three shares behind a clause that speaks of the three sectors: their structure.",
    "前句说产业结构，其后三数之比为三次产业结构",
    ("工业增加值增长18%，产业结构持续优化，调整为{8.3∶41.4∶50.3}。", "三次产业结构"),
    needs=NO_NOUN,
)
def _three_sectors(context: Context) -> Found | None:
    if context.token.kind != "ratio" or len(context.token.values) != _SECTORS:
        return None
    front = context.text[max(context.before, context.token.start - REACH) : context.token.start]
    return "三次产业结构" if _STRUCTURE.search(front) else None


@indicator_rule(
    "same-measure-word",
    "What the same measure word counted before in the sentence.",
    "本句之中同一量词前次所计之物",
    ("签约项目28个，投资3亿元，开工{15个}。", "签约项目"),
    only=NOT_PEOPLE,
    needs=NO_NOUN,
)
def _same_measure_word(context: Context) -> Found | None:
    adjoining = context.before == context.token.start
    return None if adjoining or not context.token.measure else context.counts.get(context.base)


@indicator_rule(
    "growth-after-a-rate",
    "A rate grows by points: a growth in percent with a clause between is that of something else.",
    "率以百分点升降：隔句的百分比增长属此前其他指标",
    ("用电量增长5%，企业复工率达99.1%，受疫情影响，一季度下降{6.8%}。", "全社会用电量"),
    only=ONLY_RATIO,
    needs=NO_NOUN | CLAUSE_BETWEEN,
)
def _not_of_a_rate(context: Context) -> Found | None:
    carried, token = context.carried, context.token
    if carried is None or not carried.endswith(_RATES) or token.measure is None:
        return None
    if token.measure.written != "%" or _GROWN.search(context.segment) is None:
        return None
    if not context.text[context.before : context.clause].strip("，,、 \n"):
        return None
    return Guess(next((one for one in reversed(context.said) if not one.endswith(_RATES)), carried))


@indicator_rule(
    "people-of-a-rate",
    "People behind a rate are those whom the rate is one of: 毕业生就业率95%，增加|3万人.",
    "率之后的人数，指该率所说的人：毕业生就业率95%，增加3万人",
    ("高校毕业生就业率达到93%，比上年增加{6万人}。", "高校毕业生就业"),
    only=ONLY_PEOPLE,
    needs=NO_NOUN,
)
def _of_a_rate(context: Context) -> Found | None:
    carried = context.carried
    if carried is None or not carried.endswith("率") or len(carried) <= _SHORTEST_RATE:
        return None
    return carried.removesuffix("率")


@indicator_rule(
    "what-it-was-made",
    "将…作为 a new thing behind a number: what is compared next is that thing.",
    "前一数据之后说“作为…”“确定为…”：其后比较的是该事物",
    ("将农民人均纯收入2300元作为新的扶贫标准，比2009年提高{92%}。", "扶贫标准"),
    only=ONLY_RATIO | ONLY_MONEY,
    needs=NO_NOUN | CLAUSE_BETWEEN,
)
def _made(context: Context) -> Found | None:
    made = _MADE.match(context.text, context.before, context.clause)
    noun = left_noun(made["noun"]) if made else None
    return None if noun is None else named(noun)


@indicator_rule(
    "carried-on",
    "Nothing new is named: it measures what the figure before it measured.",
    "未提新事物：沿用前一数据的指标",
    ("地区生产总值完成2806.2亿元、增长{5.6%}。", "地区生产总值"),
    needs=NO_NOUN,
)
def _carried(context: Context) -> Found | None:
    carried = context.carried
    if context.dimension == "time" and context.segment == "连续":
        between = context.text[context.before : max(context.before, context.clause)]
        if (between.strip("，,、 \n") and not is_milestone(between)) or HONORED.match(
            context.text, context.token.end
        ):
            return None
        went_on = _WENT_ON.match(context.text, context.token.end)
        if went_on and went_on["noun"] and _OF_THE_SAME.search(went_on["noun"]) is None:
            return None
    if carried is not None and carried.endswith(_AIM) and context.segment.startswith("完成"):
        return carried.removesuffix(_AIM)
    elsewhere = carried in _AREAS and context.dimension not in ("count", "time", "ratio")
    return Guess(carried) if carried is not None and elsewhere else carried


@indicator_rule(
    "what-went-on",
    "连续 before years of which nothing is named: what went on stands behind them, else it is their number.",
    "“连续”若干年而之前无主语：其后所述之事，否则为连续年数",
    ("连续{5年}实现收支平衡。", "收支平衡"),
    ("连续{三年}被评为先进县。", "连续年数"),
    only=frozenset({"time"}),
    needs=NO_NOUN,
)
def _went_on(context: Context) -> Found | None:
    if not context.segment.endswith("连续") or context.base not in _LASTING:
        return None
    went_on = _WENT_ON.match(context.text, context.token.end)
    return went_on["noun"] or went_on["none"] or went_on["deed"] if went_on else WENT_ON


@indicator_rule(
    "carried-over-a-semicolon",
    "是, 比 or a word of growth opens what follows a semicolon: it is said of what stood before it.",
    "分号之后以“是”“比”或升降词开头：承分号之前的指标",
    ("财政收入完成2亿元，增长33%；是“九五”末的{4.5倍}。", "财政收入"),
    ("粮食产量达37.8亿斤；比上年增长{3.2%}。", "粮食总产量"),
    ("固定资产投资增长4.6%；三年平均增长{3.8%}。", "固定资产投资"),
    ("人均可支配收入名义增长8%；扣除价格因素实际增长{6.2%}。", "人均可支配收入"),
    ("税收收入增长1%；扣除去年减税政策等特殊因素影响后，可比增长{3%}。", "税收收入"),
    ("生产总值360亿元，增长6%。分季度看，一季度增长{5.6%}，二季度增长6.2%。", "地区生产总值"),
    only=ONLY_RATIO | frozenset({"multiple", "ratio-difference", "doubling"}),
    needs=NO_NOUN,
)
def _over_semicolon(context: Context) -> Found | None:
    if context.carried_over is None or context.before > context.sentence:
        return None
    front = clean(context.text[context.sentence : context.left])
    if front and _CIRCUMSTANCE.fullmatch(front) is None:
        return None
    return context.carried_over if _ONWARD.match(accounted(context.segment)) else None


@indicator_rule(
    "object-of-the-same-verb",
    "A verb alone stands before the number, and an earlier clause says of what: 发行|国债，…，今年先发行.",
    "数值之前只有动词，而本句前文说过该动词的宾语",
    ("发行超长期特别国债，支持重大项目，今年先发行{1万亿元}。", "超长期特别国债"),
    only=NOT_PEOPLE - {"time"},
    needs=NO_NOUN,
)
def _same_verb(context: Context) -> Found | None:
    return object_of_same_verb(context) if context.carried is None else None


@indicator_rule(
    "unit-itself",
    "The unit is a noun: people, households, villages.",
    "单位本身即事物：人、户、村",
    ("惠及{3万户}。", "户"),
    needs=NO_NOUN,
)
def _unit(context: Context) -> Found | None:
    return context.base if context.base in NOUN_UNITS else None


ANTECEDENT_RULES: Final = (
    rate_in_brackets,
    _done_to,
    _place_of_all,
    _place_in_a_list,
    _reached,
    _topic_people,
    _same_verb,
    announced,
    _topic,
    _same_people,
    _escaped,
    _mere_people,
    _doing,
    _changes,
    _came,
    _three_sectors,
    _same_measure_word,
    _not_of_a_rate,
    _of_a_rate,
    _made,
    _carried,
    _went_on,
    _over_semicolon,
    subject_of_clause_before,
    _unit,
)
"""The same people or measure word, the figure before, the clause before, and the unit itself."""
