"""Splitting: one file, one or many documents.

Three signs tell that a file holds several: lines of one mark between pieces that each begin with a title; a
date line that closes every piece; and reports that follow each other, each with its title or meeting line.
Lists, rules between chapters and running heads are no such signs, so every sign has to be confirmed by what
follows it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from desktop.files.index_labels import is_index_entry
from desktop.files.line_reflow import DATE_LINE
from desktop.text.heading_patterns import LEVELS, STOPS, UNNUMBERED
from desktop.text.script import simplified

_RULE = re.compile(r"[ \t]*([-—–=*_~#·])\1*[ \t]*$")
_RULE_MARKS = frozenset("-—–=*_~#·")
_REPORT_TITLE = re.compile(
    r"[#\s*【\[]*[^。，,；;：:]{0,36}?工作报告[】\]*\s]*(?:[（(][^（()）]{1,12}[)）])?\s*\**$"
)
_MEETING = re.compile(r"届.{0,6}(?:人民代表大会|人大).{0,24}会议")
_OPENING = re.compile(r"各位代表[:：!！]|我代表.{0,24}(?:报告工作|工作报告)|向大会报告")
_TITLED = re.compile(
    r"^\s*[#*\s]*【[^】]{2,20}】|(?:报告|通知|公告|公示|通告|公报|意见|方案|说明|纪要)[*\s]*$"
)
_BEFORE = re.compile(
    r"(?:您|你)?(?:现在|当前)?(?:的|所在)?(?:位置|栏目)(?:是)?[:：]|(?:网站)?首页\s*(?:[>›»/|＞-]|$)|.{0,20}[>›»＞].{0,20}[>›»＞]"
)
_AFTER = re.compile(
    r"^(?:上|下)一(?:篇|页|条)[:：]|打印(?:本页|此页|文章)|关闭(?:窗口|本页)|扫一扫|扫码|分享(?:到|至)|返回(?:顶部|首页|列表)"
    r"|投稿|^\W*(?:联系|关于)我们|版权所有|ICP备|公网安备|网站地图|友情链接|(?:浏览|点击|阅读)(?:次数|量)[:：]|^\W*相关(?:链接|阅读|文章)"
)
_TITLE_LABEL = re.compile(
    r"[\s【\[]*(?:(?:文章|报告|文件|新闻)?标\s*题|题\s*[目名]|[Tt]itle)[\s】\]]*[:：]\s*\S"
)
_LABEL_BEGINNINGS = frozenset("【[文报新标题Tt")
"""What a line that such a label opens begins with, white space apart: most lines tell by it."""
_COUNTER = re.compile(r"\W*第?\s?[\d一二三四五六七八九十百]{1,5}\s?[篇条个号]?\W*")
_SHORTEST = 50  # code points that a document between rules has at least
_SHORTEST_REPORT = 1000  # code points that a whole report has at least
_LONGEST_TITLE = 80  # code points that a report's title or the line of its meeting has at most
_NEAR = 700  # code points within which a report's opening follows its title
_FURNITURE = 40  # code points that a line of a site's own has at most


@dataclass(frozen=True, slots=True)
class TextRange:
    """A document's place in the decoded text.

    Attributes:
        start: First code point.
        end: Code point after the last.
    """

    start: int
    end: int


class _Line(NamedTuple):
    start: int
    end: int
    words: str


def split(text: str) -> list[TextRange]:
    """Return the documents of a decoded text, in order; what lies between them belongs to none."""
    lines = _lines(text)
    pieces = _by_labels(lines) or _by_rules(lines) or _by_dates(lines) or _by_reports(lines) or [lines]
    if len(pieces) == 1 and pieces[0] == lines:  # what a site added to it is left to cleaning
        return [TextRange(0, len(text))]
    inner = [_inner(piece) for piece in pieces]
    return [TextRange(piece[0].start, piece[-1].end) for piece in inner]


def _lines(text: str) -> list[_Line]:
    """Return the lines that are not blank, without the white space around them, simplified."""
    simple = simplified(text)
    if "\n" not in simple:
        simple = simple.replace("\r", "\n")
    result = []
    at = 0
    for raw in simple.split("\n"):
        words = raw.strip()
        if words:
            start = at if raw[0] == words[0] else at + raw.index(words[0])
            result.append(_Line(start, start + len(words), words))
        at += len(raw) + 1
    return result


def _by_labels(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Return the pieces that each begin with lines such as 标题：… and 链接：…, if they are documents."""
    titles = [
        which
        for which, line in enumerate(lines)
        if line.words[0] in _LABEL_BEGINNINGS and _TITLE_LABEL.match(line.words)
    ]
    if len(titles) < 2:
        return []
    starts = [_label_start(lines, which) for which in titles]
    pieces = [_uncounted(lines[a:b]) for a, b in pairwise([*starts, len(lines)])]
    whole = all(len(piece) > 2 and _length(_unlabeled(piece)) >= 4 * _SHORTEST for piece in pieces)
    return pieces if whole and _length(lines[: starts[0]]) <= 2 * _SHORTEST else []


def _label_start(lines: Sequence[_Line], which: int) -> int:
    """Return where the lines begin that stand above a piece with its title: others such, and its number."""
    while which and is_index_entry(lines[which - 1].words) and len(lines[which - 1].words) <= 2 * _FURNITURE:
        which -= 1
    return which - 1 if which and _counts(lines[which - 1]) else which


def _counts(line: _Line) -> bool:
    return bool(_COUNTER.fullmatch(line.words) or _RULE.match(line.words))


