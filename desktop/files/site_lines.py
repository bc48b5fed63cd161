"""Site lines: what a site adds to a text, taken out of it: 打印 收藏 字号 来源 责任编辑 扫一扫 索引号.

They stand before the first sentence of a text and after its last, one a line or run together, and where
several pages were joined, between. A line goes only when nothing but the site's is in it: a sentence, a
title, the line of a meeting, a name stay whatever words they hold; so does a label that a report may have
itself (时间, 作者), unless the site has spoken beside it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.files.edit_log import Edit
from desktop.files.index_labels import is_index_entry
from desktop.files.readers.boilerplate import (
    BUTTONS,
    DAY,
    LABEL,
    LABELS,
    PageLine,
    is_buttons,
    is_label,
    is_prose,
)
from desktop.text.document_kind import kind_of_title
from desktop.text.report_header import read_report_header

REASON = "site-line"
"""The reason in the cleaning log."""

_SALUTATION = re.compile(r"\s*(?:尊敬的)?(?:各位|全体)(?:代表|委员|同志)|\s*同志们[:：!！]")
_STRONG = re.compile(
    # What any of them begins with: a line is looked through for one class four times as fast as for each.
    r"(?=[I上下主位信全公关分友发备字官录成打扫投播收政更朗来浏点版生相稿索纠网联访责返门阅首])(?:"
    r"字[号体]|扫一扫|扫描?二?维?码|打印(?:本|此)|打印|收藏|下载|分享|关闭(?:窗口|本页)|返回(?:顶部|首页|列表)|纠错|朗读|播报|全屏"
    r"|来\s*源|稿源|责任?编辑?|(?:发布|更新|录入|生成|成文)(?:时间|日期)|索引号|信息索引|发文(?:机关|字号)|主题分类|(?:浏览|点击|阅读|访问)(?:次数|量|数)"
    r"|门户网站|政府网|政务网|官网|首页|位置[:：]|[上下]一[篇条]|版权(?:所有|声明)|备案?号|ICP备|公网安备|网站地图|友情链接|(?:联系|关于)我们|投稿|相关(?:链接|阅读|报道|文[档章]|新闻|稿件|信息))"
)
"""Words that a site says and a report does not."""
_OWN = re.compile(
    r"(?:联系(?:电话|方式|人)|地址|邮编|主办(?:单位)?|承办(?:单位)?|附件|附注|注|记者|通讯员)\s*[:：]|地\s*点\s*[:：]"
)
"""Labels that a text may have itself, and keeps."""
_SIZE = re.compile(r"\W*(?:特大|超大|放大|缩小|加大|减小|还原|默认|标准|正常|[大中小AT][+＋\-－]?)\W*")
_SIZES_OPEN = re.compile(r"[【\[（(]?\s*字[号体](?:大小|显示)?\s*[:：]?\s*[【\[（(]?\s*")
_EMPTY_LABEL = re.compile(rf"(?:{LABELS}|标\s*题|名\s*称)\s*[:：]\s*", re.DOTALL)
_HOME = re.compile(r"(?:您|你)?(?:现在|当前|目前)?(?:的|所在|所处)*位置(?:是)?\s*[:：]?|(?:网站|本站)?首页")
_SEPARATOR = re.compile(r"[>›»＞→/|｜\\-]+")
_CRUMB = 16
"""Characters that an entry of a path through a site has at most."""
_TIMED = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?\s*\d{1,2}:\d\d(?::\d\d)?")
_CAPTION_LONGEST = 60
"""Characters."""
_CAPTION = re.compile(
    r"(?:.{0,30}(?:作|做)(?:政府)?工作报告.{0,20}|.{0,40}(?:记者|通讯员|新华社)\s?|图为.{0,40})"
    r".{0,14}(?:摄|供图|图片来源.{0,10})\W*$"
)
_CAPTION_ENDS = ("摄", "供图", "图片来源")
"""What each caption has: looked for first, for most lines have none."""
_BRACKETED = re.compile(
    r"[\[【]\s*(?:索\s*引\s*号|发文字号|文\s*号|主题分类|体裁(?:分类)?|发布机构|发文机关|有\s*效\s*性|(?:成文|发布|生效|废止)日期|公开方式"
    r"|标\s*题|名\s*称|信息分类|主\s*题\s*词)\s*[\]】]"
)
"""A label in brackets, as in the index above a document."""
_SITE_NAME = re.compile(
    r"[\u4e00-\u9fff·]{2,20}(?:门户网站|政府网站?|政务网|信息网|新闻网|人民网|新华网|官网)"
)
_LICENSE = re.compile(r"(?m)^[\s\u3000]*本(?:作品|文|著作|页面)(?:是|来自|在|属于|曾|已|采用|原载)")
_FREE = re.compile(r"公有领域|著作权法|[Pp]ublic domain|知识共享|CC[ -]BY")
_LICENSE_TAIL = 3_000
"""Code points of a text's end in which a note on its license is looked for."""
_RELATED = re.compile(r"[【\[]?相关(?:链接|阅读|报道|文[档章]|新闻|稿件|信息)[】\]]?\s*[:：]?\W*")
_INLINE = re.compile(
    rf"(?:(?:文章|信息|稿件)?来\s?源|稿源)\s*[:：]\s*[\u4e00-\u9fffA-Za-z]{{2,16}}?(?=\s|$|[（(【\[|]|(?:发布)?(?:时间|日期)|作者|编辑|浏览|字[号体])"
    rf"|(?:发布|更新)?(?:时间|日期)\s*[:：]\s*{DAY.pattern}"
    r"|(?:责任编辑|责编)\s*[:：]\s*[\u4e00-\u9fff]{2,4}(?=\s|$|[（(【\[|])"
    r"|(?:浏览|点击|阅读)(?:次数|量)\s*[:：]\s*\d*(?:\s*次)?"
)
_PATH = (
    r"(?:您?(?:现在|当前|目前)?(?:的|所在|所处)*位置(?:是)?\s*[:：]\s*)?(?:网站|本站)?首页"
    r"(?:\s*[>›»＞→]\s*(?P<crumb>[\u4e00-\u9fff]{2,12})(?=[\s>›»＞→]|$))+(?:\s+(?P=crumb)(?=\s))?"
)
_RUN = re.compile(
    rf"(?:{_PATH}|{BUTTONS.pattern}|下载|全屏|{_TIMED.pattern}|{_INLINE.pattern})[\s\u3000】\]）)>|｜×]*"
    r"|[\s\u3000【\[（(>|｜×]+"
)
_AMONG = re.compile(
    rf"(?:{_INLINE.pattern})|{_TIMED.pattern}|[【\[（(]\s*字[号体][^】\]）)\n]{{0,20}}[】\]）)]"
)
_ENTRIES = 3
"""Labels on end that make an index; fewer may be a text's own."""
_URL = re.compile(r"(?:https?://|www\.)\S+")
_TAIL_END = re.compile(r"[。！？”…][」』）)]*")
_LONGEST = 160


