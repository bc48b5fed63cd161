"""Nouns before: the noun phrase that ends the words before a number, without the verbs around it."""

import re
from functools import lru_cache
from typing import Final

from desktop.text.figures.grammar import bound, canonical_names, compiled, inner, trail, word_list
from desktop.text.figures.indicators.names import INCREASE, MEASURES_HELD, measuring, suffix_name
from desktop.text.figures.indicators.trimming import (
    KEPT,
    clean,
    last_part,
    only_when,
    without_circumstances,
    without_lead,
    without_reason,
    without_trail,
)

LONGEST_NOUN: Final = 26
_ASIDE: Final = re.compile(
    r"[（(][^（）()]{0,16}[）)]|[（(][^（）()]{17,64}[）)](?=的|中|所|总?产[值量]|面积|投资|收入|税收|利润|增加值)"
)
_AFTER_NUMBER: Final = re.compile(r"^\s?(?:(?:及?以[上下内]|左右)的?|大关|台阶|关口|一遇的?)")
_AFTER_STARTS: Final = frozenset("及以左大台关一")
_SHARE: Final = compiled(
    r"(?P<part>.{2,})(?:占|相当于|在(?=[^，。、；占]{2,16}中))(?P<whole>[^，。、；占]{2,16}?)中?(?:所占)?的?(?P<head><<share-heads>>)\Z"
)
_WHOSE: Final = re.compile("^(?:全[国省市区县州]|本[省市县]|[省市县](?=[地生国]))")
_GIVEN: Final = re.compile(r"(?P<part>[^，。、；]{2,})?对(?P<whole>[^，。、；占]{2,12}?)的贡献率\Z")
_MILESTONE: Final = compiled(
    r"(?:<<milestone-adverbs>>)*"
    r"(?:<<milestone-verbs>>)[^，。、；]{0,10}(?:<<milestone-nouns>>)[，、]?\Z"
)
"""连跨两个万亿元台阶, 再创历史新高: how far it has come, said before its number."""

_PER_UNIT: Final = compiled(r"每[百千万]?(?:<<per-units>>)(?=..)")
_PER_SO_MANY: Final = ("千人", "万人", "百人", "十万人", "百户", "百万人")
"""What a rate is one of: 每|千人床位."""

_PER_UNIT_MEASURES: Final = word_list("per-unit-measures")
_MILESTONES: Final = frozenset("阶高关口点录平")
_ADDED: Final = compiled(
    r"(?P<owner>[\u4e00-\u9fff“”]{2,})(?:新增|累计|五年累计|五年|年均新增|当年)(?P<head><<measures-added>>)\Z"
)
"""A measure and its owner with an adverb between them: 可再生能源|新增|装机, “三农”|累计|支出."""

_MEASURES_ADDED: Final = word_list("measures-added")
_DONE: Final = re.compile(r"(?:完成|实现|创造)(?=[\u4e00-\u9fff]{2,7}\Z)")
_BY_TRADE: Final = compiled(
    r"(?P<trade>[^，。、；]{0,12}[业品区械料药纸备件器])(?:累计|共|预计)?(?:完成|实现|创造)(?P<head><<replaceable-heads>>)\Z"
)
"""A trade and a bare measure with a verb between them: 畜牧业|完成|产值."""

_OF_WORKS: Final = compiled(
    r"(?<!\d)(?P<owner>[^，。、；\d]{0,18}?(?:”|项目|工程|园区|业|领域|集团|建设))"
    r"(?:累计|共|预计|已|年度|当年|全年)*(?:完成|实现)(?P<head><<heads-of-works>>)\Z"
)
"""Works or firms and a bare measure with a verb between them: “双百工程”|完成|投资."""

_EXPENSES: Final = ("支出", "投入", "资金", "经费", "投资")
_SPENT_ON: Final = re.compile(
    "用于(?!这|上述|以上)(?P<what>[^，。；]{2,16}、[^，。；]{2,24}?|[^，。；、的]{2,12})的?"
    "(?P<head>(?:专项|补助|补贴|扶持|奖补|帮扶)?(?:支出|投入|资金|经费|投资))\\Z"
)
_GIVEN_HEADS: Final = ("投资", "贷款", "资金")
_GIVEN_OUT: Final = re.compile(
    "(?P<what>[^，。、；的]{2,10}(?:安排|发放|筹集|吸收))的(?P<head>投资|贷款|资金)\\Z"
)
"""Who gave out what is measured: 国家预算内直接安排|的|投资."""

