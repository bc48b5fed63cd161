#!/usr/bin/env python3
"""Make a release: check what has to agree, build everything, and write checksums.

python3 packaging/release.py check              version, changelog, CITATION.cff and handbook agree
python3 packaging/release.py bump VERSION       write a version where it is written, with today's date
python3 packaging/release.py build [--here]     check, then build deb, tar, wheel and sdist, and SHA256SUMS
python3 packaging/release.py compare A B        what differs between two builds of one commit
python3 packaging/release.py again [--here]     build everything again, and compare it with what is in dist

The version is written in desktop/__init__.py; pyproject.toml reads it there. Beside the packages, dist has
the bill of materials (piyue-VERSION.cdx.json, CycloneDX). Two builds differ in what DIFFERENCES lists alone.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))

from shipping.project import build_time, changelog, version  # noqa: E402

DIST = ROOT / "dist"
CITATION = ROOT / "CITATION.cff"
VERSION_FILE = ROOT / "desktop" / "__init__.py"
WHATS_NEW = [ROOT / "resources" / "handbook" / language / "whats-new.md" for language in ("en", "zh")]
SUMS = "SHA256SUMS"

DIFFERENCES: tuple[str, ...] = ()
"""Names within a package, as regular expressions, whose bytes may differ between two builds of one commit."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks."""
    match list(arguments):
        case ["check"]:
            return _told(disagreements())
        case ["bump", number]:
            bump(number)
            return 0
        case ["build", *options]:
            return _told(disagreements()) or build(options)
        case ["again", *options]:
            return build_again(options)
        case ["compare", first, second]:
            return _told(list(differences(Path(first), Path(second))))
        case _:
            print(__doc__)
            return 2


def _told(lines: Sequence[str]) -> int:
    for line in lines:
        print(line)
    return int(bool(lines))


# ---- what has to agree


def disagreements() -> list[str]:
    """Return what does not agree with the version, a line each."""
    now, found = version(), []
    told = [release for release in changelog() if release.version]
    if not told or told[0].version != now:
        found.append(f"CHANGELOG.md: the first version is not {now}")
    elif not told[0].date:
        found.append(f"CHANGELOG.md: {now} has no date")
    cited = CITATION.read_text(encoding="utf-8")
    if f"\nversion: {now}\n" not in cited:
        found.append(f"CITATION.cff: the version is not {now}")
    if told and told[0].date and f'date-released: "{told[0].date}"' not in cited:
        found.append("CITATION.cff: the date is not that of the changelog")
    for page in WHATS_NEW:
        first = re.search(r"^## (\S+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        if first is None or first[1] != now:
            found.append(f"{page.relative_to(ROOT)}: the first version is not {now}")
    return found


def bump(number: str, today: str = "") -> None:
    """Write a version, and the date where one stands beside it; the changelog and *What's new* want words.

    Args:
        number: The version, such as 0.3.0.
        today: The date as YYYY-MM-DD; today where none is given.
    """
    if not re.fullmatch(r"\d+\.\d+\.\d+", number):
        raise SystemExit(f"release.py: {number} is not a version")
    date = today or datetime.datetime.now(datetime.UTC).date().isoformat()
    _write(VERSION_FILE, r'(?m)^__version__ = ".*"$', f'__version__ = "{number}"')
    _write(CITATION, r"(?m)^version: .*$", f"version: {number}")
    _write(CITATION, r"(?m)^date-released: .*$", f'date-released: "{date}"')
    _write(ROOT / "CHANGELOG.md", r"(?m)^## \[Unreleased\]$", f"## [{number}] - {date}")


def _write(path: Path, pattern: str, words: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, words, text, count=1), encoding="utf-8", newline="\n")


# ---- building


def build(options: Sequence[str]) -> int:
    """Build everything into dist and write the checksums; options go to build.py."""
    changed = subprocess.run(
        ["git", "-C", str(ROOT), "status", "--porcelain"], capture_output=True, text=True, check=False
    ).stdout.strip()
    if changed:
        print("release.py: not everything is committed", file=sys.stderr)
    status = _build_into(DIST, options)
    if status:
        return status
    write_sums(DIST)
    moment = datetime.datetime.fromtimestamp(build_time(), datetime.UTC)
    print(f"{DIST}: {version()}, {moment:%Y-%m-%d %H:%M} UTC")
    return 0


def _build_into(folder: Path, options: Sequence[str]) -> int:
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), "deb", "tar", "wheel", "sdist"]
    return subprocess.run([*command, "--out", str(folder), *options], check=False).returncode


def build_again(options: Sequence[str]) -> int:
    """Build everything into a folder of its own and say what differs from dist."""
    with tempfile.TemporaryDirectory() as folder:
        status = _build_into(Path(folder), options)
        return status or _told(list(differences(DIST, Path(folder))))


def write_sums(folder: Path) -> None:
    """Write the SHA-256 of every file in a folder, in the form that ``sha256sum --check`` reads."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


# ---- two builds of one commit


def differences(first: Path, second: Path) -> Iterator[str]:
    """Yield what differs between two folders of packages and is not among DIFFERENCES, a line each."""
    names = {path.name for folder in (first, second) for path in folder.iterdir() if path.is_file()}
    for name in sorted(names - {SUMS}):
        pair = [folder / name for folder in (first, second)]
        if not all(path.exists() for path in pair):
            yield f"{name}: only in one"
        elif pair[0].read_bytes() != pair[1].read_bytes():
            inside = list(_inside(*pair))
            yield from (f"{name}: {one}" for one in inside if not any(re.search(p, one) for p in DIFFERENCES))
            if not inside:
                yield f"{name}: packed differently"


def _inside(first: Path, second: Path) -> Iterator[str]:
    """Yield the names within two packages whose bytes or rights differ."""
    ours, theirs = contents(first), contents(second)
    for name in sorted(ours.keys() | theirs.keys()):
        if ours.get(name) != theirs.get(name):
            yield name


def contents(package: Path) -> dict[str, tuple[int, str]]:
    """Return rights and hash of everything in a package, by name; nothing of what is no package."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as archive:
            return {one.filename: (one.external_attr, _hash(archive.read(one))) for one in archive.infolist()}
    if package.suffix == ".deb":
        with tempfile.TemporaryDirectory() as folder:
            unpacked = Path(folder) / "tree.tar"
            with unpacked.open("wb") as file:
                subprocess.run(["dpkg-deb", "--fsys-tarfile", str(package)], stdout=file, check=True)
            return _of_tar(unpacked)
    return _of_tar(package) if ".tar." in package.name else {}


def _of_tar(path: Path) -> dict[str, tuple[int, str]]:
    found = {}
    with tarfile.open(path) as archive:
        for one in archive:
            file = archive.extractfile(one) if one.isfile() else None
            found[one.name] = (one.mode, _hash(file.read()) if file else one.linkname)
    return found


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
