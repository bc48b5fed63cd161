"""Projects for the tests: made by hand, and made at random."""

import uuid
from collections.abc import Iterator

from hypothesis import strategies as st

from desktop.files.exchange.records import (
    CodebookEntry,
    Project,
    ProjectUser,
    TagAssignment,
    TextDocument,
    TextSelection,
)

MOMENT = "2024-05-06T07:08:09+00:00"


def guid(number: int) -> str:
    return str(uuid.UUID(int=number, version=4))


def small() -> Project:
    """Two annotators, a tree of three tags, two documents; marks that overlap, wide characters, odd notes."""
    users = [ProjectUser(guid(1), "张三"), ProjectUser(guid(2), "<Li & Co>")]
    codes = [
        CodebookEntry(guid(10), "产业", None, "#0072B2", "与产业有关的一切"),
        CodebookEntry(guid(11), "煤炭", guid(10), "#D55E00"),
        CodebookEntry(guid(12), "=民生", None, "#009E73", "第一行\n第二行"),
    ]
    text = '云岭县煤炭产量达到𠮷20万吨,增长5%。\n全县居民收入"稳步"提高😀。'
    marks = [
        (100, 3, 7, [(200, 11, 1, "=1+1\n第二行,“好”"), (201, 10, 2, "")]),
        (101, 5, 15, [(202, 12, 1, "")]),
        (102, 18, 30, [(203, 10, 2, "跨段")]),
    ]
    first = TextDocument(
        guid(20),
        "2024年云岭县政府工作报告",
        text,
        tuple(
            TextSelection(
                guid(number),
                start,
                end,
                text[start:end],
                tuple(
                    TagAssignment(guid(c), guid(code), guid(user), note, MOMENT, MOMENT)
                    for c, code, user, note in codings
                ),
                "一、工作回顾",
                "review",
                text[max(0, start - 32) : start],
                text[end : end + 32],
            )
            for number, start, end, codings in marks
        ),
        {"kind": "report", "region": "云岭县", "year": "2024"},
        created=MOMENT,
    )
    second = TextDocument(guid(21), "空", "没有批注。", created=MOMENT)
    return Project("文库", users, codes, [first, second], MOMENT)


def _names() -> st.SearchStrategy[str]:
    letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])
    return st.text(letters, min_size=1, max_size=12).map(str.strip).filter(bool)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Any project that a library can hold."""
    numbers = iter(range(1, 1_000_000))

    def fresh() -> str:
        return guid(next(numbers))

    users = [ProjectUser(fresh(), name) for name in draw(st.lists(_names(), min_size=1, max_size=3))]
    codes: list[CodebookEntry] = []
    for name in draw(st.lists(_names(), max_size=6)):
        parent = draw(st.sampled_from([None, *[code.id for code in codes]]))
        codes.append(CodebookEntry(fresh(), name, parent, "#123abc", draw(_names() | st.just(""))))
    codes = list(_tree_order(codes, None))
    documents = [draw(_documents(fresh, users, codes)) for _ in range(draw(st.integers(0, 3)))]
    return Project(draw(_names()), users, codes, documents, MOMENT)


def _tree_order(codes: list[CodebookEntry], parent: str | None) -> Iterator[CodebookEntry]:
    for code in codes:
        if code.parent_id == parent:
            yield code
            yield from _tree_order(codes, code.id)


@st.composite
def _documents(draw: st.DrawFn, fresh, users: list[ProjectUser], codes: list[CodebookEntry]) -> TextDocument:  # type: ignore[no-untyped-def]
    text = "\n".join(draw(st.lists(_names(), min_size=1, max_size=5)))
    selections = []
    for _ in range(draw(st.integers(0, 4)) if codes else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        codings = tuple(
            TagAssignment(
                fresh(),
                code.id,
                draw(st.sampled_from(users)).id,
                draw(_names() | st.just("")),
                MOMENT,
                MOMENT,
            )
            for code in draw(st.lists(st.sampled_from(codes), min_size=1, max_size=2))
        )
        selections.append(TextSelection(fresh(), start, end, text[start:end], codings))
    selections.sort(key=lambda one: (one.start, one.end))
    metadata = {"kind": "report", "year": "2024"} if draw(st.booleans()) else {}
    return TextDocument(fresh(), draw(_names()), text, tuple(selections), metadata, created=MOMENT)