_RATIO_HEADS: Final = ("比率", "比值")
_RATIO_OF: Final = re.compile(
    "(?P<one>[^，。、；]{2,14})[与和同](?P<other>[^，。、；]{2,12}?)的?(?P<head>比率|比值)\\Z"
)
"""One thing in the ratio to another: 社会物流总费用|与|地区生产总值|的|比率."""

_OF_A_RATE: Final = re.compile(
    r"(?:平均)?(?:每年)?(?:递增|递减|增长|增加|下降|降低|提高)的(?:平均)?(?:速度|幅度|比率)\Z"
    r"|(?:平均每年|每年|年均|平均)的增长(?:速度|率)\Z"
)
"""How fast something grows, said with a verb: 财政收入|平均每年增长的速度."""

_WON: Final = re.compile("(?:荣|喜|共|分)?获得?(?=[^获]{2,14}(?:奖|奖项|金牌|银牌|铜牌|奖牌|称号|荣誉)\\Z)")
"""The verb before a prize, whose winner is not what is counted: 影视作品|获|飞天奖."""

_CAPACITIES: Final = ("能力", "总量", "总额")
"""What is some thing's own, with its verb before it: 煤炭的|外运能力."""

_EVENTS: Final = ("活动", "工作", "行动", "服务")
"""Events that a verb before them belongs to where 等 ends a list of their like: 座谈会等|对接活动."""

_ACTORS: Final = frozenset(word_list("actors"))
_NEVER_MEASURED: Final = frozenset({"本届政府", "国务院", "党中央", "全年"})
_STILL: Final = ("已", "将", "拟", "还", "又", "再", "要", "先", "也", "共")
_SHORTEST_EVENT: Final = 4
_ORGANS: Final = word_list("organizations")
"""Nouns that end in what elsewhere is a verb."""

_THOROUGH: Final = re.compile(r"大[\u4e00-\u9fff]{2}\Z")
"""A campaign that a verb names: 集中大排查."""

SINGLE_CHARACTER_NOUNS: Final = frozenset(word_list("single-character-nouns"))
_GRADE: Final = re.compile("[中高初同平均优上]等[^、]*\\Z|(?<!、)[\u4e00-\u9fff]{3,}等(?:事务)?支出\\Z|等级")
"""A grade, or a budget's item, in which 等 ends no list: 中等|专业学校, 资源勘探信息等|支出."""

_STREAK: Final = re.compile("[“‘'\"]?[一二三四五六七八九十]{1,3}连[增丰快升涨][”’'\"]?\\Z")
"""A streak that is no noun: 粮食生产|‘八连增’."""

_OWNED: Final = frozenset(word_list("owned-verbs"))
_SUMMED: Final = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:(?:\\d|[两三四五六七八九十])年)?累计(?=(?:产[量值]|总产[量值]|增加值|营收|利润|税收|用电量|投资|(?:营业|销售)?收入|发电量|销[量售]额?|成交[量额]|发行[量额])\\Z)"
)
"""What stands between a thing and its measure: 天然气|五年累计|产量."""

LISTED_AS: Final = re.compile(
    "等(?:主要|重要|核心|关键|先行|[一二两三四五六七八九十]项)?(?:经济)?(?:指标)?\\Z"
)
"""What says that indicators were only some: 营业收入、智算规模|等主要指标."""

_LONGEST_RATE: Final = 3
"""Code points of a rate that needs the verb before it: 整改|完成率, 问题|解决率."""

_WITHIN: Final = re.compile(r"(?<![初高集])中\Z")


_AMONG_OTHERS: Final = re.compile(
    "(?<=[\u4e00-\u9fff]{2})在[^，。；、在]{0,10}(?:经济体|国家|大国|各国|各省|省份|城市|市州|地市|[县市]区|县市|区县)中\\Z"
)
"""Among whom something has its place: 经济增速|在主要经济体中|位居."""

_EXPENSE_ENDS: Final = ("投入", "支出")
_SIDES: Final = ("收入", "支出", "收", "支")
_BALANCE: Final = re.compile("(?:收入|支出|收|支)[大小少多]于(?:收入|支出|收|支)\\Z")
"""What is left over, or wanting, of a budget: 支出大于收入."""

