"""Page metadata: what the head of a web page says of its text: title, day of publication, address."""

import re
from typing import TYPE_CHECKING

from desktop.text.report_header import date_of
from desktop.text.script import simplified

if TYPE_CHECKING:
    from lxml import etree

_NAMES = {
    "title": ("articletitle", "og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"),
    "date": (
        *("pubdate", "publishdate", "publish-date", "article:published_time"),
        *("dc.date", "dcterms.created", "date"),
    ),
    "source_url": ("url", "og:url", "contenturl"),
    "source": ("contentsource", "source"),
    "site": ("sitename", "og:site_name"),
}
"""Names of meta elements by field: those that Chinese government sites must have, and common ones."""
_SITE = re.compile(r"网|政府$|门户|平台|信息公开|首页|频道|栏目|新闻|客户端|要闻|Portal|Gov", re.I)
_BETWEEN = re.compile(r"\s*[_|｜»>＞]\s*|\s+[-—–－]+\s+|-(?=[^-]*(?:网|门户|平台)[^-]*$)|--+")
_USELESS = re.compile(
    r"(?:Microsoft|文档\d*$|无标题|新建|幻灯片|untitled|标题$)|\.(?:docx?|wps|pdf|html?|txt)$", re.I
)
_DOCUMENT = re.compile(r"关于|报告|通知|意见|决定|规划|纲要")
_ONLY_SITE = re.compile(r"(?:网|网站|政府|门户|平台|首页)$")
_HAN = re.compile(r"[\u3400-\u9fff]")


def page_metadata(root: "etree._Element") -> dict[str, str]:
    """Return what the head of a page says, where it does.

    Returns:
        ``title``, ``date`` in ISO 8601, ``source_url``, ``source`` the text came from, name of the ``site``.

    Args:
        root: The page.
    """
    told: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        field = next((field for field, names in _NAMES.items() if name in names), "")
        if field and content and field not in told:
            told[field] = content
    told["date"] = date_of(simplified(told.get("date", "")))
    whole = " ".join((root.findtext(".//title") or "").split())
    told["title"] = told.get("title") or _heading(root) or bare_title(whole)
    told["site"] = told.get("site") or whole.removeprefix(told["title"]).strip(" _-—–|｜»>＞")
    canonical = [
        one.get("href", "") for one in root.iter("link") if one.get("rel", "").lower() == "canonical"
    ]
    told["source_url"] = next((one for one in (told.get("source_url", ""), *canonical) if "://" in one), "")
    return {field: value for field, value in told.items() if value}


def bare_title(title: str) -> str:
    """Return the title of a page or a file without the name of the site, or nothing where it says nothing."""
    title = _without_site(" ".join(title.split()))
    parts = [part for part in _BETWEEN.split(title) if part]
    while len(parts) > 1 and (_SITE.search(parts[-1]) or len(parts[-1]) < len(parts[0])):
        parts.pop()
    best = parts[0] if len(parts) == 1 else title
    useless = _USELESS.search(best) or _ONLY_SITE.search(best)
    return best if len(_HAN.findall(best)) > 3 and not useless else ""


def _without_site(title: str) -> str:
    """Return a title without the site and its columns before it: 某县人民政府 政府文件 关于….

    Args:
        title: The title, its parts set apart by one space.
    """
    parts = title.split(" ")
    if len(parts) > 1 and (_SITE.search(parts[0]) and not _DOCUMENT.search(parts[0])):
        return parts[-1]
    return title


def said_title(title: str) -> dict[str, str]:
    """Return what a file's own properties say of its text: its title, where that says anything."""
    bare = bare_title(title)
    return {"title": bare} if bare else {}


def _heading(root: "etree._Element") -> str:
    """Return the only main heading of a page, or nothing."""
    found = [" ".join("".join(map(str, one.itertext())).split()) for one in root.iter("h1")]
    return found[0] if len(found) == 1 and 4 <= len(found[0]) <= 90 else ""
