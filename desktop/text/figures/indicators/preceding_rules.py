"""Preceding rules: what stands before a number, alone or with what was named earlier in the sentence."""

import re
from typing import Final

from desktop.text.figures.context.comparisons import GROWTH, MONEY, SHARES, alone
from desktop.text.figures.context.surroundings import BARE, RANK, REACH, Context
from desktop.text.figures.doubt import is_sure
from desktop.text.figures.grammar import canonical_names, compiled, word_list
from desktop.text.figures.indicators.clause_rules import (
    CLAUSE_RULES,
    MEASURE_RULES,
    purpose,
    spent_of_it,
)
from desktop.text.figures.indicators.coordination_rules import coordination
from desktop.text.figures.indicators.distribution import owner_of_list
from desktop.text.figures.indicators.joint_names import joint_names
from desktop.text.figures.indicators.money_rules import MONEY_RULES
from desktop.text.figures.indicators.names import (
    core,
    counted_thing,
    known_name,
    named,
    suffix_name,
)
from desktop.text.figures.indicators.nouns_before import (
    coordinated_nouns,
    front_noun,
    is_milestone,
    left_noun,
)
from desktop.text.figures.indicators.part_rules import contribution, money_of_firms, of_a_part, residents
from desktop.text.figures.indicators.rule_base import (
    CARRIED,
    CLAUSE_BETWEEN,
    COUNTED,
    DEPENDENT,
    JOINED,
    NO_NOUN,
    NOT_PEOPLE,
    NOTHING,
    NOUN,
    ONLY_MONEY,
    ONLY_RATIO,
    PER_HEAD,
    Found,
    completed,
    ending,
    indicator_rule,
)
from desktop.text.figures.indicators.transport_modes import of_mode

_AMONG: Final = re.compile(
    r"(?:居|列|在)(?:全[国省市州]|[^，。；\d]{2,10}的)?[\d一二两三四五六七八九十]{1,3}个[\u4e00-\u9fff]{2,8}(?:[（(][^（）()]{1,6}[）)])?(?:中|的)?(?:位[居列]|排名?|名列|居|列)?(?:(?:跃|提|上)?升|下?降)?[至到为]?\Z"
)
_PER_HEAD: Final = re.compile("人均(?:已|首次|历史性|达到?|突破|超过?|接近|约|近)*\\Z")
_HEAD: Final = compiled(r"(?:<<cultivation-verbs>>)?(?:<<replaceable-heads>>)\Z")
_ECONOMY: Final = frozenset(
    {"经济", "经济增长", "经济增速", "经济增长率", "经济增长速度", "年均经济增长速度"}
)
"""What grows where an economy as a whole does."""


_YEARLY_ECONOMY: Final = "年均经济"

_OF_WHOLE: Final = re.compile(
    r"占(?P<whole>[^，。、；占]{2,12}?)的?(?P<head>比重|比例|份额)"
    r"(?:[较比同]?[^，。、；]{0,4})?(?:提高|提升|上升|下降|降低|增加|达到?|为|超过?|突破)?\Z"
)
"""The whole that a share is one of: 占|固定资产投资|的|比重|提高."""

_OF_TIME: Final = re.compile("[时期龄限]|延长|缩短|压缩|提前|推迟|连续\\Z")
"""What says that it is time that is measured, or that something went on."""

_CHANGED_IN: Final = compiled("(?:<<growth-endings>>|翻|累计|接近|共)")

_MONEY_OF_ITS_OWN: Final = ("资金", "人员", "税金", "税费", "利税", "利润")
"""Ends of what has no 产值 or 面积 of its own: 注册资金3亿元，完成|产值."""


_NEW: Final = compiled(
    r"(?P<new>新(?:登记|注册|设立|设|签|开工|上市|发|招|入职))(?P<what>[\u4e00-\u9fff]{2,8}?)(?P<verb>(?:<<growth-endings>>|同比)*)\Z"
)
"""What is new of its kind, where its number grew: 新设|外资企业|增长."""

