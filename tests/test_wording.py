"""The catalog says everything in the words of the interface: none that were given up, in neither language.

A row of the tables is a pattern, what it refuses, and what is said instead, which it lets pass.
"""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from desktop import i18n
from tests.helpers.commands import ROOT

ENGLISH = (
    # words of another age
    (r"\bputs?\b(?!.*\bback\b)", "Find a tag to put…", "Put the library back and try again"),
    (
        r"\btak(?:e|es) (?:it )?(?:away|over|off|in)\b|\btaken\b",
        "Bookmark here, or take it away",
        "Remove bookmark",
    ),
    (r"\b(?:stands?|stood)\b", "How A stands to B", "Relation of A to B"),
    (r"\bl(?:ies|ay) (?:open|there|in|beside)\b", "Nothing lies open", "No document open"),
    (r"\bbears?\b", "Passages that bear it, one a line", "Example passages, one per line"),
    (r"\bshall\b", "What shall be suggested?", "Find passages to tag"),
    (r"\banew\b", "What is shown was read anew.", "The view has been refreshed."),
    (r"\bof which\b", "Of which documents", "Documents"),
    (r"\bmay not (?:be|hold|have|contain)\b", "It may not be empty.", "This can't be empty."),
    (r"\bcould not be done\b", "That could not be done; nothing was changed", "The action failed."),
    (r"\b(?:is|are) no (?!longer)", "“a” is no codebook that can be read", "is no longer in the library"),
    (r"\bunder way\b", "The search is still under way", "The search is still running"),
    (r"\bmend(?:s|ed)?\b", "Move them to mend it.", "Move them to fix this."),
    (r"\bwaits?\b(?! a moment)", "3 suggestions wait", "Close it there, or wait a moment"),
    (r"\bone a (?:row|line)\b", "Annotations, one a row", "Annotations (one per row)"),
    (r"\bgo there\b", "Go there", "Show in text"),
    # keys and the cursor
    (r"\bReturn\b(?! to)", "Return ticks · Esc closes", "Return to previous place (B)"),
    (r"\bcaret\b", "Split the word at the caret", "Split word at cursor"),
    # one thing, one word
    (r"\bto be placed\b", "To be placed (待复核)", "Unplaced annotations"),
    (r"\b(?:keep|kept) as lost\b", "Keep as lost", "Nothing was lost."),
    (r"\bforg(?:et|otten)\b", "Forget these steps for good?", "Permanently delete these steps?"),
    (r"\brefuse[ds]?\b", "Refuse", "Reject"),
    (r"\bquestions?\b(?!able)", "Saved questions", "Saved queries"),
    (r"\bdamage\b|\bdamaged places?\b", "Next damage", "The file is damaged"),
    (r"\bkinds?\b(?![=,])", "All kinds", "All types"),  # before = and a comma: the name of a field
    (r"\bpolicy words?\b", "Policy word", "Policy term"),
    (r"\bthin(?:s|ning)?\b", "Thin the history up to there", "Prune the history"),
    (r"\bsecond text\b|\bpapers?\b(?! color)", "Second text beside", "Paper color"),
    (r"\bmake (?:a (?:new|tag)|annotations)\b|\bmakes one\b", "Make a tag first", "Create a tag first"),
    (r"\bbring back\b|\bbrought back\b", "Bring back", "Unarchive"),
    (r"\bface\b|\busual\b", "Usual size", "Reset zoom"),
    (r"\bmore\b.*\bthis way\b", "No more bookmarks this way", "Text tagged this way before"),
    (r"\b(?:hit|place) before\b", "Hit before", "Previous hit"),
    (r"\bremark:", "remark: a source was passed over", "note: a source was skipped"),
    (r"\balready there\b|\bthere already\b", "2 already there", "2 already in the library"),
    # American spelling
    (r"olour|avour|ecognis|rganis|entre\b|licence|nalys(?:e|ing)\b", "Colour…", "Color…"),
    (r"!(?=\s|$)", "Done!", "Done"),
)
"""Patterns for English, in any case: sources, and singular and plural of what is counted."""

