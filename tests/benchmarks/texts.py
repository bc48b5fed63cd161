"""Texts to measure with: made reports of any length, always the same."""

from itertools import count, islice
from random import Random

_SENTENCES = (
    "地区生产总值完成{a}亿元、增长{b}%，一般公共预算收入完成{c}亿元，增长{d}%。",
    "新建高标准农田{a}万亩，改造老旧小区{e}个，惠及居民{c}万户。",
    "我们坚持稳中求进工作总基调，全面贯彻新发展理念，加快构建现代化产业体系，着力推动高质量发展。",
    "大力开展招商引资，签约项目{e}个，总投资{a}亿元，其中“十亿级”项目{e}个。",
    "城镇新增就业{e}00人，城镇登记失业率控制在{d}%以内，居民人均可支配收入分别增长{b}%和{d}%。",
    "深入推进“放管服”改革，专精特新企业达到{e}家，市场主体突破{c}万户。",
    "力争全年固定资产投资增长{b}%左右，社会消费品零售总额增长{d}%以上。",
    "空气质量综合指数下降{d}%，PM2.5平均浓度{e}微克/立方米，优良天数比例{a}%。",
)
_PROSE = (
    "各级干部深入一线听取群众意见，把问题解决在基层、解决在萌芽状态，干事创业的劲头更足了。",
    "我们坚持把发展经济的着力点放在实体经济上，完善政策服务体系，支持传统产业向高端化、智能化、绿色化转型。",
    "扎实做好巩固拓展脱贫攻坚成果同乡村振兴有效衔接，因地制宜发展特色农业，农村面貌持续改善。",
    "加强城市精细化管理，补齐老城区基础设施短板，推动教育、医疗、养老服务资源向基层延伸。",
    "同时也要看到，发展不平衡不充分的问题仍然存在，产业结构还不够优，创新能力有待进一步增强。",
)
"""Sentences without a figure, as most sentences of a report are."""

_HEADINGS = ("一、{y}年工作回顾", "（一）经济运行稳中向好", "（二）民生福祉持续增进", "二、{y}年工作安排")


def report(characters: int, seed: int = 1, *, prose: int = 0) -> str:
    """Return a report of exactly this many code points; another seed gives another report.

    Args:
        characters: How many code points.
        seed: Which report.
        prose: How many sentences without a figure stand behind each four with them. Without any a report has
            61 figures in 1,000 characters; with 16 it has 12, as local reports have (6 to 15; national
            ones 2 to 9).
    """
    random = Random(seed)
    parts = [f"{2000 + seed % 25}年云岭县政府工作报告（第{seed}号）"]
    length = len(parts[0])
    for number in count():
        parts.append(_paragraph(random, number, prose))
        length += len(parts[-1]) + 1
        if length >= characters:
            return "\n".join(parts)[:characters]
    raise AssertionError  # count() has no end


def _paragraph(random: Random, number: int, prose: int) -> str:
    if number % 9 == 0:
        return _HEADINGS[number // 9 % len(_HEADINGS)].format(y=2020 + number % 5)
    told = [_filled(random, sentence) for sentence in random.sample(_SENTENCES, 4)]
    return "".join([*told, *random.choices(_PROSE, k=prose)])


def _filled(random: Random, sentence: str) -> str:
    return sentence.format(
        a=random.randint(100, 9999) / 10,
        b=random.randint(10, 99) / 10,
        c=random.randint(100, 9999) / 100,
        d=random.randint(10, 99) / 10,
        e=random.randint(2, 99),
    )


def reports(number: int, characters: int) -> list[str]:
    """Return this many different reports of this length."""
    return list(islice((report(characters, seed) for seed in count(1)), number))
