"""Subjects: what each figure measures: an indicator, a noun counted, or what the figure before measured."""

import re
from typing import Final

from desktop.text.figures.clauses import Clauses
from desktop.text.figures.lists import distribute
from desktop.text.figures.nouns import (
    canonical_names,
    clean,
    left_noun,
    measuring,
    right_noun,
    suffix_name,
)
from desktop.text.figures.nouns import named as canonical
from desktop.text.figures.token import Token

_COMPARED: Final = re.compile(
    r"(?:增速|增幅|涨幅|降幅)?(?:分别)?(?:均)?(?:高于|低于|高出|超出|超过?(?!额)|快于|慢于|好于|优于|领先|落后于?|多于|少于|(?:比|较)(?=[上去全年同预规计平疫整“十]))[^，。、；\d]{1,16}\Z"
)
_BEFORE: Final = re.compile(
    r"(?:由|从|是|为|相当于|达到?)[^，。、；]{1,14}的\s?\Z|(?:由|从)[^，。、；]{0,12}\Z"
)
_SHARE: Final = re.compile(r"占(?!比)(?P<whole>[^，。、；]{0,16})\Z")
_WHOLE: Final = re.compile(
    r"(?:比重|比例|份额|比)(?:达到?|为|提高到|提升到|提高至|提升至|突破|超过|降至|上升到|保持在|稳定在)?\Z"
)
_ACCOUNT: Final = re.compile(r"按[^，。、]{2,10}(?:计算|口径|价格)|扣除价格因素后?|扣除[^，。]{2,8}后")
_RANKED: Final = re.compile(
    r"(?:分别|均|连续[\u4e00-\u9fff]{2}|稳定|继续)?(?:位居|位列|位次|居|列|排名?|名列|[跃升]居|[升跃]至|保持|稳居|位于|分列|并列|前移[至到]|上升到|升到|前进到)[^，。、；]{0,10}\Z"
    r"|(?:全[省市国县区州]|世界|同类|[东中西]部|[\u4e00-\u9fff]{2}[省市]|[^，、]{2}地区)\Z"
)
_SHARES: Final = frozenset({"占比", "其占比", "比重", "比例", "所占比例", "所占比重"})
_GROWTH: Final = frozenset({"增速", "增幅", "涨幅", "降幅", "增长率", "增速均", "增长", "总体", "同比"})
_SUM: Final = frozenset(
    {
        "总量",
        "总数",
        "数量",
        "规模",
        "总额",
        "总规模",
        "合计",
        "总计",
        "产量",
        "产值",
        "金额",
        "面积",
        "总产",
        "总产量",
        "单产",
        "人数",
    }
    | {
        "总人数",
        "户数",
        "总户数",
        "存栏",
        "出栏",
        "里程",
        "总里程",
        "装机",
        "余额",
        "增加值",
        "总面积",
        "种植面积",
        "总产值",
        "数",
    }
)
_LEVELS: Final = re.compile(
    r"(?:国家|省|市|县|区|乡镇?|村|部|世界|校)级(?:以上)?\Z|境[内外]\Z|(?:城镇|农村|城市|市区|县城|新增|其他|其余)\Z"
)
_LEVEL_OF: Final = re.compile(r"(?:国家|省|市|县|区|乡镇?|村|部)级(?:以上)?")
_MONEY: Final = re.compile(r"[\d.十百千万亿]*元(?:以[上下])?")
_PEOPLE: Final = re.compile(r"[^，。；]{0,8}?(?:稳定脱贫|脱贫|减贫)")
_MOST: Final = re.compile(r"\s?以上的?[\u4e00-\u9fff]")
_VERB: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[，。；、,;])")
_GENERIC: Final = {"人", "户"}