_TRADES: Final = (
    "进出口",
    "出口",
    "进口",
    "进出口额",
    "出口额",
    "进口额",
    "进出口总额",
    "进出口总值",
    "贸易额",
)
"""What is traded with another country, before which 对 belongs to the name: 对|东盟进出口总额."""


_DRAWN: Final = re.compile("从(?P<fund>[^，。；、从]{2,16})(?:共|拟|再)?调入\\Z")
"""A fund that money is taken from: 从|中央预算稳定调节基金|调入."""

_INDUSTRY: Final = compiled(
    r"(?:规模?以上|规上)?(?:<<industries-of-several-names>>)[^，。；、和与及]{0,10}\Z"
)
"""An industry whose own name is a list: 信息传输、软件和信息技术服务业|增加值."""

_GROUP: Final = re.compile("[^，。；、和与及]{2,9}及[^，。；、和与及]{2,9}类\\Z")
"""A group of prices that is named by two things: 家庭设备用品及维修服务类."""

_TAXES: Final = re.compile(
    "(?P<taxes>(?:[^，。；、的0-9]{2,12}税、)+[^，。；、的0-9]{2,10}?税(?:[和及][^，。；、的0-9]{2,8}税)?)(?:合计)?\\Z"
)
"""Taxes that one number is the sum of: 进口货物增值税、消费税和关税|合计."""

_MEATS: Final = re.compile("猪、?牛、?羊(?:[、和]?禽)?肉(?:总?产量)?\\Z")
"""Meats that one number is the sum of: 猪、牛、羊肉|4772万吨."""

_FEES: Final = re.compile("[^，。；、的和与及0-9]{2,10}(?:及|和)[^，。；、的和与及0-9]{2,10}费\\Z")
"""An expense that is named by two things: 车辆购置及运行费."""

_DECIDED: Final = re.compile(
    "^.{2,10}?决定(?=增加|新增|安排|发行|追加|动用|设立|拨付|下达|提高|减少|降低|免征|从|将|在|再|今年)"
)
"""Who decided on what is measured: 国务院决定|增加转移支付."""

_OF_ROW_BEFORE: Final = re.compile(r"^\d+\.\d+(?=[\u4e00-\u9fff]{2})(?![级万亿千百元吨])")
"""The last number of the row before, to which a page joined the next: 26.9|甘蔗; but 5.0级以上地震."""

_DATE_LINE: Final = re.compile("^.*[0-9一二三四五六七八九十]日[电讯](?:[（(][^（）()]*[）)])?")
"""Where and when news was sent, before its first words: …3月6日电（记者…）|教育支出."""

_EXPLAINED: Final = re.compile("[（(][^（）()]{17,64}[）)]\\Z")
"""What is said in brackets of the noun before them: 国民收入|（工业、农业等部门的净产值）|达到."""

_CALLED: Final = re.compile("[（(]即(?P<name>[\u4e00-\u9fff]{2,14})[）)]\\Z")
"""What something is called, in brackets before its number: （即|人户分离人口|）."""

_HAVING: Final = re.compile(
    "(?:单位|部门|系统|行业|机关)(?:共|现|已|还|都)?有(?![效机偿害关限色序力线利用])(?P<what>[^，。；、有]{2,})\\Z"
)
"""Who has what is measured: 全民所有制单位|有|科技人员."""

_PUT_INTO: Final = re.compile(
    "(?:安排|下达|拨付|落实)(?P<what>[\u4e00-\u9fff]{2,6}(?<![的资金项预算])(?:投入|支出))\\Z"
)
"""An expense behind the verb that grants it, whose own last part is a verb elsewhere: 安排|水利投入."""


