"""``python -m tests.db.libraries.make_history``: make a library of the present schema with a rich history.

Each kind of change is there at least once, done, undone or abandoned, so that a later program shows whether
it can still undo and redo what an older one recorded. The one of each released schema is kept.
"""

from pathlib import Path

from db.schema import REVISION
from desktop.actions.annotate import (
    AddAnnotation,
    ApplyTags,
    ChangeSpan,
    DeleteAnnotations,
    KeepAsLost,
    NoteMany,
    Retag,
    SetNote,
    SetReviewed,
)
from desktop.actions.codebook import (
    AddTag,
    AddTagPath,
    ArchiveTag,
    DescribeTag,
    EditTag,
    PinTag,
    RecolorTag,
    RenameTag,
)
from desktop.actions.dictionaries import DeleteDictionary, SaveDictionary
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.library import Library
from desktop.actions.revert import RevertTo
from desktop.actions.saved_queries import DeleteQuery, Query, SaveQuery
from desktop.actions.suggestions import AcceptSuggestions, RefuseSuggestions, Suggestion
from desktop.actions.tag_hierarchy import DeleteTag, MergeTags, MoveTag, SplitTag
from desktop.actions.user_data import (
    AddBookmark,
    AddWord,
    CorrectFigure,
    FiguresToAnnotations,
    ForgetCorrection,
    JoinWords,
    RemoveBookmark,
    RemoveWord,
    SplitWord,
)
from desktop.actions.versions import AcceptRepair, NewVersion
from desktop.text.dictionary import Dictionary, DictionaryWord
from tests.actions.factories import TEXT, source

FOLDER = Path(__file__).parent / "history"


def make(path: Path) -> None:
    """Make a library in which much was done, undone and abandoned."""
    with Library.create(path, "甲") as library:
        first, second, third = _documents(library)
        tags = _codebook(library)
        _annotations(library, first, second, tags)
        _user_data(library, first, third, tags["煤炭"])
        _versions(library, first)
        _end(library, second, third, tags)


def _documents(library: Library) -> list[str]:
    made = library.perform(ImportFile(source(TEXT, "第二篇：招商引资与生产总值。\n"))).value.made
    for number in range(2):  # two files, one step
        library.perform(ImportFile(source(f"另一篇{number}\n" * 3, name=f"{number}.txt"), group_id="一批"))
    gone = library.perform(ImportFile(source("将要删除的文档。\n", name="gone.txt"))).value.made
    library.perform(DeleteDocuments(gone))
    library.perform(ImportFile(source("将要删除的文档。\n", name="gone.txt")))  # is back
    library.perform(SetMetadata(made[0], speaker="县长 李新民", year=2023))
    return [*made, *gone]


def _codebook(library: Library) -> dict[str, str]:
    tags = {}
    for path in ("产业/煤炭", "产业/电力", "民生/教育", "民生/医疗"):
        tags[path.split("/")[1]] = library.perform(AddTagPath(path)).value[-1]
    for name in ("待定", "多余", "新名"):
        action = AddTag(name, description=f"{name}的说明", shortcut="1" if name == "待定" else None)
        library.perform(action)
        tags[name] = action.id
    library.perform(RecolorTag(tags["煤炭"], "#123456"))
    library.perform(RecolorTag(tags["煤炭"], "#654321"))
    library.perform(RenameTag(tags["新名"], "改名"))
    library.perform(DescribeTag(tags["电力"], "发电与供电"))
    library.perform(PinTag(tags["电力"], "2"))
    library.perform(EditTag(tags["教育"], name="教育事业", color="#00aa00", description="办学"))
    library.perform(MoveTag(tags["医疗"], tags["教育"]))
    library.perform(ArchiveTag(tags["新名"]))
    return tags


