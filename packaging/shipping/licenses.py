"""Licenses: what is inside a build, whose it is, and the words under which it may be passed on."""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import quote

FOLDER = "licenses"
"""The folder of the license texts, in that of the program."""

TEXTS = re.compile(r"(?i)^(licen[cs]e|copying|copyright|notice|authors)")
COMMON = Path("/usr/share/common-licenses")

QT_LICENSE = "LGPL-3.0-only"


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is inside.

    Attributes:
        name: Its name.
        version: Its version.
        license: Its license, by SPDX's name where that is known, else as its makers say it.
        address: Where it comes from; may be empty.
        texts: The files with the words of its license.
        purl: What it is called among packages, such as ``pkg:pypi/lxml@6.1``; may be empty.
    """

    name: str
    version: str
    license: str
    address: str
    texts: tuple[Path, ...]
    purl: str = ""


def parts(program: Path) -> list[Part]:
    """Return what is inside a frozen program, in order of name."""
    found = [_python(), *map(_of_distribution, inside()), *_of_qt(program), *_of_system(program)]
    return sorted(found, key=lambda part: (part.name.lower(), part.version))


def inside() -> list[Distribution]:
    """Return the distributions that the project needs at run time, its own left out, in order of name."""
    from packaging.requirements import Requirement

    found: dict[str, Distribution] = {}
    waiting = _dependencies()
    while waiting:
        requirement = Requirement(waiting.pop())
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            found[name] = distribution(requirement.name)
        except PackageNotFoundError:
            continue  # it is not in this build
        waiting += found[name].requires or []
    return [found[name] for name in sorted(found)]


def _dependencies() -> list[str]:
    import tomllib

    from shipping.project import ROOT

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["dependencies"])


def _of_distribution(one: Distribution) -> Part:
    metadata = one.metadata
    texts = tuple(
        path
        for file in one.files or ()
        if ".dist-info" in str(file) and (TEXTS.match(file.name) or "licenses" in file.parts)
        if (path := Path(str(one.locate_file(file)))).is_file()
    )
    if not texts:  # it is told there at least
        texts = tuple(Path(str(one.locate_file(file))) for file in one.files or () if file.name == "METADATA")
    name = metadata["Name"]
    qt = name.lower().startswith(("pyside6", "shiboken6"))
    license_ = QT_LICENSE if qt else _license_of(metadata)
    common = _lgpl() if qt else ()
    return Part(
        name,
        one.version,
        license_,
        _address(metadata.get_all("Project-URL") or [], metadata["Home-page"] or ""),
        (*texts, *common),
        f"pkg:pypi/{name.lower()}@{one.version}",
    )


def _address(labelled: Sequence[str], home_page: str) -> str:
    """Return where a distribution comes from: its home page or its source, else whatever address it gives.

    Args:
        labelled: Its addresses as metadata has them, ``Label, https://…``.
        home_page: The older field, ``Home-page``.
    """
    told = {label.strip().lower(): address for label, _, address in (one.partition(", ") for one in labelled)}
    first = [
        told.get(label, "")
        for label in ("homepage", "home", "source", "source code", "code", "repository", "github")
    ]
    return next((one for one in (*first, home_page, *told.values()) if one.startswith("http")), "")


def _license_of(metadata: object) -> str:
    """Return a distribution's license: its expression, else its classifiers, else its field."""
    get_all = metadata.get_all  # type: ignore[attr-defined]
    expression = get_all("License-Expression") or []
    if expression:
        return str(expression[0])
    classified = [
        str(one).rpartition(" :: ")[2]
        for one in get_all("Classifier") or ()
        if str(one).startswith("License :: ")
    ]
    field = [str(one).strip().splitlines()[0] for one in get_all("License") or () if str(one).strip()]
    return " OR ".join(classified) or (field[0] if field else "unknown")


def _python() -> Part:
    version = "{}.{}.{}".format(*sys.version_info[:3])
    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    texts = tuple(path for path in places if path.is_file())[:1]
    return Part(
        "Python", version, "PSF-2.0", "https://www.python.org", texts, f"pkg:generic/python@{version}"
    )


def _lgpl() -> tuple[Path, ...]:
    return tuple(path for path in (COMMON / "LGPL-3", COMMON / "GPL-3") if path.exists())