@lru_cache(maxsize=8192)
def left_noun(segment: str) -> str | None:
    """Return the noun phrase that ends a segment, without the verbs around it: 全年新建学校完成 → 学校."""
    if "日电" in segment or "日讯" in segment:
        segment = _DATE_LINE.sub("", segment)
    if (moved := _moved(segment)) is not None:
        return moved
    text = _bare(segment)
    if text.endswith(("）", ")")):
        text = _EXPLAINED.sub("", text)
    if (several := _of_several_names(text)) is not None:
        return several
    if "有" in text and (having := _HAVING.search(text)):
        text = having["what"]
    if text.endswith(_SIDES) and (balance := _BALANCE.search(text)):
        return balance[0]
    if text.endswith(("重", "例", "份额", "率")) and (share := _SHARE.search(_ASIDE.sub("", text))):
        return _share(share)
    name = _done(text) or suffix_name(text)
    if name is None and text.endswith(_RATIO_HEADS) and (between := _RATIO_OF.search(text)):
        return f"{without_lead(between['one'])}与{between['other']}{between['head']}"
    if name is None and text.endswith("的贡献率") and (given := _GIVEN.search(text)):
        part = f"{given['part'].removesuffix('所')}对" if given["part"] else ""
        text = f"{part}{given['whole']}贡献率"
    if name is None and "全年" in text:
        name = suffix_name(text.replace("全年", ""))
    if name is None and ("（" in text or "(" in text):
        text = _ASIDE.sub("", text)
        name = suffix_name(without_trail(text))
    noun = name or _spent_on(text) or _of_trade(text) or _of_works(text) or _added(text) or _phrase(text)
    return None if noun is None else _with_its_first_word(text, noun)


def _with_its_first_word(text: str, noun: str) -> str:
    """Return a noun with a word before it that elsewhere is none of it: 对|东盟出口, 新增|专项债务限额."""
    if "对" in text and noun.endswith(_TRADES) and text.endswith(f"对{noun}"):
        return f"对{noun}"
    if INCREASE not in text or INCREASE in noun or not noun.endswith(MEASURES_HELD):
        return noun
    new = text.rpartition(INCREASE)[2]
    name = suffix_name(new)
    return f"{INCREASE}{noun}" if noun in (new, name) else noun


def _moved(segment: str) -> str | None:
    """Return what is put into something, or from which fund money is taken, or None."""
    if segment.endswith(_EXPENSE_ENDS) and (put := _PUT_INTO.search(segment)):
        return suffix_name(put["what"]) or put["what"]
    drawn = _DRAWN.search(segment) if segment.endswith("调入") else None
    return drawn["fund"] if drawn else None


def _of_several_names(text: str) -> str | None:
    """Return the name that ends a text and is a list, or stands in brackets as what it is called, or None."""
    if "、" in text:
        if (industry := _INDUSTRY.search(text)) is not None:
            return industry[0]
        taxes = _TAXES.search(text) if text.endswith(("税", "税合计")) else None
        if taxes is not None:
            return without_lead(taxes["taxes"])
        if (meats := _MEATS.search(text)) is not None:
            return meats[0]
    if "即" in text and text.endswith(("）", ")")) and (called := _CALLED.search(text)) is not None:
        return suffix_name(called["name"]) or called["name"]
    if text.endswith("费") and ("及" in text or "和" in text) and (fees := _FEES.search(text)):
        return without_lead(fees[0])
    group = _GROUP.search(text) if text.endswith("类") and "及" in text else None
    return without_lead(group[0]) if group else None


def _phrase(text: str) -> str | None:
    """Return the noun phrase that ends a text, in which no name of an indicator ends it."""
    text = without_circumstances(text)
    if not text:
        return None
    noun = last_part(text)
    if noun[:1].isdigit():
        noun = _OF_ROW_BEFORE.sub("", noun)
    noun = without_lead(without_trail(_DECIDED.sub("", noun) if "决定" in noun else noun))
    if "的" in noun:
        tail = noun.rpartition("的")[2]
        noun = _owned(noun)
        if tail in _OWNED and len(noun) > len(tail):
            return noun[-LONGEST_NOUN:]
    if "获" in noun and (won := _WON.search(noun)):
        noun = noun[won.end() :]
    ends = [verb.end() for verb in inner().finditer(noun) if not _in_quotes(noun, verb.start())]
    if ends and ends[-1] == len(noun) and noun.endswith((*_ORGANS, *KEPT)):
        ends.pop()
    if ends and ends[-1] == len(noun) and not _THOROUGH.search(noun):
        noun = _before_verb(noun)
        ends = []
    if ends and len(noun) - ends[-1] >= 2 and not _is_bound(noun[ends[-1] :]):
        noun = noun[ends[-1] :]
    if "等" in noun and len(noun) - noun.rindex("等") > 2 and not _GRADE.search(noun):
        noun = noun[noun.rindex("等") + 1 :]
        noun = noun if noun.endswith(_EVENTS) and len(noun) == _SHORTEST_EVENT else without_lead(noun)
    else:
        noun = without_lead(noun)
    noun = _WITHIN.sub("", noun.rstrip("和与及等、"))
    if noun.count("“") != noun.count("”"):
        noun = noun.replace("“", "").replace("”", "")
    noun = _per_unit(text, noun)
    named = (
        len(noun) >= 2 and noun not in _NEVER_MEASURED and not only_when(noun)
    ) or noun in SINGLE_CHARACTER_NOUNS
    return noun[-LONGEST_NOUN:] if named else None