def _annotations(library: Library, first: str, second: str, tags: dict[str, str]) -> None:
    def put(words: str, tag: str, **more: str) -> str:
        start = TEXT.index(words)
        return library.perform(AddAnnotation(first, start, start + len(words), tags[tag], **more)).value

    one = put("招商引资", "煤炭", note="核对")
    for note in ("核", "核对", "核对了"):  # typed quickly: one step
        library.perform(SetNote(one, note))
    two = put("𠮷祥如意", "电力", annotator="乙")
    three = put("生产总值完成", "待定")
    put("工作回顾", "多余")
    library.perform(Retag([two, three], tags["教育"]))
    library.perform(ChangeSpan(three, TEXT.index("生产总值完成"), TEXT.index("生产总值完成") + 4))
    library.perform(ApplyTags([(first, 0, 6), (second, 0, 3)], [tags["煤炭"], tags["电力"]]))
    library.perform(NoteMany([one, two], "同记"))
    library.perform(SetReviewed([one], True))
    library.perform(FiguresToAnnotations(second, [(4, 6), (7, 9)], tags["待定"]))
    library.perform(MergeTags([tags["待定"]], tags["煤炭"]))
    some = [row.id for row in library.queries.annotations(first) if row.tag_id == tags["煤炭"]][:2]
    library.perform(SplitTag(tags["煤炭"], some, "焦炭"))
    library.perform(DeleteTag(tags["多余"]))
    library.perform(AddAnnotation(second, 0, 2, tags["煤炭"]))
    library.undo()  # and abandoned by the next
    library.perform(DeleteAnnotations([put("二、工作安排", "电力")]))


def _user_data(library: Library, first: str, third: str, tag: str) -> None:
    library.perform(AddWord("生产总值"))
    library.perform(JoinWords(["招商", "引资"]))
    library.perform(SplitWord(["工作", "报告"]))
    library.perform(RemoveWord("工作报告"))
    start = TEXT.index("一百亿元")
    library.perform(CorrectFigure(first, start, start + 4, {"indicator": "生产总值"}))
    library.perform(CorrectFigure(first, start, start + 4, {"indicator": "地区生产总值"}))
    start = TEXT.index("百分之六")
    library.perform(CorrectFigure(first, start, start + 4, None))
    library.perform(ForgetCorrection(library.queries.corrections(first)[-1].id))
    library.perform(AddBookmark(first, 3, "这里"))
    library.perform(AddBookmark(third, 1, "那里"))
    library.perform(RemoveBookmark(library.queries.bookmarks(third)[0].id))
    library.perform(SaveQuery("煤", Query((tag,))))
    library.perform(SaveQuery("煤", Query((tag,), "overlap", (tag,))))
    library.perform(SaveQuery("不要", Query()))
    named = {row.name: row.id for row in library.queries.saved_queries()}
    library.perform(DeleteQuery(named["不要"]))
    words = (
        DictionaryWord("经济", "生产总值", ("地区生产总值",)),
        DictionaryWord("经济", "招商引资", (), "强"),
    )
    library.perform(SaveDictionary(Dictionary("主题", words)))
    library.perform(SaveDictionary(Dictionary("主题", words[1:], "改过")))
    gone = library.perform(SaveDictionary(Dictionary("多余", words[:1]))).value
    library.perform(DeleteDictionary(gone))
    library.perform(AcceptSuggestions([_suggestion(first, "回顾", tag)]))
    library.perform(RefuseSuggestions([_suggestion(first, "安排", tag)]))
    library.remember_place(first, 7)


def _suggestion(document: str, words: str, tag: str) -> Suggestion:
    start = TEXT.index(words)
    return Suggestion(document, start, start + len(words), words, tag, f"search:{words}", words, "", "")


def _versions(library: Library, first: str) -> None:
    start = TEXT.index("一百")
    library.perform(AcceptRepair(first, start, start + 2, "二百"))
    text = library.queries.text(first)
    library.perform(NewVersion(first, source(text.replace("𠮷祥如意，", "").replace("生产总值完成", ""))))
    library.perform(KeepAsLost([library.queries.in_state("review")[0].id]))


def _end(library: Library, second: str, third: str, tags: dict[str, str]) -> None:
    number = library.queries.history(limit=1)[0].number
    library.perform(SetMetadata(second, title="临时的题目"))
    library.perform(RecolorTag(tags["电力"], "#abcdef"))
    library.perform(RevertTo(number))
    library.perform(RecolorTag(tags["电力"], "#fedcba"))
    library.perform(DeleteDocuments([third]))
    library.perform(DeleteTag(tags["电力"]))
    for _ in range(3):  # left undone: to be redone by who opens it
        library.undo()


if __name__ == "__main__":
    target = FOLDER / f"{REVISION}.piyue"
    target.unlink(missing_ok=True)
    make(target)
