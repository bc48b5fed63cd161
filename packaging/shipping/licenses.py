"""Licenses: what is inside a build, whose it is, and the words under which it may be passed on."""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

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
    found = [_python(), *map(_of_distribution, inside()), *_of_system(program)]
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
    addresses = [
        metadata["Home-page"] or "",
        *(each.partition(", ")[2] for each in metadata.get_all("Project-URL") or ()),
    ]
    qt = name.lower().startswith(("pyside6", "shiboken6"))
    license_ = QT_LICENSE if qt else _license_of(metadata)
    common = tuple(path for path in (COMMON / "LGPL-3", COMMON / "GPL-3") if qt and path.exists())
    address = next((one for one in addresses if one.startswith("http")), "")
    return Part(
        name, one.version, license_, address, (*texts, *common), f"pkg:pypi/{name.lower()}@{one.version}"
    )


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


_SYSTEM = {
    "libsqlite3": ("SQLite", "blessing", "https://sqlite.org", "libsqlite3-0"),
    "libffi": ("libffi", "MIT", "https://sourceware.org/libffi/", "libffi"),
    "liblzma": ("liblzma", "LicenseRef-public-domain", "https://tukaani.org/xz/", "liblzma5"),
    "libbz2": ("bzip2", "bzip2-1.0.6", "https://sourceware.org/bzip2/", "libbz2-1.0"),
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
            name, version, license_, address, tuple(copyrights), f"pkg:generic/{name.lower()}@{version}"
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
            shutil.copy(text, target)
    (folder / "README.md").write_text(listing(found), encoding="utf-8")
    return found


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