def _in_quotes(noun: str, position: int) -> bool:
    """Return whether a position stands within quotation marks: “|全面改善”工程."""
    return noun.rfind("“", 0, position) > noun.rfind("”", 0, position) and "”" in noun[position:]


def _is_bound(rest: str) -> bool:
    """Return whether what stands behind a verb means nothing without it: 整改|完成率."""
    return rest in bound() or (len(rest) <= _LONGEST_RATE and rest[-1] == "率")


def _owned(noun: str) -> str:
    """Return what stands behind 的, with its owner where it measures: 居民|的|消费水平, but “回家的路”."""
    if noun[-1] == "”" and "的" in noun[noun.rfind("“") :]:
        return noun[noun.rfind("“") :]
    front, _, tail = noun.rpartition("的")
    if front.endswith("所占"):
        owner = left_noun(front[:-2])
        return f"{owner}所占{tail}" if owner else tail
    own = tail in _OWNED or tail in bound() or measuring(tail) or tail.endswith(_CAPACITIES)
    owned = own and "占" not in front and len(tail) > 1
    owner = left_noun(front) if owned else None
    owner = None if owner is not None and owner in trail() else owner  # 交付使用|的|住宅面积
    return f"{owner}{tail}" if owner else tail or front


def _per_unit(text: str, noun: str) -> str:
    """Return a noun that measures with the unit it is measured for: 每亩|税收, 每平方公里|财政收入."""
    if "每" not in text:
        return noun
    if noun.startswith(_PER_SO_MANY) and f"每{noun}" in text:
        return f"每{noun}"
    for per in _PER_UNIT.finditer(text):
        measure = text[per.end() :]
        if noun.endswith(measure) and len(noun) < len(measure) + len(per[0]):
            return per[0] + measure if measuring(measure) or measure.endswith(_PER_UNIT_MEASURES) else noun
    return noun


JOINTS: Final = re.compile("、|(?<=[\u4e00-\u9fff]{2})(?:以及|和(?!谐)|与|及(?!时|格))(?=[\u4e00-\u9fff]{2})")
LONGEST_MEMBER: Final = 8
"""Code points that a member of a coordination may have, but for its first."""


def coordinated_nouns(segment: str, noun: str) -> str | None:
    """Return the coordination of nouns that ends a segment, or None: 改造|公办幼儿园、小学、初中.

    Each member is a noun phrase of its own: no verb, no number, no 的, no indicator's name.

    Args:
        segment: The segment.
        noun: The noun phrase that ends it.
    """
    end = segment.rfind(noun)
    if end < 1 or segment[end - 1] not in "、和与及" or not _is_member(noun):
        return None
    text = segment[: end + len(noun)]
    begin = end
    for joint in reversed(list(JOINTS.finditer(text))):
        if joint.end() < end and not _is_member(text[joint.end() : begin]):
            break
        begin = joint.start()
    first = text[:begin]
    head = left_noun(first)
    if begin == end or head is None or not first.endswith(head) or not _is_member(head):
        return None
    whole = head + text[begin:]
    return whole if len(whole) <= LONGEST_NOUN else None


def _is_member(noun: str) -> bool:
    """Return whether a text is a noun phrase that may be a member of a coordination."""
    return 2 <= len(noun) <= LONGEST_MEMBER and left_noun(noun) == noun and suffix_name(noun) is None


def _bare(segment: str) -> str:
    """Return a segment without the verbs and the milestones between its noun and the number."""
    text = without_reason(clean(segment))
    if text[:1] in _AFTER_STARTS:
        text = _AFTER_NUMBER.sub("", text)
    text = without_trail(text.partition("|")[0] if "|" in text else text)
    if "连" in text[-5:]:
        text = without_trail(_STREAK.sub("", text))
    text = _SUMMED.sub("", text) if "累计" in text else text
    text = without_trail(_OF_A_RATE.sub("", text)) if "的" in text[-8:] else text
    text = LISTED_AS.sub("", text) if "指标" in segment else text
    text = _AMONG_OTHERS.sub("", text) if text[-1:] == "中" else text
    return text if _MILESTONES.isdisjoint(text[-2:]) else without_trail(_MILESTONE.sub("", text))