class _Line(NamedTuple):
    start: int
    end: int
    words: str


def site_line_edits(simple: str) -> list[Edit]:
    """Return the edits that take out the lines which are the site's own, and what of it is run into others.

    Args:
        simple: A text with LF line ends, in simplified characters.
    """
    end = _license(simple)
    lines = _lines(simple[:end])
    edits = [Edit(end, len(simple), "", REASON)] if end < len(simple) else []
    words = [line.words for line in lines]
    first, last = _body(words)
    if first is None:
        return edits
    gone = _edges(words, first, last)
    inner = range(first + 1, last)
    gone |= {at for at in inner if len(words[at]) <= _LONGEST and _is_between(words[at])}
    whole = [Edit(lines[at].start, lines[at].end, "", REASON) for at in gone]
    spoken = any(_STRONG.search(lines[at].words) for at in gone if at < first)
    heads = [lines[at] for at in range(first + 1) if at not in gone]
    parts = [edit for line in heads for edit in _run_in(line, line.start < lines[first].start, spoken)]
    parts += _run_out(lines[last]) if last not in gone else []
    return sorted({*whole, *parts, *edits})


def edge_lines(words: Sequence[str]) -> set[int]:
    """Return which lines before the first sentence and after the last are a site's.

    Args:
        words: The lines that are not blank, in simplified characters.
    """
    first, last = _body(words)
    return set() if first is None else _edges(words, first, last)


def _edges(words: Sequence[str], first: int, last: int) -> set[int]:
    """Return which lines before the first and after the last of the text itself are a site's."""
    return _head(words[:first]) | {last + 1 + at for at in _tail(words[last + 1 :])}