_SIDES_OF_BUDGET: Final = frozenset(
    {"财政总收入", "一般公共预算收入", "一般公共预算支出", "税收收入", "财政支出"}
)
_LOCAL: Final = re.compile("地方(?:本级|财政|一般|公共|预算|税收|总?收入|支出)+[^，。；]{0,6}\\Z")
_OWN_LEVEL: Final = re.compile("地方[\u4e00-\u9fff]{0,8}本级(?:总?收入|支出)")
_OF_THE_CENTRE: Final = (
    "中央一般公共预算",
    "中央公共财政",
    "中央财政收入",
    "中央财政支出",
    "中央财政总收入",
    "中央财政本级",
    "中央本级",
    "中央对地方转移支付",
)
"""What only a text tells that tells of the whole country: the part of the centre."""

_WORKS: Final = "项目"
_STAGED: Final = re.compile(
    "(?:竣工|新开工(?:建设)?|续建|在建|复工|入库|签约|储备|落地|达产)项目(?=(?:达到?|为|共)?\\Z)"
)
"""Projects by how far they have come, of which each stage is counted apart: 竣工项目, 新开工项目."""

_OF_A_SHARE: Final = re.compile("(?P<thing>[^占]{2,}?)(?:占.*)?(?:比重|占比|比例|份额)")
"""What has a share, which is no amount of money: 农业投资|比重."""

_THREE: Final = 3
_SECTORS: Final = re.compile("一、?二、?三次?产|三次产业|[一二三]产(?:业)?[^，。；]*(?:比|结构)")

_JOINT_HEADS: Final = word_list("joint-heads")
_COUNTY: Final = re.compile("[\u4e00-\u9fff]{2}(?<![困强大小示范脱全各本我重])[省县]")
"""A province or a county, which spends and is nothing that is measured."""

_SPENT: Final = compiled(r"(?:<<spending-verbs>>)\Z")


@indicator_rule(
    "per-head-of-what-was-named",
    "人均 before a number, after an indicator that has a name for each head.",
    "“人均”承前：已有指标的人均值",
    ("完成生产总值406亿元，增长8%，人均{64331元}。", "人均地区生产总值"),
    ("实现生产总值98亿元，人均突破{1000美元}。", "人均地区生产总值"),
    ("年寄回资金4.6亿元，人均{4690元}。", "人均年寄回资金"),
    only=NOT_PEOPLE,
    needs=PER_HEAD,
)
def _per_head(context: Context) -> Found | None:
    per_head = _PER_HEAD.search(context.segment)
    owner = None if per_head is None else left_noun(context.segment[: per_head.start()])
    if owner is None and (context.noun is None or per_head):
        name = canonical_names().get(f"人均{context.carried}")
        spread = context.dimension in ONLY_MONEY and context.carried is not None
        return name or (f"人均{context.carried}" if spread and _PER_HEAD.search(context.segment) else None)
    return None


@indicator_rule(
    "place-among-so-many",
    "A place among so many of its kind: it is that of what was named before.",
    "在若干同类中的位次：承前指标",
    ("跨境结算量1714亿元，居8个边境省区{第一位}。", "跨境结算量"),
    only=frozenset({RANK}),
)
def _among(context: Context) -> Found | None:
    before = context.text[max(context.clause, context.token.start - REACH) : context.token.start]
    return context.carried if _AMONG.search(before) else None


@indicator_rule(
    "subject-of-the-clause-between",
    "A clause without figures stands between this figure and the last, and it names what this one measures.",
    "与前一数据之间隔有无数据的分句，以其主语为指标",
    ("粮食播种面积33万亩，总产实现“二十连丰”，达{37.8亿斤}。", "粮食总产量"),
    ("煤炭外运量再创历史新高，达到{32万吨}。", "煤炭外运量"),
    only=NOT_PEOPLE,
    needs=NO_NOUN | CLAUSE_BETWEEN,
)
def _between(context: Context) -> Found | None:
    clause = context.text[max(context.before, context.clause - REACH) : context.clause]
    if is_milestone(clause):
        return named(left_noun(clause))
    front = front_noun(clause)
    if context.carried is not None and (front in alone("measure") or front in alone("total")):
        return _sum(context, front)
    return suffix_name(front)


@indicator_rule(
    "same-place",
    "A second place, or how many places it rose, is one in what the first was a place in.",
    "后一位次或升降位数，与前一位次同指标",
    ("生产总值居全省第二位、中部{第一位}。", "地区生产总值"),
    only=NOT_PEOPLE,
    needs=NO_NOUN,
)
def _same_place(context: Context) -> Found | None:
    placed = context.ranked is not None and (context.token.kind == "rank" or context.base == "位")
    return context.ranked if placed else None