CHINESE = (
    # keys, mouse and form
    ("点击", "点击标签", "单击标签"),
    ("中止", "中止导出", "停止"),
    ("Return", "按 Return", "按 Enter"),
    ("您", "您没有权限", "没有打开此文件的权限"),
    ("什么(?!$)", "清理了什么内容", "何时不用，改用什么"),
    ("[了吗呢吧](?=[。？]|$)|上了", "这个方向上没有了", "此方向上没有更多内容"),
    ("所有(?!文件|支持的文件|标签体系$)", "所有批注", "所有文件"),
    ("！", "完成！", "完成"),
    (r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", "按Enter标注", "按 Enter 标注"),
    (r"(?<=[\u4e00-\u9fff])[,;:!?]|[,;!?](?=[\u4e00-\u9fff])", "出错,请重试", "出错，请重试"),
    # one thing, one word
    ("待复核", "待复核", "待重新定位"),
    ("已?审阅", "已审阅", "已复核"),
    ("失位|保留为丢失|已丢失", "已失位", "没有丢失"),
    ("使用说明|不用于|例句", "不用于", "不适用情形"),
    ("建议队列|要建议", "建议队列", "批量标注建议"),
    ("文库的文件夹", "文库的文件夹", "关联文件夹"),
    ("排版与阅读|本机最佳", "本机最佳", "自动选择"),
    ("再用上次|再加上次", "再用上次的标签", "重复上次标签"),
    ("说明此处|批注此处数据|移动批注的两端", "说明此处", "查看释义"),
    ("再往前|加书签或取消|和原处", "再往前", "前进"),
    ("按章节同步滚动", "按章节同步滚动", "同步滚动（按章节）"),
    ("（单独）", "（单独）", "不限关系"),
    ("↗ 优$", "↗ 优", "↗ 改善"),
    ("出错了|没有正常退出", "批阅出错了", "批阅遇到问题"),
    ("系推断|正文所载", "系推断，非正文所载", "由推断得出，正文未写明"),
    ("标识", "文档标识", "文档 ID"),
    ("订正", "订正数据", "更正数据"),
    ("第二篇|另一篇正文", "并排第二篇", "并排阅读"),
    ("检索|提问", "全部批注与检索", "全部批注与查询"),
    ("忘记|遗忘", "忘记旧的操作", "清理历史"),
)
"""Patterns for Chinese."""


def _catalog(language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield context, English and forms of every message of a catalog, as they stand there."""
    with i18n.po_path(language).open("rb") as file:
        for message in read_po(file, locale=i18n.LOCALES[language]):
            if message.id:
                source = message.id if isinstance(message.id, str) else message.id[0]
                forms = message.string or ()
                yield message.context or "", source, (forms,) if isinstance(forms, str) else tuple(forms)


def _messages() -> Iterator[tuple[str, str, str]]:
    """Yield language, context and words of everything that is said, mnemonics left out."""
    for language in i18n.LANGUAGES:
        for context, source, forms in _catalog(language):
            yield "en", context, source.replace("&", "")
            for form in forms:
                yield language, context, re.sub(r"\(&.\)|&", "", form)


SAID = tuple(_messages())


def _found(pattern: str, words: str) -> bool:
    return re.search(pattern, words, re.IGNORECASE) is not None


def _refused(pattern: str, language: str) -> list[str]:
    return [
        f"{context}: {words}"
        for spoken, context, words in SAID
        if spoken == language and _found(pattern, words)
    ]


@pytest.mark.parametrize(("pattern", "bad", "good"), ENGLISH)
def test_english_words_that_were_given_up(pattern: str, bad: str, good: str) -> None:
    assert _refused(pattern, "en") == [], f"say it as in: {good}"


@pytest.mark.parametrize(("pattern", "bad", "good"), CHINESE)
def test_chinese_words_that_were_given_up(pattern: str, bad: str, good: str) -> None:
    assert _refused(pattern, "zh") == [], f"say it as in: {good}"


@pytest.mark.parametrize(("pattern", "bad", "good"), [*ENGLISH, *CHINESE])
def test_each_pattern_refuses_what_it_is_for_and_nothing_more(pattern: str, bad: str, good: str) -> None:
    assert _found(pattern, bad)
    assert not _found(pattern, good)


def test_mnemonics_are_the_same_letter_in_both_languages() -> None:
    wrong = [
        (context, english, chinese)
        for context, english, (chinese,) in _catalog("zh")
        if [letter.lower() for letter in re.findall("&([^& ])", english)]
        != [letter.lower() for letter in re.findall(r"\(&(.)\)", chinese)]
        or re.search(r"(?<!\()&", chinese)
    ]
    assert wrong == []


def test_an_ellipsis_stands_in_both_languages_or_in_neither() -> None:
    wrong = [
        (context, english, chinese)
        for context, english, (chinese,) in _catalog("zh")
        if english.endswith("…") != chinese.endswith("…")
    ]
    assert wrong == []


PAGES = {
    "en": (r"\*([^*\n]+ › [^*\n]+)\*", ("README.md", "resources/handbook/en/*.md")),
    "zh": ("“([^”\n]+ › [^”\n]+)”", ("README.zh-CN.md", "resources/handbook/zh/*.md")),
}
"""How the pages of a language write a path of menus, and where the pages are."""


@pytest.mark.parametrize("language", PAGES)
def test_the_handbook_names_menus_as_the_window_does(language: str) -> None:
    path_of_menus, pages = PAGES[language]
    names = {words.rstrip("…") for spoken, _, words in SAID if spoken == language}
    texts = [page.read_text(encoding="utf-8") for pattern in pages for page in sorted(ROOT.glob(pattern))]
    paths = [re.sub(r"\s+", " ", found) for text in texts for found in re.findall(path_of_menus, text)]
    assert len(paths) >= 5
    assert [path for path in paths if not names.issuperset(path.split(" › "))] == []


def test_messages_name_menus_as_the_window_does() -> None:
    for language, menu in (
        ("en", r"((?:File|Edit|Document|Annotate|View) › [A-Z][a-z]+(?: [a-z]+)?)"),
        ("zh", "“?([^“，。（ ]+ › [^”，。） ]+)”?"),
    ):
        names = {words.rstrip("…") for spoken, _, words in SAID if spoken == language}
        paths = [
            found for spoken, _, words in SAID if spoken == language for found in re.findall(menu, words)
        ]
        assert len(paths) >= 5
        assert [path for path in paths if not names.issuperset(path.split(" › "))] == []
