"""Subjects: what each figure measures: an indicator, a noun counted, or what the figure before measured."""

import re
import sys
from collections import deque
from typing import Final

from desktop.text.figures.chains import LONGEST_LIST
from desktop.text.figures.clauses import clause_before, paragraph_end
from desktop.text.figures.implied import implied_noun
from desktop.text.figures.lists import distribute, members
from desktop.text.figures.nouns import (
    clean,
    front_noun,
    is_milestone,
    left_noun,
    measuring,
    named,
    prefix_name,
    right_noun,
    suffix_name,
    without_trail,
)
from desktop.text.figures.phrases import (
    COMPARED,
    GROWTH,
    LEVEL,
    LEVELS,
    MONEY,
    SHARES,
    accounted,
    alone,
    ranked,
    subject,
)
from desktop.text.figures.token import Token
from desktop.text.figures.vocabulary import canonical_names

REACH: Final = 80
"""Code points before a figure in which its subject is looked for."""

_HEAD: Final = re.compile(
    r"(?:栽植|种植|播种|养殖|饲养)?(?:总?面积|规模|总?产量|数量|存栏量?|出栏量?|总量|[单亩总]产|总产值|产值|增加值|里程)\Z"
)
_ESCAPED: Final = re.compile(r"[^，。；]{0,8}?(?:稳定脱贫|脱贫|减贫)")
_AGED: Final = re.compile(
    r"\s?(?:及?以[上下内])?的?([\u4e00-\u9fff]{0,6}?(?:老年人|儿童|婴幼儿|人群|妇女|居民|群众|人口|老人|学生|青少年|女性|男性))"
)
_OF: Final = re.compile(r"\s?(?:以上的?|的)[\u4e00-\u9fffA-Z]")
_VERB: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?=[，。；、,;])")
_AMOUNT: Final = re.compile(r"[\d.]+[^A-Za-z]")
_GROWS: Final = ("增长", "下降", "提高", "降低", "减少", "增加", "同比", "上升", "回落")
_GIVES: Final = (
    "发放",
    "拨付",
    "给予",
    "下达",
    "兑现",
    "垫付",
    "减免",
    "追回",
    "争取",
    "争取到",
    "筹集",
    "落实",
    "提供",
)
_SIZES: Final = frozenset(
    {"area", "mass", "volume", "power", "voltage", "apparent-power", "energy", "length"}
)
_YEARLY: Final = frozenset({"年产", "日产", "年出栏", "年处理", "日处理"})
_PLACED: Final = re.compile(
    r"(?:位?[居列]|排名?|名列)?(?:全[国省市]|同类)?第[\d一二两三四五六七八九十]{1,3}[位名]?\Z"
)
_BRACKET: Final = re.compile("[（）()]")
_VAGUE: Final = frozenset(
    {"水平", "目标", "规模", "大关", "台阶", "增速", "速度", "跨越", "飞跃", "突破", "转变", "关口", "新高"}
)
_PEOPLE: Final = frozenset({"人", "户"})
_THINGS: Final = frozenset(
    "金款费券区园地县乡镇村队库站点场所院校店厂馆室企户家人员物品县市线网机器车船田林路桥河库"
)
"""Last characters of nouns: what ends so names a thing of its own (粮食生产|功能区)."""

_PERSONS: Final = ("成员", "人员", "队员", "学员", "代表", "委员", "党员")
"""Ends of nouns that say by themselves who the people behind them are."""

_SPENT: Final = re.compile(r"(?:投入|投资|筹措|奖补|出资|募集|落实|拨付|兑现|争取)\Z")

_OWN: Final = _PEOPLE | {"村", "县", "乡", "镇", "市", "省", "乡镇", "社区"}