@indicator_rule(
    "what-is-done-with-money",
    "Only something counted was named before, and a verb of spending stands before the money.",
    "之前只有所计事物，金额前为“投入”等动词",
    ("涉及2个村，争取{30万元}。", "争取"),
    ("云川县累计投入{30多亿元}。", "投入"),
    only=ONLY_MONEY,
)
def _spent(context: Context) -> Found | None:
    if context.noun is not None and _COUNTY.fullmatch(context.noun) is None:
        return None
    counted = context.carried is None or context.carried in context.counts.values()
    spent = _SPENT.search(context.segment) if counted else None
    return spent[0] if spent else None


@indicator_rule(
    "growth-of-what-was-named",
    "增速, 排名 and their like are those of what was named before.",
    "“增速”“排名”等，承前指标",
    ("生产总值增长9%，在全省的位次提升了{1位}。", "地区生产总值"),
    needs=NOUN | DEPENDENT,
)
def _growth(context: Context) -> Found | None:
    return context.carried or context.noun if context.noun in GROWTH else None


@indicator_rule(
    "measure-of-what-stood-before-the-semicolon",
    "A bare 总产值 or 面积 after a semicolon goes on with what stood before it.",
    "分号之后单说“总产值”“面积”，承分号之前",
    ("茶叶种植面积83万亩；总产值{3亿元}。", "总产值"),
    needs=NOUN | DEPENDENT,
)
def _across_semicolon(context: Context) -> Found | None:
    noun = context.noun or ""
    if context.carried is not None or context.carried_over is None:
        return None
    return _sum(context, noun) or noun if noun in alone("measure") else None


@indicator_rule(
    "structure-of-the-sectors",
    "Three shares behind the sectors by name: their structure.",
    "三个产业之后的三数之比：三次产业结构",
    ("一、二、三产业增加值的比例由{18.4:58.3:23.3}调整为9.1:56.5:34.4。", "三次产业结构"),
    only=frozenset({BARE}),
    needs=NOUN,
)
def _sectors(context: Context) -> Found | None:
    token = context.token
    three = token.kind == "ratio" and len(token.values) == _THREE
    return "三次产业结构" if three and _SECTORS.search(context.segment) else None


@indicator_rule(
    "share-of-what-was-named",
    "占比 and 比重 alone are those of what was named before.",
    "单说“占比”“比重”，承前指标",
    ("民间投资12亿元，占比{63.7%}。", "民间投资占比"),
    ("民间投资12亿元，占固定资产投资的比重提高{3.1个百分点}。", "民间投资占固定资产投资比重"),
    needs=NOUN | DEPENDENT | CARRIED,
)
def _its_share(context: Context) -> Found | None:
    if context.noun not in SHARES:
        return None
    whole = _OF_WHOLE.search(context.segment)
    if whole is None:
        return f"{context.carried}占比"
    name = f"{context.carried}占{whole['whole']}{whole['head']}"
    return canonical_names().get(name, name)


@indicator_rule(
    "total-of-what-was-named",
    "总数 and 总量 alone are those of what was named before.",
    "单说“总数”“总量”，承前指标",
    ("新增A级景区10家、总数达到{34家}。", "A级景区"),
    needs=NOUN | DEPENDENT | CARRIED,
)
def _its_total(context: Context) -> Found | None:
    noun = context.noun or ""
    if noun not in alone("total"):
        return None
    if context.dimension in ONLY_MONEY:
        if context.carried in context.counts.values():
            return f"{context.carried}{noun}"
        if (thing := _OF_A_SHARE.fullmatch(context.carried or "")) is not None:
            return thing["thing"]
    return _sum(context, noun)


@indicator_rule(
    "measure-of-what-was-named",
    "产量, 面积 and their like alone are those of what was named before.",
    "单说“产量”“面积”等，承前事物",
    ("茶叶种植面积31公顷，产量{84吨}。", "茶叶产量"),
    needs=NOUN | DEPENDENT | CARRIED,
)
def _its_measure(context: Context) -> Found | None:
    noun = context.noun or ""
    if "、" in context.segment and (own := owner_of_list(context.subject, noun)) is not None:
        return own
    return _sum(context, noun) if noun in alone("measure") else None


