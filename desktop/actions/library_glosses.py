"""Glosses: what the documents of a library say that their terms mean, for documents that do not say it."""

import re

from desktop.actions.library_queries import LibraryQueries

_NOTES = re.compile("名词|名詞|注释|註釋|注解|註解|解释|解釋")
"""What the heading of a list of notes holds; a text without it need not be searched."""

Glosses = dict[str, tuple[str, str]]
"""By a term, as ``key_of`` writes it, its gloss and the title of the document that gives it."""


def glosses_of(queries: LibraryQueries, document_id: str) -> Glosses:
    """Return the glosses that one document gives."""
    text = queries.text(document_id)
    if not _NOTES.search(text):
        return {}
    from desktop.text.glossary import find_glossary  # converts scripts: its tables are not loaded in vain

    title = queries.document(document_id).title
    return {term: (gloss, title) for term, gloss in find_glossary(text).glosses().items()}


def other_glosses(queries: LibraryQueries, document_id: str) -> Glosses:
    """Return the glosses that all documents but one give; the document that came first counts."""
    glosses: Glosses = {}
    for row in queries.documents():
        if row.id != document_id:
            for term, gloss in glosses_of(queries, row.id).items():
                glosses.setdefault(term, gloss)
    return glosses
