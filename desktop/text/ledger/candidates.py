"""Candidates: the figures that may fill a cell, in order, each with what speaks against it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from desktop.text.figures.model import Figure
from desktop.text.ledger import scope, zones
from desktop.text.ledger.headline import Passage, result_passages, target_passages
from desktop.text.ledger.indicators import LedgerIndicator, plain_name
from desktop.text.ledger.shared_figures import with_shared
from desktop.text.ledger.time_frames import ONE_YEAR, TimeFrames, time_frames
from desktop.text.ledger.values import is_same, single_value
from desktop.text.ledger.wording import pattern
from desktop.text.outline import Heading, SectionLookup
from desktop.text.script import simplified
from desktop.text.text_units import sentence_at

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_WRITTEN_YEAR = re.compile(
    "(?:[一1１][九9９]|[二2２][〇○零0０Ｏ])[〇○零0０Ｏ一二三四五六七八九1-9１-９]{2}(?=年)"
)
_DIGITS = str.maketrans("〇○零０Ｏ一二三四五六七八九１２３４５６７８９", "00000" + "123456789" * 2)
_AGAINST_LAST = re.compile("同比|[比较](?:上|去|前)一?年")
_SINCE = re.compile(
    r"[比较](?:((?:19|20)\d\d)年|[“\"]?[一二三四五六七八九十]{1,2}五[”\"]?(?:时期|期间|计划)|[上前]个?五年)"
)

_YEAR_MEAN = re.compile("年均(?=值|水平|浓度)")
_MONTH = (
    r"(?<![\d—\-至到])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|当月)"
    r"|(?<![\d.])(?:1\s?[-—–~～至到]\s?(?:1[01]|[2-9])|一[至到](?:十一?|[二三四五六七八九]))月"
)
"""A month, or the months from the first to one before the last."""
_OPENS = 8
"""Code points at the beginning of a sentence in which a part of the year is named for all of it."""

_REACHES = re.compile("[^，,；;。0-9０-９]{0,8}[0-9０-９][^，,；;。]*[到至为][^，,；;。0-9０-９]{0,4}")
"""Between the part of a year that a value left behind is of and the value reached: 的5.5%降到."""

_NEAR = 12
_EXPECTED_BEFORE = re.compile(r"(?:预期|目标|年初计划|年初确定)的?(?:目标|值|增长|下降|上涨)*[为是]?$")
_EXPECTED_AFTER = re.compile(
    r"(?:以上|以下|以内|左右)?的?(?:年度|年初|全年|预期|调控|控制|计划|增长)*(?:目标|预期)"
)
_KEPT = re.compile(r"连续[^，；]{1,6}年[^，；]{0,4}(?:稳定|保持|站稳)在?$")
_COUNTED = re.compile(r"(?!以[上下内]|左右|上下|大关|台阶|关口|的|目标|任务|就业|岗位)[\u4e00-\u9fff]")
"""Behind a number without a unit: what it counts, and not what is named before it: 13.2万脱贫人口."""

_FAR = re.compile("世纪(?:末|中叶)")
"""What names a time that is no year: 到本世纪末, 粮食产量达到1万亿斤."""

_PLANNED = re.compile("今年(?:的|全[省市县区年国])?(?:计划|预期|预计|安排|力争|争取|确定)")
"""What says of a number that it is a target, also amid chapters on the past."""

_REACHED = re.compile("完成|实现|达到|达成")
_MORE = re.compile(r"[^。；;0-9]*(?:力争|争取|冲刺|奋斗目标|奋力|更高目标)[^。；;0-9]*")
_BESIDE = 16
"""Code points between a threshold and the level reached."""

_LESS = 0.12
"""Share by which a level is at most above the threshold told of behind it: 完成1912亿元, 突破1900亿元."""

_FARTHEST = 24
"""Code points behind a target within which a higher one, striven for, is told of."""

STATUSES = ("target", "achieved")
"""What is promised for the year of the report, and what was reached in the one before."""

HEADLINE, ELSEWHERE, END_OF_SPAN, DOUBTED = range(4)
"""Ranks of candidates: in the headline passage, elsewhere in its part of the report, the level reached at the
end of several years, and what is not meant, as it seems."""


_OF_OTHER_TIMES = frozenset(("years", "period", "season", "status"))
"""What speaks against a figure of another time than the one asked for: the others come before it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may fill a cell.

    Attributes:
        figure: The figure.
        rank: HEADLINE to DOUBTED.
        against: What speaks against it: empty, ``part``, ``years``, ``period``, ``season``, ``expected``,
            ``stretch`` or ``status``.
        scope: The part of the place that it speaks of; empty for the whole place.
    """

    figure: Figure
    rank: int
    against: str = ""
    scope: str = ""


@dataclass(frozen=True)
class Report:
    """What is known of a report when its cells are proposed.

    Attributes:
        text: Its text as it stands.
        headings: Its outline.
        year: Its own year.
        figures: Its figures, in order.
        regions: Names of the place, and of those that it lies in.
    """

    text: str
    headings: Sequence[Heading]
    year: int | None
    figures: Sequence[Figure]
    regions: Sequence[str] = ()

    @cached_property
    def plain(self) -> str:
        """The text in simplified characters, years in plain digits (二〇〇六年), of the same length."""
        return _WRITTEN_YEAR.sub(lambda match: match[0].translate(_DIGITS), simplified(self.text))

    @cached_property
    def sections(self) -> SectionLookup:
        """Its sections."""
        return SectionLookup(self.headings)

    @cached_property
    def frames(self) -> TimeFrames:
        """Its time frames."""
        return time_frames(self.plain, self.headings, self.year)

    @cached_property
    def by_name(self) -> dict[str, list[Figure]]:
        """Its figures by the canonical names of their indicators."""
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            for one in with_shared(self.plain, figure):
                if one.indicator is not None:
                    found.setdefault(plain_name(one.indicator), []).append(one)
        return found

    def part(self, position: int) -> str:
        """Return the part of the report at a place; a chapter on the targets of a past year is a review."""
        which = bisect_right(self._chapters, position, key=lambda chapter: chapter[0])
        told = self._chapters[which - 1][1] if which else ""
        return told or self.sections.part(position)

    @cached_property
    def _chapters(self) -> list[tuple[int, str]]:
        """Where each chapter begins, with ``review`` where its heading names a past year alone."""
        return [(one.start, self._reviews(one)) for one in self.headings if one.level == 1]

    def _reviews(self, heading: Heading) -> str:
        years = [int(one) for one in _YEAR.findall(heading.title)]
        past = self.year is not None and bool(years) and max(years) < self.year
        return "review" if past and heading.part == "plan" else ""

    def headline(self, status: str, names: frozenset[str]) -> list[Passage]:
        """Return its headline passages of a status.

        Args:
            status: One of STATUSES.
            names: Canonical names of the indicators of headlines.
        """
        if status == "target":
            return target_passages(self.plain, self.figures, names, self.sections, self.frames)
        return result_passages(self.plain, self.figures, names, self.frames)

    def period(self, status: str) -> str:
        """Return the year that a status speaks of; empty where the report's is not known."""
        if self.year is None:
            return ""
        return str(self.year if status == "target" else self.year - 1)