def _sum(context: Context, noun: str) -> str | None:
    """Return what a bare 产量 or 总数 belongs to: 粮食播种面积 … 产量 → 粮食总产量."""
    carried = context.carried
    base = context.first_before if context.first is None and context.first_before else carried
    names = canonical_names()
    over = context.carried_over if carried is None or carried in alone("measure") else None
    for whole in (carried or "", base or "", over or ""):
        for n in range(len(whole), 1, -1):
            found = names.get(whole[:n] + noun)
            if found is not None:
                return found
    if base is None or noun in alone("total"):
        return base
    if base.endswith(_MONEY_OF_ITS_OWN):
        return noun
    if context.first is None and base in context.counts.values():
        return noun
    return _HEAD.sub("", base) + noun


@indicator_rule(
    "share-of-a-whole",
    "占 with a whole before the number: the share of what was named before in it.",
    "“占…”：承前指标在整体中的份额",
    ("进出口总额12亿元，占全省比重{5%}。", "进出口总额占全省比重"),
    needs=NOUN | DEPENDENT | CARRIED,
)
def _of_a_whole(context: Context) -> Found | None:
    noun = context.noun or ""
    return f"{context.carried}{noun}" if noun.startswith("占") else None


@indicator_rule(
    "size-from-which-things-count",
    "An amount of money before the number says from which size on things count: 亿元以上10家.",
    "金额门槛：亿元以上的有多少",
    ("规上企业30家，其中亿元以上{10家}。", "规上企业"),
    ("入园企业68家，其中投资亿元以上{12家}。", "入园企业"),
    needs=NOUN | DEPENDENT | CARRIED,
)
def _from_a_size(context: Context) -> Found | None:
    return context.carried if MONEY.fullmatch(context.noun or "") else None


@indicator_rule(
    "growth-of-the-economy",
    "Of the economy as a whole what grows is its product.",
    "“经济增长”指地区生产总值增长",
    ("经济增长{4.5%—5%}。", "地区生产总值"),
    ("全市经济增长{6%}。", "地区生产总值"),
    ("第二产业贡献率为57.7%，拉动经济增长{7.9个百分点}。", "地区生产总值"),
    ("经济增速在主要经济体中位居{第一}。", "地区生产总值"),
    only=ONLY_RATIO | frozenset({"ratio-difference", RANK}),
    needs=NOUN | ending([*_ECONOMY, _YEARLY_ECONOMY]),
)
def _economy(context: Context) -> Found | None:
    noun = context.noun or ""
    if context.category == RANK and "增" not in context.segment:
        return None
    return "地区生产总值" if noun in _ECONOMY or noun.endswith(_YEARLY_ECONOMY) else None


@indicator_rule(
    "names-that-share-a-number",
    "Indicators, or things with 均 behind them, joined by 、 before one number: it is that of each.",
    "以“、”并列的各指标（或其后有“均”“都”的各事项）之后只有一个数：各项均同此数",
    ("社会消费品零售总额、固定资产投资增长{4%}左右。", "社会消费品零售总额、固定资产投资"),
    ("游客人次、旅游花费均增长{10%}以上。", "游客人次、旅游花费"),
    ("代表建议办结率、委员提案办复率均为{100%}。", "代表建议办结率、委员提案办复率"),
    ("认定雏鹰企业、瞪羚企业{358户}。", "雏鹰企业、瞪羚企业"),
    needs=NOUN | JOINED,
)
def _share_a_number(context: Context) -> Found | None:
    segment = context.segment
    joined = "、" in segment or ("均" in segment and ("和" in segment or "与" in segment))
    if context.length > 1 or not joined or segment.endswith("等"):
        return None
    return joint_names(context.subject)


@indicator_rule(
    "coordinated-nouns-before",
    "Nouns joined by 、 or 和 are counted together where one number follows them.",
    "以“、”“和”并列的名词之后只有一个数：合并计数",
    ("改造公办幼儿园、小学、初中{20所}。", "公办幼儿园、小学、初中"),
    only=COUNTED,
    needs=NOUN | JOINED,
)
def _coordinated(context: Context) -> Found | None:
    if "、" not in context.segment or context.segment.endswith("等"):
        return None
    return coordinated_nouns(context.subject, context.noun or "")


