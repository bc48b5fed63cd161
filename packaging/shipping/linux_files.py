"""What a Linux desktop wants to know of the program: menu entry, icon, file type, manual, completion.

``write_share(FOLDER)`` fills what becomes ``/usr/share`` in the package, or ``~/.local/share`` in a home.
"""

import gzip
import os
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from shipping import manual
from shipping.project import (
    APP_ID,
    DESCRIPTION,
    DEVELOPER_ID,
    HOME_PAGE,
    NAME,
    ROOT,
    SUMMARY,
    build_date,
    changelog,
    version,
)

MIME_TYPE = "application/x-piyue"
"""The type of a library."""

LIBRARY_NAME = {"en": "Piyue library", "zh": "批阅文库"}
ICON_SIZES_PX = (48, 64, 128, 256)
LOCALES = {"en": "", "zh": "zh_CN"}
"""The folder of each language's manual page below ``man``."""

APPLICATION_ID = "0x50495955"
"""What SQLite's header of a library holds at 68, big-endian: `db.schema.APPLICATION_ID`, the letters PIYU."""

KEYWORDS = {
    "en": "annotation;coding;qualitative;corpus;report;government;",
    "zh": "批注;标注;编码;质性;语料;政府工作报告;",
}


def desktop_entry() -> str:
    """Return the entry of the menu."""
    return f"""[Desktop Entry]
Type=Application
Name={NAME["en"]}
Name[zh_CN]={NAME["zh"]}
GenericName=Text annotator
GenericName[zh_CN]=文本批注
Comment={SUMMARY["en"]}
Comment[zh_CN]={SUMMARY["zh"]}
Exec=piyue %f
TryExec=piyue
Icon=piyue
Terminal=false
Categories=Office;
MimeType={MIME_TYPE};
Keywords={KEYWORDS["en"]}
Keywords[zh_CN]={KEYWORDS["zh"]}
StartupNotify=true
StartupWMClass=piyue
"""


def mime_info() -> str:
    """Return the file type of a library, known by its name and by what its header holds."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{MIME_TYPE}">
    <comment>{LIBRARY_NAME["en"]}</comment>
    <comment xml:lang="zh_CN">{LIBRARY_NAME["zh"]}</comment>
    <sub-class-of type="application/vnd.sqlite3"/>
    <icon name="application-x-piyue"/>
    <glob pattern="*.piyue"/>
    <magic priority="60">
      <match type="string" offset="0" value="SQLite format 3">
        <match type="big32" offset="68" value="{APPLICATION_ID}"/>
      </match>
    </magic>
  </mime-type>
</mime-info>
"""


def metainfo() -> str:
    """Return what a shop of programs shows of this one, in AppStream's form."""
    paragraphs = [f"    <p>{escape(text)}</p>" for text in DESCRIPTION["en"]]
    paragraphs += [f'    <p xml:lang="zh_CN">{escape(text)}</p>' for text in DESCRIPTION["zh"]]
    releases = [
        f'    <release version="{one.version}" date="{one.date or build_date()}"/>'
        for one in changelog()
        if one.version
    ]
    home_page = f'\n  <url type="homepage">{escape(HOME_PAGE)}</url>' if HOME_PAGE else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{APP_ID}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>{NAME["en"]}</name>
  <name xml:lang="zh_CN">{NAME["zh"]}</name>
  <developer id="{DEVELOPER_ID}">
    <name>The Piyue authors</name>
  </developer>
  <summary>{escape(SUMMARY["en"])}</summary>
  <summary xml:lang="zh_CN">{SUMMARY["zh"]}</summary>
  <description>
{_lines(paragraphs)}
  </description>
  <launchable type="desktop-id">piyue.desktop</launchable>{home_page}
  <icon type="stock">piyue</icon>
  <provides>
    <binary>piyue</binary>
    <mediatype>{MIME_TYPE}</mediatype>
  </provides>
  <categories>
    <category>Office</category>
  </categories>
  <content_rating type="oars-1.1"/>
  <releases>
{_lines(releases or [f'    <release version="{version()}" date="{build_date()}"/>'])}
  </releases>
</component>
"""


def _lines(parts: list[str]) -> str:
    return "\n".join(parts)


def write_share(folder: Path) -> None:
    """Write all that belongs into a ``share`` folder."""
    _write(folder / "applications" / "piyue.desktop", desktop_entry())
    _write(folder / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo())
    _write(folder / "mime" / "packages" / "piyue.xml", mime_info())
    _write(folder / "bash-completion" / "completions" / "piyue", manual.bash_completion())
    _write(folder / "zsh" / "vendor-completions" / "_piyue", manual.zsh_completion())
    _write(folder / "fish" / "vendor_completions.d" / "piyue.fish", manual.fish_completion())
    for language, locale in LOCALES.items():
        page = folder / "man" / locale / "man1" / "piyue.1.gz"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(packed(manual.manual(language).encode()))
    write_icons(folder / "icons" / "hicolor")


def packed(data: bytes) -> bytes:
    """Return data packed by gzip, the same whenever it is done."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def write_icons(folder: Path) -> None:
    """Write the icon of the program and of its libraries: as a drawing, and in pixels."""
    drawing = ROOT / "resources" / "icons" / "piyue.svg"
    names = {"apps": "piyue", "mimetypes": "application-x-piyue"}
    for kind, name in names.items():
        _write(folder / "scalable" / kind / f"{name}.svg", drawing.read_text(encoding="utf-8"))
    for size in ICON_SIZES_PX:
        picture = rendered(drawing, size)
        for kind, name in names.items():
            target = folder / f"{size}x{size}" / kind / f"{name}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(picture)


def rendered(drawing: Path, size: int) -> bytes:
    """Return an SVG as a PNG of so many pixels each way."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_share(Path(sys.argv[1]))
