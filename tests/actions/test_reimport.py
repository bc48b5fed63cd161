"""Renewal: only a file with other words makes a new version; nothing that a user chose is taken back."""

from dataclasses import replace

from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.actions.reimport import reimport_actions
from desktop.actions.versions import AcceptRepair, NewVersion
from desktop.files.draft import SourceFile
from tests.actions.factories import TEXT, source, steps


def _imported(library: Library, file: SourceFile) -> str:
    action = ImportFile(file)
    action_result = library.perform(action).value
    return action_result.outcomes[0].id


def _again(library: Library, file: SourceFile) -> list[str]:
    """Import as the program does: what has changed as new versions, anything else as it comes."""
    renewed = reimport_actions(library.queries, file)
    for one in renewed:
        library.perform(one)
    if renewed:
        return ["renewed"]
    action = ImportFile(file)
    action_result = library.perform(action).value
    return [one.what for one in action_result.outcomes]


def test_a_file_with_other_words_is_a_new_version(library: Library) -> None:
    document = _imported(library, source(TEXT))
    assert _again(library, source(TEXT + "新的一段。\n")) == ["renewed"]
    assert library.queries.text(document).endswith("新的一段。\n")


def test_the_same_file_again_leaves_a_repair(library: Library) -> None:
    document = _imported(library, source(TEXT))
    library.perform(AcceptRepair(document, 0, 2, "政務"))
    for _ in range(2):
        library.perform(AcceptRepair(document, 2, 4, "工坐"))
        assert _again(library, source(TEXT)) == ["duplicate"]
        assert library.queries.text(document).startswith("政務工坐")
    assert _again(library, source(TEXT + "新的一段。\n")) == ["renewed"]


def test_the_same_bytes_read_otherwise_leave_what_was_chosen(library: Library) -> None:
    guessed = source(TEXT)
    document = _imported(library, guessed)
    other = replace(guessed.drafts[0], text=TEXT.replace("招商", "拓商"), headings=None)
    chosen = replace(guessed, encoding="big5", drafts=(other,))
    library.perform(NewVersion(document, chosen))
    assert _again(library, guessed) == ["duplicate"]
    assert library.queries.text(document) == other.text
    (back,) = reimport_actions(library.queries, guessed, chosen=True)
    library.perform(back)
    assert library.queries.text(document) == TEXT


def test_a_better_reading_of_the_same_bytes_is_no_second_document(library: Library) -> None:
    file = source(TEXT)
    document = _imported(library, file)
    better = replace(file, drafts=(replace(file.drafts[0], text=TEXT + "注：完。\n", headings=None),))
    assert _again(library, better) == ["duplicate"]
    assert [row.id for row in library.queries.documents()] == [document]


def test_only_the_parts_that_changed_are_new_versions_and_joined(library: Library) -> None:
    made = library.perform(ImportFile(source("一篇", "二篇"))).value.made
    assert reimport_actions(library.queries, source("一篇", "二篇")) == []
    assert reimport_actions(library.queries, source("一篇")) == []
    assert reimport_actions(library.queries, source("一篇", "二篇", "三篇")) == []
    assert reimport_actions(library.queries, source("一篇", "改过", name="别的.txt")) == []
    changed = source("一篇", "改过的")
    (one,) = reimport_actions(library.queries, changed, "批")
    known = library.queries.documents_from("/somewhere/报告.txt")
    assert (one.document_id, one.part, one.group_id, one.reason) == (known[1], 1, "批", "re-import")
    assert one.source is changed
    library.perform(one)
    assert {library.queries.text(key) for key in made} == {"一篇", "改过的"}
    (both,) = reimport_actions(library.queries, source("甲", "改过的"))
    assert (both.part, both.group_id) == (0, None)
    assert steps(library.path)[-1] == ("new-version", "done")
