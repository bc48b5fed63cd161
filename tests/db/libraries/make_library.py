"""``python -m tests.db.libraries.make_library``: make the kept library of the present schema.

Every released schema has one here, made by the program of that time; later programs must open it. It holds
something of everything: texts, versions, annotations in every state, tags, words, corrections, undone steps.
"""

from pathlib import Path

from db.schema import REVISION
from desktop.actions.annotate import AddAnnotation, DeleteAnnotations, KeepAsLost, SetNote
from desktop.actions.codebook import AddTag, AddTagPath
from desktop.actions.derived_data import update_figures, update_word_counts
from desktop.actions.dictionaries import SaveDictionary
from desktop.actions.documents import DeleteDocuments, SetMetadata
from desktop.actions.library import Library
from desktop.actions.user_data import AddWord, CorrectFigure
from desktop.actions.versions import NewVersion
from desktop.text.dictionary import Dictionary, DictionaryWord
from tests.actions.factories import TEXT, imported, source

HERE = Path(__file__).parent


def make(path: Path) -> None:
    """Make a library with something of everything."""
    with Library.create(path, "甲") as library:
        document = imported(library)
        gone = imported(library, "将要删除的文档。\n")
        paths = AddTagPath("产业/煤炭")
        paths_result = library.perform(paths).value
        pinned = AddTag("承诺", description="政府承诺", shortcut="1")
        library.perform(pinned)
        marks = []
        for words in ("招商引资", "𠮷祥如意", "生产总值完成", "百分之六"):
            start = TEXT.index(words)
            marks.append(AddAnnotation(document, start, start + len(words), paths_result[-1], note="核对"))
            library.perform(marks[-1])
        library.perform(AddAnnotation(gone, 0, 4, pinned.id, annotator="乙"))
        library.perform(SetMetadata(document, speaker="县长 李新民"))
        library.perform(AddWord("生产总值"))
        start = TEXT.index("一百亿元")
        library.perform(CorrectFigure(document, start, start + 4, {"indicator": "生产总值"}))
        counted = (DictionaryWord("经济", "生产总值", ("地区生产总值",)), DictionaryWord("经济", "招商引资"))
        library.perform(SaveDictionary(Dictionary("主题", counted)))
        library.perform(DeleteDocuments([gone]))
        changed = TEXT.replace("𠮷祥如意，", "").replace("百分之六", "百分之七")
        library.perform(NewVersion(document, source(changed)))
        library.perform(KeepAsLost([marks[1].id]))
        library.perform(SetNote(marks[0].id, "改过的备注"))
        library.perform(DeleteAnnotations([marks[2].id]))
        library.undo()
        library.remember_place(document, 7)
        update_figures(library)
        update_word_counts(library)


if __name__ == "__main__":
    target = HERE / f"{REVISION}.piyue"
    target.unlink(missing_ok=True)
    make(target)
