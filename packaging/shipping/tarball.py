"""The archive for other Linux: the same folder, with a script that installs it into a home without root."""

import lzma
import shutil
import tarfile
from pathlib import Path

from shipping import deb, elf, linux_files
from shipping.project import ROOT, build_time, version


def build(program: Path, out: Path, work: Path, *, quick: bool = False) -> Path:
    """Make the archive; arguments as for `shipping.deb.build`."""
    name = f"piyue-{version()}-linux-x86_64"
    tree = work / name
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "piyue", symlinks=True)
    linux_files.write_share(tree / "share")
    shutil.copy(ROOT / "packaging" / "linux" / "install.sh", tree / "install.sh")
    shutil.copy(ROOT / "LICENSE", tree / "LICENSE")
    (tree / "README").write_text(readme(program), encoding="utf-8")
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.name in {"install.sh"} else 0o644)
    (tree / "piyue" / "piyue").chmod(0o755)
    deb.clamp(tree, build_time())
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name}.tar.xz"
    with (
        lzma.open(target, "wb", preset=0 if quick else 6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [tree, *sorted(tree.rglob("*"))]:
            tar.add(path, path.relative_to(work).as_posix(), recursive=False, filter=_nobody)
    return target


def _nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def readme(program: Path) -> str:
    """Return the words beside the script, in both languages: what is needed, and how it is installed."""
    glibc = "{}.{}".format(*max(elf.oldest_glibc(program), (2, 31)))
    needs = "\n".join(f"    {name}" for name in elf.needed(program))
    return f"""Piyue {version()} for Linux (x86-64, glibc {glibc} or newer)

    ./install.sh              install into your home, without root
    ./install.sh --remove     remove it again; your libraries stay
    ./install.sh --prefix DIR install below another folder, such as /usr/local
    piyue/piyue               run it from here without installing anything

批阅 {version()}，适用于 Linux（x86-64，glibc {glibc} 或更新版本）

    ./install.sh              安装到主目录，不需要 root 权限
    ./install.sh --remove     卸载；文库保留
    ./install.sh --prefix DIR 安装到其他文件夹，例如 /usr/local
    piyue/piyue               不安装，直接运行

Shared libraries of the system that are needed / 需要系统提供的共享库:

{needs}
"""
