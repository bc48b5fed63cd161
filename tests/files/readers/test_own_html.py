"""The page that our export writes is read back whole: every document, word for word, under its title."""

import io
from dataclasses import replace

from hypothesis import given

from desktop.files.exchange.html_export import write_html
from desktop.files.exchange.records import Project
from desktop.files.exchange.xml_writer import xml_safe
from desktop.files.pipeline import changed_text, source_of
from tests.files.exchange.project_factories import projects, small


def page(project: Project) -> bytes:
    out = io.BytesIO()
    write_html(project, out)
    return out.getvalue()


def test_every_document_comes_back_without_tags_and_notes() -> None:
    project = small()
    source = source_of(page(project), "x.html", None)
    assert [draft.text for draft in source.drafts] == [one.text for one in project.documents]
    assert [draft.metadata.title for draft in source.drafts] == [one.title for one in project.documents]
    assert changed_text(page(project), "x.html") == ""


def test_several_documents_are_several() -> None:
    project = small()
    (first, *_) = project.documents
    other = replace(
        first, id="other", title="另一篇", text="第一段。\n打印\n\n第二段 有空格。", selections=()
    )
    both = replace(project, documents=(first, other))
    source = source_of(page(both), "x.html", None)
    assert [draft.text for draft in source.drafts] == [first.text, other.text]
    assert [draft.part for draft in source.drafts] == [0, 1]


def test_another_page_with_articles_is_read_as_a_page() -> None:
    words = "这是一个很长的句子，说了许多的话。"
    text = f"<html><body><article id='d-1'><h1>题</h1><p>{words}</p></article></body></html>"
    (draft,) = source_of(text.encode(), "x.html", None).drafts
    assert draft.text == f"题\n{words}"


@given(projects())
def test_any_project_comes_back(project: Project) -> None:
    texts = [xml_safe(one.text).replace("\r", "") for one in project.documents]
    if not any(texts):
        return
    found = [draft.text for draft in source_of(page(project), "x.html", None).drafts]
    assert found == [text for text in texts if text]