def candidates(
    report: Report, indicator: LedgerIndicator, status: str, headline: Sequence[Passage]
) -> list[Candidate]:
    """Return the figures that may fill a cell, the best first.

    Args:
        report: The report.
        indicator: The indicator.
        status: One of STATUSES.
        headline: The headline passages of that status.
    """
    figures = sorted(
        (figure for name in indicator.names for figure in report.by_name.get(name, ())),
        key=lambda figure: figure.start,
    )
    found = [
        _candidate(report, indicator, status, headline, figure)
        for figure in figures
        if indicator.is_of(figure, scope.clause_before(report.plain, figure.start))
    ]
    meant = [one for one in found if one.figure.status != "other" or one.rank < DOUBTED]
    if status == "target":
        meant = list(_more_is_striven_for(report.plain, meant))
    return sorted(
        _without_thresholds(report.plain, meant), key=lambda one: (one.rank, one.against in _OF_OTHER_TIMES)
    )


def _candidate(
    report: Report, indicator: LedgerIndicator, status: str, headline: Sequence[Passage], figure: Figure
) -> Candidate:
    inside = any(one.holds(figure.start) for one in headline)
    against = _against(report, indicator, status, figure, inside=inside)
    if against:
        return Candidate(figure, DOUBTED, against)
    part = _part(report, indicator, status, figure, inside=inside)
    if part and indicator.scope != "any":
        return Candidate(figure, DOUBTED, "part", part)
    if _is_kept_for_years(report.plain, figure):
        return Candidate(figure, END_OF_SPAN, "", part)
    if inside:
        return Candidate(figure, HEADLINE)
    year = report.period(status)
    one_year = (
        report.frames.at(figure.start) == ONE_YEAR
        or status == "target"
        or (bool(year) and _is_of_named_year(report.plain, figure, year))
    )
    return Candidate(figure, ELSEWHERE if one_year else END_OF_SPAN, "", part)