def _uncounted(piece: Sequence[_Line]) -> list[_Line]:
    """Leave out the number of a piece and the rule below it."""
    first = 1 if len(piece) > 1 and _counts(piece[0]) else 0
    last = len(piece) - 1 if len(piece) > first + 1 and _RULE.match(piece[-1].words) else len(piece)
    return list(piece[first:last])


def _unlabeled(piece: Sequence[_Line]) -> list[_Line]:
    return [line for line in piece if not is_index_entry(line.words)]


def _by_rules(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Return the pieces between lines of one mark, if they are documents."""
    rules: dict[str, list[int]] = {}
    for which, line in enumerate(lines):
        if line.words[0] in _RULE_MARKS and len(line.words) < 80 and _RULE.match(line.words):
            rules.setdefault(line.words, []).append(which)
    for _, places in sorted(rules.items(), key=lambda rule: -len(rule[1])):
        edges = [-1, *places, len(lines)]
        pieces = [list(lines[a + 1 : b]) for a, b in pairwise(edges)]
        documents = _confirmed([piece for piece in pieces if piece])
        if documents:
            return documents
    return []


def _confirmed(pieces: list[list[_Line]]) -> list[list[_Line]]:
    """Return the pieces if nearly all are documents, without what the site added to the last."""
    documents = [_closed(piece) for piece in pieces if _is_document(piece)]
    sure = sum(1 for piece in documents if _is_sure(piece))
    if len(documents) < 2 or sure < 0.6 * len(documents):
        return []
    if sum(map(_length, pieces)) - sum(map(_length, documents)) > 0.05 * sum(map(_length, pieces)):
        return []
    return documents


def _is_document(piece: Sequence[_Line]) -> bool:
    return len(piece) > 1 and _is_title(piece[0].words) and _length(piece[1:]) >= _SHORTEST


def _is_title(words: str) -> bool:
    bare = words.strip("#* 　")
    if not 4 <= len(bare) <= 120 or bare[-1] in STOPS + "，,、：:":
        return False
    return not UNNUMBERED.fullmatch(bare) and not any(shape.match(bare) for _, shape in LEVELS)


def _is_sure(piece: Sequence[_Line]) -> bool:
    """Return whether a piece is clearly a document: it has a date line, a typical title or a meeting."""
    if any(DATE_LINE.match(line.words) for line in (piece[1], piece[-1])) or _TITLED.search(piece[0].words):
        return True
    return any(_MEETING.search(line.words) for line in piece[:4] if len(line.words) < 80)


def _closed(piece: list[_Line]) -> list[_Line]:
    """Leave out what follows a closing date: short lines that are no sentences are the site's own."""
    for which in range(len(piece) - 1, 1, -1):
        if DATE_LINE.match(piece[which].words):
            return piece[: which + 1]
        if len(piece[which].words) > _FURNITURE or piece[which].words[-1] in "。！":
            break
    return piece


def _by_dates(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Return the pieces that a date line closes, if every one begins with a title."""
    places = [
        which for which, line in enumerate(lines) if len(line.words) < 60 and DATE_LINE.match(line.words)
    ]
    if len(places) < 2:
        return []
    edges = [-1, *places]
    pieces = [list(lines[a + 1 : b + 1]) for a, b in pairwise(edges)]
    whole = all(_is_document(piece) and _length(piece) >= 2 * _SHORTEST for piece in pieces)
    return pieces if whole and all(len(line.words) <= _FURNITURE for line in lines[places[-1] + 1 :]) else []


def _by_reports(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Return the reports that follow each other, each known by its title or meeting and by its opening."""
    starts = [0]
    least = lines[0].start + _SHORTEST_REPORT if lines else 0
    for which, line in enumerate(lines):
        if line.start >= least and len(line.words) <= _LONGEST_TITLE and _begins_report(lines, which):
            starts.append(which)
            least = line.start + _SHORTEST_REPORT
    if len(starts) < 2 or not _opens(lines, 0):
        return []
    edges = [*starts, len(lines)]
    return [list(lines[a:b]) for a, b in pairwise(edges)]


def _begins_report(lines: Sequence[_Line], which: int) -> bool:
    words = lines[which].words
    if not (_REPORT_TITLE.match(words) or _MEETING.search(words)):
        return False
    return _opens(lines, which)


def _opens(lines: Sequence[_Line], which: int) -> bool:
    """Return whether a meeting and the opening words of a report follow closely."""
    near = [line for line in lines[which : which + 14] if line.start - lines[which].start < _NEAR]
    # Joined, for the line of the meeting may be broken.
    head = "".join(line.words[:300] for line in near)
    return _MEETING.search(head) is not None and _OPENING.search(head) is not None


def _inner(piece: list[_Line]) -> list[_Line]:
    """Leave out the site's own lines before and after a document, if there is a document between them."""
    first, last = 0, len(piece)
    while first < last and len(piece[first].words) < 2 * _FURNITURE and _BEFORE.match(piece[first].words):
        first += 1
    while first < last and len(piece[last - 1].words) < 2 * _FURNITURE and _is_after(piece[last - 1].words):
        last -= 1
    return piece[first:last] if first < last else piece


def _is_after(words: str) -> bool:
    if _BEFORE.match(words):  # the head of the page that follows
        return True
    return _AFTER.search(words) is not None and not words.endswith(("。", "！"))


def _length(piece: Sequence[_Line]) -> int:
    return sum(len(line.words) for line in piece)
