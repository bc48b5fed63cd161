"""The project as it is told outside: its version, its changelog, and the moment a build stands for."""

import datetime
import os
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

DEVELOPER_ID = "local.piyue"
"""Who makes the program, as AppStream has it: a domain reversed. The project has none, and ``local`` is
nobody's; put its own here once it has one."""

APP_ID = f"{DEVELOPER_ID}.piyue"
"""The name of the program among those of a desktop, and that of the bundle on macOS."""

HOME_PAGE = ""
"""Address of the project's home page; there is none yet, and none is made up. AppStream needs none, but warns
of it from 1.0 on; ``appstreamcli`` can be told to take that as information (CONTRIBUTING.md, Releases)."""

NO_ADDRESS = "piyue@localhost.invalid"
"""Debian wants an address of who answers for a package; the project has none, as ``invalid`` says."""


def maintainer() -> str:
    """Return who answers for the packages: whom DEBFULLNAME and DEBEMAIL name, else nobody by mail."""
    name = os.environ.get("DEBFULLNAME", "") or "The Piyue authors"
    return f"{name} <{os.environ.get('DEBEMAIL', '') or NO_ADDRESS}>"


SUMMARY = {
    "en": "Reader and annotator for Chinese government work reports",
    "zh": "政府工作报告阅读与批注工具",
}
NAME = {"en": "Piyue", "zh": "批阅"}
DESCRIPTION = {
    "en": (
        "Piyue opens government work reports and investment news as they come: text, Word, PDF, web pages "
        "and more. It explains every number and policy term, lets you tag passages by mouse or keyboard, "
        "asks the whole library, and exports tables that open correctly in spreadsheets, R and pandas.",
        "One file holds all your work. Piyue makes no network connections.",
    ),
    "zh": (
        "批阅可直接打开政府工作报告和招商新闻，支持文本、Word、PDF、网页等格式。逐一解释文中的数据和政策用语，"
        "可用鼠标或键盘标注选段，检索整个文库，导出的表格可在电子表格软件、R 和 pandas 中直接使用。",
        "全部工作保存在一个文件中。批阅不连接网络。",
    ),
}
"""What the program is, a paragraph a row, in the languages that a shop of programs may ask for."""


@dataclass(frozen=True, slots=True)
class Release:
    """One version in the changelog.

    Attributes:
        version: Its number; empty for what is not released yet.
        date: When, as YYYY-MM-DD; empty where it is not said.
        text: What changed, in Markdown without the heading.
    """

    version: str
    date: str
    text: str


@cache
def version() -> str:
    """Return the version; ``desktop/__init__.py`` is the one place where it is written."""
    found = re.search(
        r'^__version__ = "([^"]+)"$', (ROOT / "desktop" / "__init__.py").read_text("utf-8"), re.M
    )
    assert found is not None
    return found[1]


def changelog(path: Path = ROOT / "CHANGELOG.md") -> list[Release]:
    """Return the versions that a changelog tells, the newest first."""
    parts = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_release(part) for part in parts]


def _release(part: str) -> Release:
    heading, _, text = part.partition("\n")
    found = re.match(r"\[?(\d[^\]\s]*)\]?(?: [-–—] (\d{4}-\d{2}-\d{2}))?", heading)
    return Release(found[1] if found else "", (found[2] or "") if found else "", text.strip())


@cache
def build_time() -> int:
    """Return the moment a build stands for, in seconds since 1970: SOURCE_DATE_EPOCH, or the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal():
        return int(given)
    git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    told = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()
    return int(told) if told.isdecimal() else int((ROOT / "CHANGELOG.md").stat().st_mtime)


def build_date(form: str = "%Y-%m-%d") -> str:
    """Return that moment's date, in UTC."""
    return datetime.datetime.fromtimestamp(build_time(), datetime.UTC).strftime(form)