@indicator_rule(
    "nouns-that-share-a-head",
    "Nouns joined by 、 share the head of the last where one number follows them: 能源、交通|投资.",
    "以“、”并列的名词共用末尾的中心词：能源、交通投资",
    ("其中能源、交通投资{194亿元}。", "能源、交通投资"),
    ("教育、卫生支出{12.6亿元}。", "教育、卫生支出"),
    needs=NOUN | JOINED,
)
def _sharing(context: Context) -> Found | None:
    noun = context.noun or ""
    if "、" not in context.segment or not noun.endswith(_JOINT_HEADS) or suffix_name(noun) is not None:
        return None
    return coordinated_nouns(context.subject, noun)


@indicator_rule(
    "local-part-of-a-budget",
    "Where a text tells what the centre has of it, 地方 before a side of the budget belongs to its name.",
    "文中另有中央的同名收支时，“地方”属于指标名称",
    ("中央一般公共预算收入5亿元，地方一般公共预算收入{8亿元}。", "地方一般公共预算收入"),
    ("中央一般公共预算收入5亿元，地方一般公共预算本级收入{8亿元}。", "地方一般公共预算本级收入"),
    needs=NOUN | ending(_SIDES_OF_BUDGET),
)
def _local(context: Context) -> Found | None:
    if context.noun not in _SIDES_OF_BUDGET or "地方" not in context.segment:
        return None
    local = _LOCAL.search(context.segment)
    national = local is not None and any(context.text.find(one) >= 0 for one in _OF_THE_CENTRE)
    if local is None or not national:
        return None
    own = _OWN_LEVEL.match(local[0])
    return own[0] if own else f"地方{context.noun}"


@indicator_rule(
    "named-indicator",
    "The noun phrase before the number is or ends with an indicator's name or another name for it.",
    "之前名词短语是（或结尾是）已知指标的名称或别名",
    ("GDP增长{5.5%}。", "地区生产总值"),
    ("全社会研发投入强度达到{3.2%}。", "研发经费投入强度"),
    needs=NOUN,
)
def _named(context: Context) -> Found | None:
    return known_name(completed(context, context.noun or ""))


@indicator_rule(
    "noun-before",
    "The noun phrase before the number.",
    "之前的名词短语",
    ("整治烂尾楼盘{12处}。", "烂尾楼盘"),
    ("配备自卸式垃圾收集车{196辆}。", "自卸式垃圾收集车"),
    ("重点工程中，竣工项目{14个}。", "竣工项目"),
    needs=NOUN,
)
def _noun_before(context: Context) -> Found | None:
    noun = completed(context, context.noun or "")
    if context.dimension in ONLY_RATIO and (new := _NEW.search(context.segment)) and new["what"] == noun:
        return new[0].rstrip(new["verb"])
    if noun == _WORKS and (staged := _STAGED.search(context.segment)):
        return staged[0]
    if context.dimension == "time" and not is_sure(noun) and not _measures_time(context):
        return NOTHING  # 我们走过了|三十年
    return counted_thing(noun) if context.dimension == "count" else core(noun)


def _measures_time(context: Context) -> bool:
    """Return whether time is measured (有效期|3年), or the subject's verb follows it (排放五年|降低)."""
    if _OF_TIME.search(context.segment):
        return True
    return _CHANGED_IN.match(context.text, context.token.end) is not None


PRECEDING_RULES: Final = (
    _per_head,
    _among,
    _between,
    _same_place,
    spent_of_it,
    purpose,
    _spent,
    _growth,
    *MEASURE_RULES,
    _across_semicolon,
    *CLAUSE_RULES,
    *MONEY_RULES,
    _sectors,
    _its_share,
    _its_total,
    _its_measure,
    _of_a_whole,
    contribution,
    _from_a_size,
    _economy,
    _share_a_number,
    coordination,
    _coordinated,
    _sharing,
    residents,
    _local,
    of_a_part,
    money_of_firms,
    of_mode,
    _named,
    _noun_before,
)
"""A clause between, a noun that depends on what was named before, and the noun phrase before the number."""