def _body(words: Sequence[str]) -> tuple[int | None, int]:
    """Return the first and the last line of the text itself; None for the first where there is none."""
    first = next((at for at, line in enumerate(words) if _begins(line)), None)
    if first is None:
        return None, -1
    return first, next(at for at in reversed(range(first, len(words))) if _begins(words[at]))


def _lines(text: str) -> list[_Line]:
    result = []
    at = 0
    for raw in text.split("\n"):
        words = raw.strip(" \t\u3000\u200b\xa0")
        if words:
            start = at if len(words) == len(raw) else at + raw.index(words)
            result.append(_Line(start, start + len(words), words))
        at += len(raw) + 1
    return result


def _begins(words: str) -> bool:
    """Return whether a line belongs to the text itself: a sentence, a salutation, a paragraph."""
    if _SALUTATION.match(words):
        return True
    return is_prose(words) and not (_is_caption(words) or _is_index(words) or is_index_entry(words))


def _is_caption(words: str) -> bool:
    """Return whether a line ends with the caption of a picture."""
    start = max(0, len(words) - _CAPTION_LONGEST)
    if not any(sign in words[start:] for sign in _CAPTION_ENDS):
        return False
    return _CAPTION.search(words, start) is not None


def _is_index(words: str) -> bool:
    """Return whether a line is a row of labels such as the index of a gazette, long as it may be."""
    labels = len(LABEL.findall(words))
    if _BRACKETED.match(words) and len(words) <= _LONGEST:
        return True
    return labels >= 3 and not re.search("[。；]", words)


def _license(simple: str) -> int:
    """Return where the note on the license begins that a text ends with; its length where it has none."""
    from_here = max(0, len(simple) - _LICENSE_TAIL)
    for found in _LICENSE.finditer(simple, from_here):
        if _FREE.search(simple, found.start()):
            return found.start()
    return len(simple)


def _head(lines: Sequence[str]) -> set[int]:
    """Return which lines before the text are the site's."""
    gone = _listed(lines) | _index_entries(lines)
    if not any(_STRONG.search(lines[at]) or _is_caption(lines[at]) or _URL.match(lines[at]) for at in gone):
        return {at for at in gone if is_buttons(lines[at])}
    # A page shows title and meeting above the path to it, and again below.
    for at, line in enumerate(lines):
        again = [one for one in range(at + 1, len(lines)) if lines[one] == line]
        if at not in gone and again and any(one in gone for one in range(at + 1, again[0])):
            gone.add(at)
    return gone


def _tail(lines: Sequence[str]) -> set[int]:
    """Return which lines after the text are the site's."""
    gone = _listed(lines)
    related = next((at for at, line in enumerate(lines) if _RELATED.fullmatch(line)), len(lines))
    gone |= {at for at, line in enumerate(lines) if re.fullmatch(r"Public domain|false|true", line)}
    gone |= set(range(related, len(lines)))
    if not any(_STRONG.search(lines[at]) or lines[at].isascii() for at in gone):
        return {at for at in gone if is_buttons(lines[at])}
    return gone


def _index_entries(lines: Sequence[str]) -> set[int]:
    """Return which lines are of an index: labels with what they tell, several on end."""
    gone: set[int] = set()
    run: list[int] = []
    for at, line in enumerate((*lines, "")):
        if is_index_entry(line):
            run.append(at)
            continue
        gone |= set(run) if len(run) >= _ENTRIES else set()
        run.clear()
    return gone


def _listed(lines: Sequence[str]) -> set[int]:
    """Return which of some short lines are a site's, with the lines that go on with what one began."""
    gone: set[int] = set()
    state = ""
    crumb = ""
    for at, words in enumerate(lines):
        state, is_site = _next(state, words, crumb)
        if is_site:
            gone.add(at)
            crumb = words if state.startswith("path") and not _SEPARATOR.fullmatch(words) else crumb
    for at, words in enumerate(lines):  # brackets and bars alone, beside what goes
        if at not in gone and not re.search(r"\w", words) and ({at - 1, at + 1} & gone):
            gone.add(at)
    return gone