class Subjects:
    """Finds the indicator of each figure; the figures must be asked for in order."""

    def __init__(self, text: str, clauses: Clauses) -> None:
        self._text = text
        self._clauses = clauses
        self._sentence = -1
        self._carried: str | None = None
        self._before = 0
        self._joined, self._length, self._list = False, 0, 0
        self._apart: list[str | None] = []
        self._said: list[str] = []
        self._clause_first: tuple[int, str | None] = (-1, None)
        self._previous_first: str | None = None

    def of(self, token: Token, group: int) -> str | None:
        """Give the indicator of a figure.

        Args:
            token: The figure's token.
            group: How many figures, this one included, a list joins from here (1 where there is none).
        """
        sentence = self._clauses.sentence(token.start)
        if sentence != self._sentence:
            self._begin(sentence)
        clause = self._clauses.clause(token.start)
        if clause != self._clause_first[0]:
            self._previous_first = self._clause_first[1]
            self._clause_first = (clause, None)
        indicator = (
            self._apart.pop(0) if self._apart else self._found(token, max(clause, self._before), group)
        )
        self._before = token.end
        self._length = self._length + 1 if self._joined else 1
        self._joined = group > 1
        if not self._joined:
            self._list = self._length
        if indicator is not None:
            if token.kind != "rank":
                self._carried = indicator
            self._said.append(indicator)
            if self._clause_first[1] is None:
                self._clause_first = (clause, indicator)
        return indicator

    def _begin(self, sentence: int) -> None:
        self._sentence, self._before = sentence, sentence
        self._carried = self._previous_first = None
        self._apart, self._said = [], []
        self._clause_first = (-1, None)
        self._joined, self._length, self._list = False, 0, 0

    def _found(self, token: Token, left: int, group: int) -> str | None:
        segment = clean(self._text[left : token.start])
        if group > 1 and (shares := self._shared(token, segment, group)):
            self._apart = list(shares[1:])
            return shares[0]
        counted = token.measure is not None and token.measure.dimension == "count" and token.kind != "rank"
        if counted and (noun := right_noun(self._text, token.end, counted=True)):
            return canonical(self._completed(noun))
        if (
            counted
            and token.measure
            and token.measure.base in _GENERIC
            and _PEOPLE.match(self._text, token.end)
        ):
            return "脱贫人口"
        if (
            token.measure is not None
            and token.measure.base == "岁"
            and (noun := right_noun(self._text, token.end, counted=False))
        ):
            return noun
        segment = self._subject(token, segment)
        noun = left_noun(segment)
        if (
            noun is None
            and counted
            and token.measure
            and token.measure.base == "人"
            and (verb := _VERB.match(self._text, token.end))
        ):
            return verb[0]
        if noun is None and self._may_follow(token) and token.kind != "rank":
            following = right_noun(self._text, token.end, counted=False)
            if following is not None and len(following) > 1 and not self._only_growth(segment):
                return canonical(following)
        return self._chosen(noun, token) or self._carried or self._earlier(left) or self._unit(token)

    def _shared(self, token: Token, segment: str, group: int) -> list[str | None]:
        if "分别" in segment or segment.endswith("各"):
            subject = segment.rpartition("分别")[0] if "分别" in segment else segment[:-1]
            if token.kind == "rank" or subject in _GROWTH:
                subject = _RANKED.sub("", subject)
                subject = "" if subject in _GROWTH else subject
            return distribute(_ACCOUNT.sub("", subject), group, self._said)
        if _COMPARED.search(segment) or (
            token.kind == "rank" and left_noun(self._subject(token, segment)) in (None, *_GROWTH)
        ):
            return distribute("", group, self._said)
        return []

    @staticmethod
    def _subject(token: Token, segment: str) -> str:
        """Give the segment without what compares, ranks or sets a basis at its end."""
        segment = _ACCOUNT.sub("", segment)
        if token.kind == "rank":
            return _RANKED.sub("", _RANKED.sub("", segment))
        if token.kind == "change" or (token.measure and token.measure.dimension in ("ratio", "multiple")):
            segment = _COMPARED.sub("", segment)
        cut = _BEFORE.search(segment)
        if cut is not None:
            segment = segment[: cut.start()]
        share = _SHARE.search(segment)
        if share is not None and share["whole"] and not _WHOLE.search(share["whole"]):
            segment = segment[: share.start()]
        return segment

    def _may_follow(self, token: Token) -> bool:
        """Tell whether the noun may stand behind a number that has no measure word: 10万吨|己二腈, 95%以上|行政村."""
        dimension = token.measure.dimension if token.measure else ""
        if dimension == "ratio":
            return _MOST.match(self._text, token.end) is not None
        return dimension != "time"

    @staticmethod
    def _only_growth(segment: str) -> bool:
        return segment.endswith(("增长", "下降", "提高", "降低", "减少", "增加", "同比", "上升", "回落"))

    def _completed(self, noun: str) -> str:
        """Give 市级企业技术中心 for a bare 市级 after 省级企业技术中心."""
        if _LEVELS.fullmatch(noun) and self._carried:
            return (
                noun + _LEVEL_OF.sub("", self._carried, count=1) if _LEVEL_OF.search(noun) else self._carried
            )
        return noun

    def _chosen(self, noun: str | None, token: Token) -> str | None:
        if noun is None:
            return None
        if noun in _GROWTH:
            return self._carried or noun
        if noun in _SHARES:
            return f"{self._carried}占比" if self._carried else noun
        if noun in _SUM and self._carried:
            return self._sum(noun)
        if _LEVELS.fullmatch(noun) and self._carried:
            return canonical(self._completed(noun))
        if noun.startswith("占") and self._carried:
            return self._carried + noun
        name = canonical(noun)
        counted = token.measure is not None and token.measure.dimension == "count"
        if name == noun and _MONEY.fullmatch(noun):
            return self._carried or noun
        return name if name != noun or counted or suffix_name(noun) else _core(noun)

    def _sum(self, noun: str) -> str | None:
        """Give what a bare 产量 or 总数 belongs to: 粮食播种面积 … 产量 → 粮食总产量."""
        base = (
            self._previous_first if self._clause_first[1] is None and self._previous_first else self._carried
        )
        names = canonical_names()
        for subject in (self._carried, base):
            for n in range(len(subject or ""), 1, -1):
                found = names.get((subject or "")[:n] + noun)
                if found is not None:
                    return found
        return base

    def _earlier(self, left: int) -> str | None:
        """Give the subject of the clause before, where this one says nothing but verbs."""
        sentence = self._clauses.sentence(left)
        if left <= sentence:
            return None
        begin = max(self._clauses.clause(left - 1), sentence)
        noun = left_noun(self._text[begin:left].rstrip("，,：: \n"))
        return None if noun is None or noun in _GROWTH else canonical(noun)

    @staticmethod
    def _unit(token: Token) -> str | None:
        return token.measure.base if token.measure and token.measure.base in _GENERIC else None


def _core(noun: str) -> str:
    """Give the indicator that a noun begins with, if only a verb unknown to the tables follows it."""
    return (
        next((name for n in (1, 2, 3) if (name := suffix_name(noun[:-n]))), noun)
        if not measuring(noun)
        else noun
    )
