"""Own HTML: the page that our export writes, read back as the very texts it was made from.

Every document is an article with its title, a line of metadata, and one element for each paragraph. What was
put between the words (names of tags, numbers of notes) and below them (notes, what waits to be placed) goes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.files.budget import spend
from desktop.files.readers.extracted_text import ExtractedText

if TYPE_CHECKING:
    from lxml import etree

OWN_MARK = '<article id="d-'
"""What a page of ours holds; another may, too."""


def own_articles(root: "etree._Element") -> list[ExtractedText]:
    """Return the documents of a page, each with its title; none where the page is not of our making.

    Args:
        root: The page.
    """
    found = [
        article
        for article in root.iter("article")
        if article.get("id", "").startswith("d-") and article.find("p[@class='facts']") is not None
    ]
    return [_read(article) for article in found]


def _read(article: "etree._Element") -> ExtractedText:
    paragraphs = ["".join(_words(one)) for one in article.findall("p") if one.get("class") != "facts"]
    heading = article.find("h1")
    title = "".join(map(str, heading.itertext())) if heading is not None else ""
    return ExtractedText("\n".join(paragraphs), said={"title": title} if title else {})


def _words(element: "etree._Element") -> Iterator[str]:
    """Yield the words of a paragraph without the names of tags that stand where annotations end."""
    spend("steps")
    yield element.text or ""
    for child in element:
        if child.tag != "sup":
            yield from _words(child)
        yield child.tail or ""