class Subjects:
    """Finds the indicator of each figure; the figures must be asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._carried: str | None = None
        self._brackets = (match.start() for match in _BRACKET.finditer(text))
        self._bracket = next(self._brackets, sys.maxsize)
        self._begin(-1)

    def _begin(self, sentence: int) -> None:
        """Forget what the sentence before said."""
        goes_on = sentence > 0 and self._text[sentence - 1] in "；;"
        self._over: str | None = self._carried if goes_on else None
        self._sentence = sentence
        self._before = sentence
        self._carried = None
        self._counts: dict[str, str] = {}
        self._said: deque[str] = deque(maxlen=3 * LONGEST_LIST)
        self._apart: list[str | None] = []
        self._clause = -1
        self._first: str | None = None
        self._ranked: str | None = None
        self._first_before: str | None = None
        self._length = self._list = 0
        self._listing = self._aged_name = False
        self._outside: str | None = None

    def of(self, token: Token, sentence: int, clause: int, group: int) -> str | None:
        """Give the indicator of a figure.

        Args:
            token: The figure's token.
            sentence: Where its sentence begins.
            clause: Where its clause begins.
            group: How many figures, this one included, a list joins from here (1 where there is none).
        """
        if sentence != self._sentence:
            self._begin(sentence)
        if clause != self._clause:
            self._clause, self._first_before, self._first = clause, self._first, None
            self._ranked = None
        if self._bracket < token.start:
            self._pass_brackets(token)
        indicator = (
            self._apart.pop(0)
            if self._apart
            else self._found(token, max(clause, self._before, token.start - REACH), group)
        )
        self._remember(token, indicator, group)
        return indicator

    def _pass_brackets(self, token: Token) -> None:
        """Go back to what was spoken of before a bracket that is closed: 收入5亿元（含退税3亿元）、增4%."""
        opened = closed = -1
        while self._bracket < token.start:
            if self._bracket >= self._before and self._text[self._bracket] in "（(":
                opened = self._bracket
            elif self._bracket >= self._before:
                closed = self._bracket
            self._bracket = next(self._brackets, sys.maxsize)
        if opened > closed:
            self._outside = self._carried
        elif closed >= 0 and self._outside is not None:
            if opened < 0:
                self._carried = self._outside
            self._outside = None

    def _remember(self, token: Token, indicator: str | None, group: int) -> None:
        self._before = token.end
        self._aged_name = token.measure is not None and token.measure.base == "岁"
        self._length = self._length + 1 if self._listing else 1
        self._listing = group > 1
        if not self._listing:
            self._list = self._length
        among = self._text.startswith("在", token.start - 1) and token.measure and token.measure.base == "个"
        if indicator is not None and not among:
            if token.kind == "rank":
                self._ranked = indicator
            else:
                self._carried, self._ranked = indicator, None
                if token.measure is not None and token.measure.dimension == "count":
                    self._counts[token.measure.base] = indicator
            self._said.append(indicator)
            self._first = self._first or indicator

    def _found(self, token: Token, left: int, group: int) -> str | None:
        segment = clean(self._text[left : token.start])
        if group > 1 and (shares := self._shared(token, segment, group)):
            self._apart = shares[1:]
            return shares[0]
        dimension = token.measure.dimension if token.measure and token.kind != "rank" else ""
        if self._aged_name and (
            name := suffix_name(
                without_trail(clean(self._text[max(self._clause, token.start - REACH) : token.start]))
            )
        ):
            return name
        if dimension == "count" and (counted := self._counted(token, segment)) is not None:
            return counted
        if token.measure and token.measure.base == "岁" and (aged := _AGED.match(self._text, token.end)):
            return aged[1]
        # In 全市42%的税收、56%的利润 what stands between is the share's before.
        parallel = (
            dimension == "ratio" and segment.startswith("的") and self._text.startswith("的", token.end)
        )
        noun = None if parallel else left_noun(subject(token, segment))
        sized = (
            noun is None
            or self._gives(segment, dimension)
            or self._sizes(token, noun)
            or self._shares(token, noun)
        )
        if sized and self._may_follow(token, dimension) and not segment.endswith(_GROWS):
            following = self._right(token, counted=False)
            if (
                following is not None
                and (len(following) > 1 or following in _OWN)
                and following not in _VAGUE
            ):
                return named(following)
        if (noun is None and "人均" in segment) or segment.endswith("人均"):
            each = canonical_names().get(f"人均{self._carried}")
            if each is not None:
                return each
        if noun is None and self._before < self._clause and (between := self._between()):
            return between
        if (
            noun is None
            and self._ranked
            and (token.kind == "rank" or (token.measure and token.measure.base == "位"))
        ):
            return self._ranked
        if noun is None and dimension == "money" and (spent := self._spent(segment)):
            return spent
        adjoining = self._before == token.start
        counted_before = self._counts.get(token.measure.base) if token.measure and not adjoining else None
        found = self._chosen(noun, dimension) or counted_before or self._carried
        people = token.measure is not None and token.measure.base in _PEOPLE
        return found or (None if people else self._earlier(left)) or self._unit(token)

    def _shared(self, token: Token, segment: str, group: int) -> list[str | None]:
        """Give the indicators of a list of figures, if the words before it tell them apart."""
        if "分别" in segment or segment.endswith("各"):
            front, _, tail = segment.rpartition("分别") if "分别" in segment else (segment[:-1], "", "")
            if not front and len(tail) > 4 and members(tail) == group:
                return distribute(tail, group, ())
            front = COMPARED.sub("", front)
            front = ranked(front) if token.kind == "rank" or front in GROWTH else front
            if (not front or front in GROWTH) and (before := self._listed_before(group)):
                return before
            return distribute("" if front in GROWTH else accounted(front), group, tuple(self._said))
        plain = subject(token, segment)
        if members(plain) == group or (group == 2 and "城乡居民" in plain):
            return distribute(plain, group, ())
        bare = left_noun(plain) in (None, *GROWTH)
        if COMPARED.search(segment) or (bare and (token.kind == "rank" or self._list == group)):
            return distribute("", group, tuple(self._said))
        return []

    def _listed_before(self, group: int) -> list[str | None]:
        """Give the members of the clause before, if it names as many and no figure: A、B和C下降，分别低."""
        begin = max(self._sentence, self._before, self._clause - REACH)
        begin = clause_before(self._text, begin, self._clause)
        clause = self._text[begin : self._clause].rstrip("，,：: \n")
        return distribute(clause, group, ()) if clause and members(clause) == group else []

    def _counted(self, token: Token, segment: str) -> str | None:
        """Give what a measure word counts, if it stands behind it; for 人 and 户 also from before it."""
        people = token.measure is not None and token.measure.base in _PEOPLE
        if people and segment.endswith(_PERSONS) and (whose := left_noun(subject(token, segment))):
            return named(whose)
        if people and (implied := implied_noun(self._text, token.start, token.end)):
            return implied
        noun = self._right(token, counted=True)
        if noun is not None:
            return named(self._completed(noun))
        if token.measure is None or not people:
            return None
        if segment.endswith(("为", "向", "对", "给")) and len(segment) < 4:
            return token.measure.base
        before = left_noun(subject(token, segment))
        if before is not None:
            return self._chosen(before, "count")
        if self._before == token.start and self._carried:
            return self._carried
        if _ESCAPED.match(self._text, token.end):
            return "脱贫人口"
        if not segment:
            return token.measure.base
        verb = _VERB.match(self._text, token.end) if segment else None
        return verb[0] if verb else self._carried or token.measure.base

    @staticmethod
    def _sizes(token: Token, noun: str) -> bool:
        """Tell a number that says how large the thing behind it is: 10万千瓦|光伏电站, 6000亩|蔬菜基地."""
        if token.measure is None or token.measure.dimension not in _SIZES or token.kind == "range":
            return False
        return noun in _YEARLY or (suffix_name(noun) is None and not measuring(noun))

    @staticmethod
    def _gives(segment: str, dimension: str) -> bool:
        """Tell 为老人发放30元|高龄补贴: what is given is named behind the money."""
        return dimension == "money" and segment.endswith(_GIVES)

    def _shares(self, token: Token, noun: str) -> bool:
        """Tell 贡献了61.2%的税收: the share is of what follows."""
        if token.measure is None or token.measure.dimension != "ratio" or measuring(noun):
            return False
        return self._text.startswith("的", token.end) and suffix_name(noun) is None

    def _may_follow(self, token: Token, dimension: str) -> bool:
        """Tell whether the noun may stand behind such a number: 10万吨|己二腈, 95%以上|行政村."""
        if dimension == "ratio":
            return _OF.match(self._text, token.end) is not None
        return dimension not in ("time", "")

    def _right(self, token: Token, *, counted: bool) -> str | None:
        """Give the noun phrase that follows a figure in its paragraph, not the next line's first name."""
        end = paragraph_end(self._text, token.end)
        line = self._text.find("\n", token.end, min(end, token.end + 3))
        if line >= 0 and prefix_name(self._text[line + 1 : line + 14], 3):
            end = line
        return right_noun(self._text, token.end, counted=counted, end=end)

    def _completed(self, noun: str) -> str:
        """Give 市级企业技术中心 for a bare 市级 after 省级企业技术中心."""
        if self._carried is None or not LEVELS.fullmatch(noun):
            return noun
        return noun + LEVEL.sub("", self._carried, count=1) if LEVEL.search(noun) else self._carried

    def _chosen(self, noun: str | None, dimension: str) -> str | None:
        """Give the indicator that the noun before a figure names, with what was named before it."""
        if noun is None:
            return None
        if noun in GROWTH:
            return self._carried or noun
        if self._carried is None and self._over is not None and noun in alone("measure"):
            return self._sum(noun) or noun
        if self._carried is not None:
            if noun in SHARES:
                return f"{self._carried}占比"
            if noun in alone("total") or noun in alone("measure"):
                return self._sum(noun)
            if noun.startswith("占"):
                return self._carried + noun
            if MONEY.fullmatch(noun):
                return self._carried
            noun = self._completed(noun)
        name = named(noun)
        return name if name != noun or dimension == "count" or suffix_name(noun) else _core(noun)

    def _sum(self, noun: str) -> str | None:
        """Give what a bare 产量 or 总数 belongs to: 粮食播种面积 … 产量 → 粮食总产量."""
        base = self._first_before if self._first is None and self._first_before else self._carried
        names = canonical_names()
        over = self._over if self._carried is None or measuring(self._carried) else None
        for whole in (self._carried or "", base or "", over or ""):
            for n in range(len(whole), 1, -1):
                found = names.get(whole[:n] + noun)
                if found is not None:
                    return found
        if base is None or noun in alone("total"):
            return base
        if self._first is None and base in self._counts.values():
            return noun
        return _HEAD.sub("", base) + noun

    def _between(self) -> str | None:
        """Give the subject of a clause without figures since the last: 总产实现“二十连丰”，达37.8亿斤."""
        clause = self._text[max(self._before, self._clause - REACH) : self._clause]
        if is_milestone(clause):  # 外运量再创历史新高，达到32万吨
            return named(left_noun(clause))
        front = front_noun(clause)
        if self._carried is not None and (front in alone("measure") or front in alone("total")):
            return self._sum(front)
        return suffix_name(front)

    def _earlier(self, left: int) -> str | None:
        """Give the subject of the clause before, where this one says nothing but verbs."""
        if left <= self._sentence or left > self._clause:
            return None
        begin = clause_before(self._text, max(self._sentence, left - REACH), left)
        clause = _PLACED.sub("", self._text[begin:left].rstrip("，,：: \n"))
        if (name := suffix_name(front_noun(clause))) is not None:
            return name
        noun = left_noun(clause)
        return None if noun is None or noun in GROWTH or _AMOUNT.match(noun) else named(noun)

    def _spent(self, segment: str) -> str | None:
        """Give what is done with money, where only what was counted stands before: 4个村…投入30万元."""
        if self._carried is not None and self._carried not in self._counts.values():
            return None
        spent = _SPENT.search(segment)
        return spent[0] if spent else None

    @staticmethod
    def _unit(token: Token) -> str | None:
        return token.measure.base if token.measure and token.measure.base in _OWN else None


def _core(noun: str) -> str:
    """Give the indicator that a noun begins with, if only a verb unknown to the tables follows it."""
    if measuring(noun) or noun[-1] in _THINGS or noun.endswith("投资"):
        return noun
    return next((name for n in (1, 2, 3) if (name := suffix_name(noun[:-n]))), noun)