def _of_qt(program: Path) -> Iterator[Part]:
    """Yield what the wheels of PySide6 bring along: Qt, and the Unicode library that it is built with."""
    try:
        bindings = distribution("PySide6_Essentials")
    except PackageNotFoundError:
        return
    version = bindings.version
    yield Part("Qt", version, QT_LICENSE, "https://www.qt.io", _lgpl(), f"pkg:generic/qt@{version}")
    libraries = sorted(path.name for path in program.rglob("libicuuc.so.*"))
    if libraries:
        number = libraries[0].rpartition(".")[2]
        # its license has the same words in the wheel of another library that has it inside
        files = distribution("pypdfium2").files or ()
        texts = tuple(Path(str(file.locate())) for file in files if file.name == "icu.txt")
        address = "https://icu.unicode.org"
        yield Part("ICU", number, "Unicode-DFS-2016", address, texts, f"pkg:generic/icu@{number}")


_XCB = "https://xcb.freedesktop.org"
_SYSTEM = {
    "libsqlite3": ("SQLite", "blessing", "https://sqlite.org", "libsqlite3-0"),
    "libffi": ("libffi", "MIT", "https://sourceware.org/libffi/", "libffi"),
    "liblzma": ("liblzma", "LicenseRef-public-domain", "https://tukaani.org/xz/", "liblzma5"),
    "libbz2": ("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2/", "libbz2-1.0"),
    "libstdc++": (
        "libstdc++",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
        "https://gcc.gnu.org",
        "libstdc++6",
    ),
    "libgcc_s": ("libgcc", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org", "libgcc-s1"),
    "libxcb-cursor": ("xcb-util-cursor", "X11", _XCB, "libxcb-cursor0"),
    "libxcb-icccm": ("xcb-util-wm", "X11", _XCB, "libxcb-icccm4"),
    "libxcb-image": ("xcb-util-image", "X11", _XCB, "libxcb-image0"),
    "libxcb-keysyms": ("xcb-util-keysyms", "X11", _XCB, "libxcb-keysyms1"),
    "libxcb-render-util": ("xcb-util-renderutil", "X11", _XCB, "libxcb-render-util0"),
    "libxcb-util": ("xcb-util", "X11", _XCB, "libxcb-util1"),
}
"""Libraries of the system that may be inside: name, license, address, beginning of their Debian package."""


def _of_system(program: Path) -> Iterator[Part]:
    import sqlite3

    names = sorted(path.name for path in program.rglob("lib*.so*"))
    for beginning, (name, license_, address, package) in _SYSTEM.items():
        if not any(one.startswith(beginning) for one in names):
            continue
        version = sqlite3.sqlite_version if name == "SQLite" else _package_version(package)
        copyrights = sorted(Path("/usr/share/doc").glob(f"{package}*/copyright"))[:1]
        yield Part(
            name,
            version,
            license_,
            address,
            tuple(copyrights),
            f"pkg:generic/{quote(name.lower())}@{version}",
        )


def _package_version(beginning: str) -> str:
    import subprocess

    query = ["dpkg-query", "--show", "--showformat=${Version}\n", f"{beginning}*"]
    told = subprocess.run(query, capture_output=True, text=True, check=False).stdout.split()
    return told[0].partition("-")[0].rpartition(":")[2] if told else "unknown"


def write(program: Path) -> list[Part]:
    """Write the licenses of all that is inside into the program's folder; return what is inside."""
    folder = program / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = parts(program)
    for part in found:
        for number, text in enumerate(part.texts):
            target = folder / part.name / (text.name if not number else f"{number}-{text.name}")
            target.parent.mkdir(exist_ok=True)
            target.write_text(_decoded(text.read_bytes()), encoding="utf-8", newline="")
    (folder / "README.md").write_text(listing(found), encoding="utf-8")
    return found


def _decoded(words: bytes) -> str:
    """Return the words of a license; those that are not UTF-8 are of the time of Latin-1."""
    try:
        return words.decode("utf-8")
    except UnicodeDecodeError:
        return words.decode("latin-1")


def listing(found: list[Part]) -> str:
    """Return the list of what is inside, in Markdown."""
    rows = "\n".join(f"| {part.name} | {part.version} | {part.license} | {part.address} |" for part in found)
    return f"""# What is inside

Piyue is under the MIT license. It is shipped with the libraries below, each under its own license; the texts
are in the folders beside this file. Qt and PySide6 are used under the GNU Lesser General Public License,
version 3: their libraries are files of their own in `_internal/PySide6` and `_internal/shiboken6` and can be
replaced by others of the same interface; their source is at https://download.qt.io.

| name | version | license | where it comes from |
|---|---|---|---|
{rows}
"""