def _against(report: Report, indicator: LedgerIndicator, status: str, figure: Figure, *, inside: bool) -> str:
    """Return why a figure does not fill a cell though its name is right; empty where it may."""
    misread = report.part(figure.start) == "review" != report.sections.part(figure.start)
    if _has_other_status(report, status, figure, inside=inside, misread=misread):
        return "status"
    wanted = report.period(status)
    if _has_other_period(report, figure, wanted, misread=misread):
        return "period"
    if status == "achieved" and _is_expectation(report, figure):
        return "expected"
    is_level = status == "achieved" and indicator.scope == "level" and "change" not in indicator.kinds
    is_kept = is_level and _is_kept_for_years(report.plain, figure)
    clause = scope.clause_before(report.plain, figure.start)
    if not is_kept and pattern("sum").search(_YEAR_MEAN.sub("", clause)):
        return "years"
    if _is_of_a_season(report.plain, figure.start):
        return "season"
    if _counts_what_follows(report.plain, figure) or scope.is_capacity(report.plain, figure.start, indicator):
        return "part"
    if wanted and _is_since_earlier(report.plain, figure, int(wanted)):
        return "years"
    if inside or report.frames.at(figure.start) == ONE_YEAR:
        return ""
    if is_level and figure.direction is None:
        return ""
    return "" if wanted and _is_of_named_year(report.plain, figure, wanted) else "years"


def _has_other_period(report: Report, figure: Figure, wanted: str, *, misread: bool) -> bool:
    """Return whether a figure is told to be of another time than the year wanted, where that is known."""
    period = None if misread and figure.period == str(report.year) else figure.period
    if period is not None and (not period.isdecimal() or (wanted and period != wanted)):
        return True
    start = sentence_at(report.plain, figure.start)[0]
    return _FAR.search(report.plain, start, figure.start) is not None


def _is_planned(report: Report, figure: Figure) -> bool:
    """Return whether a figure of the report's year is told to be planned for it: 今年计划生产总值增长9%."""
    if figure.period is None or figure.period != report.period("target"):
        return False
    return _PLANNED.search(scope.clause_before(report.plain, figure.start)) is not None


def _has_other_status(report: Report, status: str, figure: Figure, *, inside: bool, misread: bool) -> bool:
    """Return whether a figure is a result where a target is asked for, or the other way round.

    Args:
        report: The report.
        status: What is asked for: one of STATUSES.
        figure: The figure.
        inside: Whether it stands in a headline passage of that status.
        misread: Whether it stands in a chapter that is a review for the ledger alone: its own status was read
            as in a plan.
    """
    if status == "target" and _is_planned(report, figure):
        return False
    if report.part(figure.start) == ("review" if status == "target" else "plan"):
        return True
    return figure.status != status and not misread and not (inside and figure.status != "achieved")


def _counts_what_follows(text: str, figure: Figure) -> bool:
    """Return whether a number whose unit is not written counts people or things named right behind it."""
    if figure.norm_unit not in ("人", "个") or text[figure.start : figure.end].endswith(figure.norm_unit):
        return False
    return _COUNTED.match(text, figure.end) is not None


def _is_since_earlier(text: str, figure: Figure, year: int) -> bool:
    """Return whether a change is told against a year before the last, or several: 2020年比2015年增长45%."""
    if figure.kind != "change":
        return False
    since = _SINCE.search(scope.clause_before(text, figure.start))
    return since is not None and (since[1] is None or int(since[1]) < year - 1)


def _is_of_named_year(text: str, figure: Figure, year: str) -> bool:
    """Return whether a figure of several years is said to be of one: 2015年新增就业67.2万人, 同比增长5%."""
    if figure.period != year:
        return False
    if _AGAINST_LAST.search(scope.clause_before(text, figure.start)):
        return True
    start = sentence_at(text, figure.start)[0]
    named = [match[0] for match in _YEAR.finditer(text, start, figure.start)]
    return bool(named) and named[-1] == year


def _is_kept_for_years(text: str, figure: Figure) -> bool:
    """Return whether a level is told to have been kept year by year: 连续5年稳定在550亿斤以上."""
    return bool(_KEPT.search(scope.clause_before(text, figure.start)))


