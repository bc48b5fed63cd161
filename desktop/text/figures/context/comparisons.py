"""Comparisons: what words between figures say beside their subject: comparisons, ranks, shares, bases."""

import re
from functools import cache
from typing import Final

from desktop.text.figures.grammar import column, compiled, word_list
from desktop.text.figures.scan.token import Token

COMPARED: Final = compiled(
    r"(?:增速|增幅|涨幅|降幅)?(?:分别)?[均都]?"
    r"(?:不?高于|不?低于|高出|超出|超过?+(?![额长高低大标级限载收支]|(?:预期|计划|目标|序时)[完实])|(?:<<comparative-verbs>>)(?![ⅠⅡⅢⅣⅤI]|[一二三四五]类)|(?:比|较)(?=[上去全年同预规计平疫整“十城农原当]|现[在有]|初步|快报|(?<![同环]比)第|前?[一二三四两]个?季度|[一二三两四五六七八九几]年前))"
    r"[^，。、；\d]{1,16}\Z"
    r"|超额?完成[^，。、；\d]{0,10}(?:目标|任务|计划)\Z"
    r"|(?:比|较)\d{1,3}年前[^，。、；\d]{0,10}\Z"
    r"|(?:比|较)[^，。、；\d]{0,8}(?:计划|规定|原定)[^，。、；\d]{0,6}(?:19|20)\d\d年[^，。、；\d]{0,6}\Z"
    r"|相当于\d{1,3}年前的?\Z|(?:比|较)[^，。、；\d比较]{1,12}(?:之初|初期|以前|之前|前期|改革前|原来|以往)[^，。、；\d]{0,8}\Z"
    r"|(?:比|较)[^，。、；比较]{2,30}?(?:快报|执行|预算|决算|计划|完成|调整|上报)数\Z"
    r"|[比较](?:19|20)\d\d年\d{1,2}(?:[-—–至到]\d{1,2})?月份?[^，。、；\d]{0,6}\Z"
    r"|[比较](?:(?:\d{1,2}[-—–至到])?\d{1,2}月份?|前[一二三四五六七八九十\d]{1,2}个?月)[^，。、；\d]{0,6}\Z"
    r"|比[^，。、；\d比]{2,16}?(?:增幅|增速|增长率|增长速度|涨幅|贡献率|比重|占比)(?:分别)?(?:高出?|低|快|慢|多|少)了?\Z"
    r"|(?:与|同|和)(?:上年|去年|前年|上一年)?同期相?比较?\Z"
    r"|(?:一九[一二三四五六七八九〇○零]{2})?(?:(?<!占)比较?|较|与|同(?=(?:19|20)|建国|解放)|高于|低于|超过)(?:[^，。、；\d]{2,12}的)?(?:19|20)(?:\d\d|[xX×*]{2})年[^，。、；\d]{0,12}\Z"
)
"""高于全省平均水平, 比上年: what a change is measured against."""

FALLING_SHORT: Final = frozenset("塌欠落滞距")
FALLS_SHORT: Final = re.compile(
    r"(?:[塌欠]|[落滞]后于?)(?:了)?(?:序时|时序|年度|全年|全[国省市]|年初|平均|计划|预期|预算|目标|进度)[^，。、；\d]{0,10}\Z"
    r"|距离?(?!离)[^，。、；\d距]{2,12}?(?:还|尚|仍)?(?:相?差|短|欠)\Z"
)
"""By how much an aim was missed: 塌目标|, 欠序时进度|, 距目标差|; one of those characters stands in each."""

_COMPARING: Final = frozenset("于出超先比较相") | FALLING_SHORT
_CHANGED: Final = compiled(r"(?:<<change-verbs-with-object>>)([^，。、；]{2,})\Z")
_VAGUE: Final = frozenset(word_list("vague-nouns"))
"""What a benchmark ends in and is no object of its change: 高于同期经济增长|速度."""