def _next(state: str, words: str, crumb: str) -> tuple[str, bool]:
    """Return the state after a line and whether the line is the site's.

    The states: ``sizes`` within a choice of sizes, ``value`` and ``day`` after a label without a value,
    ``path`` within the path through a site, ``path-next`` after its separator; empty otherwise.
    """
    if state == "sizes" and _SIZE.fullmatch(words):
        return "" if re.search(r"[】\])）]", words) else "sizes", True
    if state == "sizes" and not re.search(r"\w", words):
        return "", True
    if state in ("value", "day") and _is_value(words, state):
        return "", True
    if state == "path-next" or (state == "path" and _SEPARATOR.fullmatch(words)):
        return ("path" if state == "path-next" else "path-next"), len(words) <= _CRUMB or state == "path"
    if state == "path" and words == crumb:
        return "path", True
    if _HOME.fullmatch(words):
        return "path-next" if words.endswith((":", "：")) else "path", True
    return _fresh(words)


def _fresh(words: str) -> tuple[str, bool]:
    """Return the same for a line that nothing before it explains."""
    if _OWN.match(words):
        return "", False
    if _SIZES_OPEN.fullmatch(words):
        return "sizes", True
    if _EMPTY_LABEL.fullmatch(words):
        return ("day" if re.search("时间|日期", words) else "value"), True
    if len(words) <= _LONGEST and (
        _TIMED.fullmatch(words) or _is_caption(words) or _SITE_NAME.fullmatch(words) or _URL.fullmatch(words)
    ):
        return "", True
    return "", is_buttons(words) or is_label(PageLine(words)) or _is_index(words)


def _is_value(words: str, state: str) -> bool:
    """Return whether a line is the value of the label before it, and neither title nor meeting."""
    if state == "day":
        return DAY.fullmatch(words) is not None
    return len(words) <= 24 and not kind_of_title(words) and not read_report_header(words).session


def _is_between(words: str) -> bool:
    """Return whether a short line in the text is plainly a site's: two buttons at least and nothing else."""
    if not _STRONG.search(words) or not is_buttons(words):
        return False
    return len({found.group() for found in BUTTONS.finditer(words)}) > 1 or bool(
        re.search("字[号体]|扫一扫", words)
    )


def _run_in(line: _Line, short: bool, spoken: bool) -> Iterator[Edit]:
    """Yield the edits that take out what a site has run into a line at the head of a text.

    Args:
        line: The line.
        short: Whether it stands before the text, so that all of it is the head.
        spoken: Whether other lines at the head are the site's.
    """
    begin = _run_length(line.words)
    if not (begin or spoken or _STRONG.search(line.words[:600])):
        return
    if begin:
        yield Edit(line.start, line.start + begin, "", REASON)
    salutation = re.search(r"(?:尊敬的)?(?:各位|全体)(?:代表|委员)|同志们[:：!！]", line.words)
    stop = len(line.words) if short else salutation.start() if salutation else begin
    done = begin
    for found in _AMONG.finditer(line.words, begin, max(begin, min(stop, 600))):
        before = line.words[found.start() - 1 : found.start()]
        labeled = re.match(r"[\u4e00-\u9fff]", found.group()) is not None
        if (
            not labeled
            or found.start() == done
            or not re.match(r"[\u4e00-\u9fff]", before)
            or before in "上告"
        ):
            yield Edit(line.start + found.start(), line.start + found.end(), "", REASON)
            done = found.end()


def _run_length(words: str) -> int:
    """Return how many characters before a line's words are buttons and labels of a site, run together."""
    at = tokens = done = 0
    while found := _RUN.match(words, at):
        if re.search(r"\w", found.group()):
            tokens += 1
            done = found.end()
        at = found.end()
    enough = tokens > 1 or (
        tokens == 1 and re.match(r"分享[:：到]|[【\[（(]?\s*字[号体]|.{0,8}首页\s*[>›»＞→]", words)
    )
    return done if enough and re.search(r"\w", words[done:]) else 0


def _run_out(line: _Line) -> Iterator[Edit]:
    """Yield the edit that takes out what follows the last sentence of a text in its line."""
    ends = [found.end() for found in _TAIL_END.finditer(line.words)]
    rest = line.words[ends[-1] :] if ends else ""
    bare = rest.strip(" \t\u3000")
    if not bare or _OWN.search(bare) or not _STRONG.search(bare):
        return
    alone = _RELATED.sub("", bare)
    if not re.search(r"\w", alone) or is_buttons(alone) or is_label(PageLine(bare)):
        yield Edit(line.start + ends[-1], line.end, "", REASON)