def is_milestone(clause: str) -> bool:
    """Return whether a clause ends in how far something has come: 外运量再创历史新高."""
    text = clean(clause)
    return not _MILESTONES.isdisjoint(text[-2:]) and _MILESTONE.search(text) is not None


def _share(share: re.Match[str]) -> str:
    """Return the name of a share, or part, whole and head of it: 民营经济增加值|占|GDP|的|比重."""
    part = without_lead(last_part(share["part"]))
    name = f"{part}占{share['whole']}{share['head']}"
    if "相当于" in share[0]:  # 研发支出|相当于|生产总值的|比例
        return _known_share(part, share["whole"]) or name.replace("占", "相当于", 1)
    return canonical_names().get(name, name)


def _known_share(part: str, whole: str) -> str | None:
    """Return the name of the share of a part in a whole, by whatever other names they go, or None."""
    names = canonical_names()
    bare = _WHOSE.sub("", whole)
    return names.get(f"{part.removeprefix('全社会')}占{names.get(bare, bare)}比重")


def _done(text: str) -> str | None:
    """Return the name that a verb parts, or whose task was done: 规模以上工业|完成|增加值, 完成|造林|任务."""
    if text.endswith("任务"):
        return suffix_name(text[:-2])
    if "完成" not in text and "实现" not in text and "创造" not in text:
        return None
    done = _DONE.search(text)
    whole = suffix_name(without_trail(text[: done.start()])) if done else None
    if done and whole is not None and whole.endswith(text[done.end() :]):
        return whole  # 固定资产投资累计|完成|投资
    return (
        suffix_name(text[: done.start()] + text[done.end() :], beyond=len(text) - done.end())
        if done
        else None
    )


def _of_trade(text: str) -> str | None:
    """Return a bare measure with its trade, which a verb parts: 畜牧业|完成|产值."""
    trade = _BY_TRADE.search(text)
    owner = left_noun(trade["trade"]) if trade else None
    if trade is None or owner is None:
        return None
    if not trade["trade"].endswith(owner):  # 规模以上工业企业|实现|产值, and no 企业数
        owner = without_lead(last_part(trade["trade"])) or owner
    name = f"{owner}{trade['head']}"
    return canonical_names().get(name, name)


def _spent_on(text: str) -> str | None:
    """Return an expense with all that it is for: 用于|科技、教育、卫生等方面的|支出, 直接安排的|投资."""
    text = text.removesuffix("合计").removesuffix("总计")
    spent = _SPENT_ON.search(text) if text.endswith(_EXPENSES) else None
    if spent is not None:
        return f"{spent['what']}{spent['head']}"
    given = _GIVEN_OUT.search(text) if text.endswith(_GIVEN_HEADS) else None
    return without_lead(given["what"]) + given["head"] if given else None


def _of_works(text: str) -> str | None:
    """Return a bare measure with the works it is of, which a verb parts: 重点项目|完成|投资."""
    works = _OF_WORKS.search(text)
    owner = left_noun(works["owner"]) if works else None
    if works is None or owner is None or not works["owner"].endswith(owner):
        return None
    name = f"{owner}{works['head']}"
    return canonical_names().get(name, name)


def _added(text: str) -> str | None:
    """Return a bare measure with its owner, which an adverb parts: 可再生能源|新增|装机."""
    added = _ADDED.search(text) if text.endswith(_MEASURES_ADDED) else None
    owner = left_noun(added["owner"]) if added else None
    if added is None or owner is None or not added["owner"].endswith(owner):
        return None
    name = f"{owner}{added['head']}"
    return canonical_names().get(name, name)


def front_noun(clause: str) -> str:
    """Return what stands before a clause's first verb (总产|实现二十连丰), empty where there is no verb."""
    verb = inner().search(clause)
    return without_trail(clean(clause[: verb.start()])).strip("，,、：:") if verb else ""


def _before_verb(noun: str) -> str:
    """Return what a verb at the end governs from before it: 黄标车|淘汰, 争取|信贷|投放."""
    found = list(inner().finditer(noun))
    begin = found[-2].end() if len(found) > 1 else 0
    rest = noun[begin : found[-1].start()]
    if rest.endswith(_STILL) and without_trail(rest) in _ACTORS:
        return ""  # 国家已|设立
    return rest if len(rest) >= 2 else ""