_BASED: Final = frozenset("由从的")
_BASIS: Final = compiled(
    r"(?:由|从|是|为|相当于|约?等于|达到?(?![标产效成])|(?:<<change-verbs-to-a-level>>)[到至为])[^，。、；]{1,14}的\s?(?:平均|将?近|接近|约|超过?|逾)?\Z"
    r"|(?:全[国省市县区州]|世界)平均(?:水平)?的\Z"
)
_PLAN_ENDS: Final = ("的", "任务", "计划", "目标")
_PLANNED: Final = re.compile(
    r"(?:完成|超过|达到?|为|占)[^，。、；]{0,8}(?:预算|计划|任务|目标)数?的\Z"
    r"|完成(?:年度?|全年|年初|既定|预定)[^，。、；\d]{0,6}(?:目标|任务|计划)\Z"
)
"""What a result is a share of: 完成|预算数的|102%."""

_SET: Final = re.compile(
    r"(?:实现|完成|达到|超过|高于|低于)了?[^，。、；]{2,24}(?:提出|确定|规定|下达|通过)的(?:年均|平均每年)?(?:增长|下降|提高|减少)?\Z"
)
"""By whom an aim was set that is told with its number: 实现了|人代会提出的|年均增长11%的目标."""

_ON_TOP: Final = re.compile(r"在[^，。、；]{0,14}(?:基数|基础)(?:之?上)?(?=[^，。、；]{0,4}\Z)")
"""What a change is added to: 要|在1954年的基数上|增长."""

_THAN_LEVEL: Final = compiled(
    r"的(?:基[础数]之?上|(?:水平|规模|指标|基数|数字|计划数)(?:相?比)?)(?=(?:还|也|又|将|已|再|只|仅|约|净|多|大约)*(?:<<growth-endings>>|超[过出额]?|多|少|高|低|翻))"
)
"""The end of a benchmark that is a figure itself: 比原定的3200万担|的水平|超过100万担."""

_PER_PERSON: Final = re.compile(
    "(?:(?:按人口)?每人平均|平均每人)(?=国[民内]|地区|工农业|总产|纯?收入|净收入|实际收入|占有|粮食|生活费|居住|住房|消费)"
)
"""How 人均 was said before."""

_YEARS_BETWEEN: Final = re.compile(
    r"(?<=..)[从自在]?(?:19|20)\d\d年[底末初]?[到至](?:19|20)\d\d年[底末初]?"
    r"(?:的?(?:\d{1,2}|[一二三四五六七八九十]{1,3})年)?(?:期间|间|内|中|里)?(?!的)"
)
"""Between which years something went on, behind what it is: 粮食产量|从1953年至1980年的二十八年间."""

_STANDING: Final = re.compile(
    r"(?:[稳位]?居|位列|名列|跻身|进入|保持)(?:全[国省市区州县球]|世界|[东中西]部)[^，。、；]{0,4}"
    r"(?:前列|前茅|首位|上游|第一方阵|前[一二三四五六七八九十百\d]{1,3}[强位名]?)"
)
"""A standing without a place in an order, between a subject and its next number: 稳居全国前十强、|增长."""

_STANDING_SIGNS: Final = frozenset("前首游阵")
"""The characters of which one stands in every standing."""