def _is_of_a_season(text: str, position: int) -> bool:
    """Return whether the sentence of a figure speaks of a part of the year when it comes to the figure.

    Not where it only compares with one (降幅比前三季度收窄), or is that of a value from which another was
    reached: 从上半年5.5%降到5.3%. One that does not begin the sentence holds up to the next semicolon.
    """
    start = sentence_at(text, position)[0]
    part = max(text.rfind("；", start, position), text.rfind(";", start, position)) + 1
    season = max(
        (
            match.end()
            for match in _seasons().finditer(text, start, position)
            if not (match["compared"] or (match["left"] and _REACHES.fullmatch(text, match.end(), position)))
            and (match.start() >= part or match.start() - start <= _OPENS)
        ),
        default=-1,
    )
    year = max((match.end() for match in pattern("whole-year").finditer(text, start, position)), default=-1)
    return season > year


@cache
def _seasons() -> re.Pattern[str]:
    words = pattern("season").pattern
    return re.compile(f"(?P<compared>[比较于])?(?P<left>[从由自])?(?:{words}|{_MONTH})(?!(?:以来|开始)[，,])")


def _is_expectation(report: Report, figure: Figure) -> bool:
    """Return whether a figure in a review is what had been expected: 好于下降7%的预期, 控制在预期3%以内.

    完成30万人的目标 says what was reached, but not behind what was: 新增就业36.9万人, 超额完成30万人的目标.
    """
    text = report.plain
    if _EXPECTED_AFTER.match(text, figure.end):
        reached = _REACHED.search(scope.clause_before(text, figure.start))
        return reached is None or _is_told_before(report, figure)
    return bool(_EXPECTED_BEFORE.search(text, max(0, figure.start - _NEAR), figure.start))


def _is_told_before(report: Report, figure: Figure) -> bool:
    """Return whether the sentence of a figure has another of the same indicator and unit before it."""
    start = sentence_at(report.plain, figure.start)[0]
    return any(
        start <= one.start < figure.start and one.norm_unit == figure.norm_unit
        for one in report.by_name.get(plain_name(figure.indicator or ""), ())
    )


def _part(report: Report, indicator: LedgerIndicator, status: str, figure: Figure, *, inside: bool) -> str:
    told = scope.part_of_place(report.plain, figure.start, indicator, report.regions)
    if told or inside:
        return told
    words = scope.modifier(report.plain, figure.start, indicator)
    if words and scope.is_whole(words):
        return ""
    region = scope.region_told_in_sentence(report.plain, figure.start, report.regions)
    if region:
        return region
    if status == "target":
        return zones.zone_told_before(report.plain, figure.start, report.regions)
    return zones.zone_told_in_sentence(report.plain, figure.start, report.regions)


def _more_is_striven_for(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield candidates, those doubted that are striven for beyond the target itself: 5%以上、力争5.5%."""
    for number, one in enumerate(found):
        former = found[number - 1].figure if number else None
        beyond = (
            former is not None
            and one.figure.start - former.end <= _FARTHEST
            and _MORE.fullmatch(text, former.end, one.figure.start) is not None
        )
        yield replace(one, rank=DOUBTED, against="stretch") if beyond else one


def _without_thresholds(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield candidates without the threshold that another in the sentence has passed: 突破X, 达到Y."""
    for number, one in enumerate(found):
        former = found[number - 1].figure if number else None
        following = found[number + 1].figure if number + 1 < len(found) else None
        is_aim = number + 1 < len(found) and found[number + 1].against == "stretch"
        if following is not None and not is_aim and _is_passed(text, one.figure, following):
            continue
        if former is not None and _is_passed(text, one.figure, former, _LESS):
            continue
        yield one


def _is_passed(text: str, one: Figure, other: Figure, share: float = 0.0) -> bool:
    """Return whether a figure is a threshold that another beside it is above, by a share at most."""
    gap = other.start - one.end if one.start < other.start else one.start - other.end
    if gap > _BESIDE or one.kind != other.kind or one.norm_unit != other.norm_unit:
        return False
    before = text[max(0, one.start - 6) : one.start] + (one.qualifier or "")
    if not pattern("threshold").search(before):
        return False
    low, high = single_value(one), single_value(other)
    if share and not (low is not None and high is not None and low <= high <= low * (1 + share)):
        return False
    return sentence_at(text, one.start) == sentence_at(text, other.start)


def distinct(found: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates without those that say the same as one before them.

    One that is doubted hides only those that are doubted for the same reason: the same number may be meant
    elsewhere.
    """
    kept: list[Candidate] = []
    for one in found:
        if not any(is_same(one.figure, other.figure) and _hides(other, one) for other in kept):
            kept.append(one)
    return kept


def _hides(former: Candidate, one: Candidate) -> bool:
    return former.rank < DOUBTED or (former.against, former.scope) == (one.against, one.scope)