_FROM: Final = compiled(
    r"(?:(?<![自理])由(?!于|中央|财政|政府|各级)|从(?![业事严]|[^，。、；]{2,16}调入\Z|[^，。、；]{1,8}[得取]的[^，。、；]{0,4}(?:收入|利润|报酬)))(?![^，。、；]{1,8}(?:<<fetching-verbs>>))[^，。、；]{0,12}\Z"
)
_SHARE: Final = re.compile(r"占(?![比有用据]|地(?![区方级]))(?P<whole>[^，。、；]{0,16})\Z")
_WHOLE: Final = compiled(
    r"(?:比重|比例|份额|比)(?:<<share-adverbs>>)?(?:达到?|为|在|(?:提高|提升|上升|下降)[到至]|突破|不?超过?|不到|不足|高于|低于|大于|小于|接近|逾|降至|[保稳][持定]在|提高|上升|提升|下降|降低|增加)?\Z"
)
_ACCOUNT: Final = compiled(
    r"据[^，。；\d]{0,12}统计，?|[按以][^，。、]{0,8}汇率(?:换算|折算|计算)?|按[^，。、]{2,10}(?:计算|口径|价格)|按(?:可比|不变|现)价|扣除价格因素后?|[扣剔]除[^，。]{2,24}?后|(?:[扣剔]除|考虑)[^，。]{2,20}?因素(?:影响)?后?|平均每[^，。、；\d]{1,3}(?=分别|\Z)|每[人户亩](?:每[年月])?(?![口均]|<<per-unit-measures>>)|每(?:[年月周天日]|季度?)(?:每[年月])?(?![口均])"
)
_RECKONED: Final = frozenset("按扣剔考每据")
_RATE: Final = "汇率"
_RANKED: Final = compiled(
    r"(?:分别|均|连续[\u4e00-\u9fff]{2}|稳定|继续|(?<![\u4e00-\u9fff])综合(?=排))?"
    r"(?!居[民住家]|列[车举]|排[放污水涝灌])(?:<<rank-verbs>>)"
    r"[^，。、；]{0,10}\Z"
    r"|在[^，。、；]{2,12}中\Z|在(?:世界|全球|国际|国内|全[国省市县区])上?\Z|[两二三四五六七八九十]{1,2}(?:城区|区县|县区|[区县市])\Z"
    r"|(?:全[省市国县区州球]|世界|同类|[东中西]部|(?:(?!全)[\u4e00-\u9fff]){2}(?<!量全)[省市]|[^，、]{2}地区)\Z"
)

_BRACKETED: Final = re.compile(r"[（(][^（）()]{1,8}[）)]")
"""What a bracket adds to an area: 在全省县|（市、区）|中."""

_AMONG: Final = compiled(
    r"(?:^|在)(?:(?!在)[^，。、；]){2,10}(?:中|地区|[省市县区])(?=(?:<<rankable-nouns>>)(?:排名?|位?居|列)?\Z)"
)
"""在经济大省|增速第1, 10个省会城市中|总量第3: among what a place is held."""

_FIELD: Final = compiled(
    r"(?:<<field-verbs>>)(?:全[国省市州球]|世界|中国|[东中西]部)(?:[百千]强[县区市镇]|(?:县|市|区)域)?"
    r"(?P<noun>(?![省市县区地]级\Z|同类|[省地县]级财政\Z)[\u4e00-\u9fff]{2,12}(?<!城市)(?<!地区)(?<!开发区)(?<!高新区)(?<!高校))\Z"
)
"""In what a place is held, which is no class of those who hold it: 跃居全国省级财政|第一."""

_RISEN_FROM: Final = re.compile(
    r"[由从](?:(?:19|20)\d\d年[末底]?|上年|去年|[^，。、；\d]{0,4}[末底初])?的?\Z"
)
"""When a place was held that something rose from: 排名|由2000年末|第19位."""

_CONTEST: Final = re.compile(
    r"在(?:全[国省市县区州球])?(?:首次|第[一二三四五六七八九十]次|年度|[12]\d{3}年度?)?(?P<noun>[^，。、；]{2,16}?"
    r"(?:考核|评价|评比|评选|比赛|竞赛|大赛|测评|监测|考评|评估|调查|排名))中(?:综合)?(?:排名?|位[居列]|名列|荣?获|列|居)?\Z"
)
"""A contest in which a place is held: 在全省|营商环境评价|中排名."""

_SAYS_MORE: Final = re.compile(
    "按|扣|剔|考虑|每|据|汇率"  # how it was reckoned
    "|于|高出|超|比|较|领先|塌|欠|落后|滞|距"  # what it is compared with
    "|前|首位|上游|第一方阵|基数|基础|年.*年"  # a standing, a basis, a span of years
    "|由|从|的|占|任务\\Z|计划\\Z|目标\\Z"  # where a change began, a whole, an aim
)
"""Signs of which one stands in all words but those of the subject itself.

They begin with few different characters: places where none of these stands are passed over fast.
"""

SHARES: Final = frozenset(word_list("share-nouns"))
"""Nouns that are a share of what was named before."""

GROWTH: Final = frozenset(word_list("growth-nouns"))
"""Nouns that are the growth of what was named before."""

LEVELS: Final = re.compile(
    r"(?:国家|省|市|县|区|乡镇?|村|部|世界|校)级(?:以上)?|境[内外]|[省市县区州国][内外]|城镇|农村|城市|市区|县城|新增|其他|其余|私人|个人"
)
"""Attributes that may stand for the noun named before: 省级企业技术中心1家、市级3家."""

LEVEL_ENDS: Final = frozenset("级上内外镇村市区城增他余人")
"""The characters of which one ends each of them."""

LEVEL: Final = re.compile(r"(?:国家|省|市|县|区|乡镇?|村|部)级(?:以上)?")
MONEY: Final = re.compile(
    r"(?:总?投资额?|年?(?:总?产值|(?:营业|销售)?收入|纳税额?|税收|利税))?(?:超过?|过|达|在)?[\d.十百千万亿]*元(?:以[上下])?"
)


@cache
def alone(kind: str) -> frozenset[str]:
    """Return the nouns that, alone, add to what was named before: ``total`` (总数) or ``measure`` (产量)."""
    return frozenset(column("heads", "head", "alone", kind))


def ranked(segment: str) -> str:
    """Return the segment without the words of a rank at its end: 增速居全省 → 增速."""
    if "（" in segment or "(" in segment:
        segment = _BRACKETED.sub("", segment)
    return _RANKED.sub("", _RANKED.sub("", _AMONG.sub("", segment)))


def _field(segment: str) -> str:
    """Return in what a place is held: 位居全国百强县|投资潜力, 在全市|绩效考核|中排名."""
    field = _FIELD.search(segment) or _CONTEST.search(segment)
    return field["noun"] if field else ""


def contest(clause: str) -> str | None:
    """Return the contest that a clause says a place is held in, or None: 在全省|营商环境评价|中."""
    held = _CONTEST.search(clause)
    return held["noun"] if held else None


def accounted(segment: str) -> str:
    """Return the segment without how it was reckoned: 扣除价格因素, 按常住人口计算; 每人平均 is 人均."""
    if "每人" in segment:
        segment = _PER_PERSON.sub("人均", segment)
    reckoned = not _RECKONED.isdisjoint(segment) or _RATE in segment
    return _ACCOUNT.sub("", segment) if reckoned else segment


def subject(token: Token, segment: str) -> str:
    """Return what the words before a figure leave without comparison, rank, basis and whole."""
    if _SAYS_MORE.search(segment) is None and token.kind != "rank":  # as most do
        return segment
    return _without_more(token, segment)


def _without_more(token: Token, segment: str) -> str:
    """Return the same of words that say more than a subject."""
    segment = accounted(segment)
    if segment.startswith("的") and (level := _THAN_LEVEL.match(segment)):
        segment = segment[level.end() :]
    if segment.count("年") > 1:
        segment = _YEARS_BETWEEN.sub("", segment)
    if token.kind == "rank":
        segment = _RISEN_FROM.sub("", segment)
        return ranked(segment) or _field(segment)
    if not _COMPARING.isdisjoint(segment):
        segment = _without_comparison(segment)
    if not _STANDING_SIGNS.isdisjoint(segment):
        segment = _STANDING.sub("", segment)
    if "基" in segment:
        segment = _ON_TOP.sub("", segment)
    if "的" in segment[-8:] and (aim := _SET.search(segment)):
        segment = segment[: aim.start()]
    if segment.endswith(_PLAN_ENDS) and (planned := _PLANNED.search(segment)):
        segment = segment[: planned.start()]
    if not _BASED.isdisjoint(segment) and (basis := _FROM.search(segment) or _BASIS.search(segment)):
        segment = segment[: basis.start()]
    if "占" in segment:
        share = _SHARE.search(segment)
        if share is not None and share["whole"] and not _WHOLE.search(share["whole"]):
            segment = segment[: share.start()]
    return segment


def _without_comparison(segment: str) -> str:
    """Return a segment without what it compares with at its end."""
    if not FALLING_SHORT.isdisjoint(segment):
        segment = FALLS_SHORT.sub("", segment)
    compared = COMPARED.search(segment)
    if compared is None:
        return segment
    changed = _CHANGED.search(compared[0])
    kept = changed[1] if changed and changed[1] not in _VAGUE else ""
    return segment[: compared.start()] + kept
