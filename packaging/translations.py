"""Translations: collects what the program says into resources/translations and compiles it.

    python packaging/translations.py            bring the .ts files up to date, compile the .qm files
    python packaging/translations.py --missing  list what has no translation yet

Qt's own lupdate does not see the plurals of ``translate(context, text, None, n)`` in Python; apart from that
the files are what Qt Linguist reads and writes. ``piyue_en`` holds nothing but English plurals.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"piyue_zh_CN": ("zh_CN", 1), "piyue_en": ("en_US", 2)}
"""Name of each file, its language, and how many plural forms that has."""

PLURALS_ONLY = "piyue_en"


@dataclass(frozen=True, order=True, slots=True)
class Message:
    """Something the program says.

    Attributes:
        context: Where it is said.
        source: The English words.
        comment: What tells it from the same words elsewhere, or empty.
        plural: Whether it counts something (``%n``).
    """

    context: str
    source: str
    comment: str = ""
    plural: bool = False


def collected(root: Path = ROOT) -> list[Message]:
    """Return everything that the code says, sorted."""
    found: set[Message] = set()
    for path in sorted((root / "desktop").rglob("*.py")):
        found.update(_of_module(ast.parse(path.read_text(encoding="utf-8"), str(path)), path))
    return sorted(found)


def _of_module(module: ast.Module, path: Path) -> Iterator[Message]:
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in ("translate", "QT_TRANSLATE_NOOP") or len(node.args) < 2:
            continue
        context, source = _words(node.args[0]), _words(node.args[1])
        if source is None:
            continue  # words that were marked elsewhere
        if context is None:
            raise ValueError(f"{path}:{node.lineno}: the context has to be written out")
        comment = _words(node.args[2]) if len(node.args) > 2 else None
        plural = len(node.args) > 3 or any(keyword.arg == "n" for keyword in node.keywords)
        if plural != ("%n" in source) and name == "translate":
            raise ValueError(f"{path}:{node.lineno}: %n and a count belong together")
        yield Message(context, source, comment or "", plural)


def _words(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def known(path: Path) -> dict[Message, list[str]]:
    """Return the finished translations of a .ts file: one form, or one for each plural."""
    if not path.exists():
        return {}
    result = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for one in context.iter("message"):
            plural = one.get("numerus") == "yes"
            key = Message(
                context.findtext("name", ""),
                one.findtext("source", ""),
                one.findtext("comment") or "",
                plural,
            )
            translation = one.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] if plural else []
            result[key] = forms or [translation.text or ""]
    return result


def write(
    path: Path, language: str, forms: int, messages: list[Message], said: dict[Message, list[str]]
) -> None:
    """Write a .ts file with the translations known."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en_US")
    contexts: dict[str, ElementTree.Element] = {}
    for message in messages:
        if message.context not in contexts:
            contexts[message.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[message.context], "name").text = message.context
        one = ElementTree.SubElement(contexts[message.context], "message")
        if message.plural:
            one.set("numerus", "yes")
        ElementTree.SubElement(one, "source").text = message.source
        if message.comment:
            ElementTree.SubElement(one, "comment").text = message.comment
        translation = ElementTree.SubElement(one, "translation")
        words = said.get(message)
        if words is None:
            translation.set("type", "unfinished")
        if message.plural:
            for form in words or [""] * forms:
                ElementTree.SubElement(translation, "numerusform").text = form
        elif words:
            translation.text = words[0]
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8", newline="\n"
    )


def of_language(name: str, messages: list[Message]) -> list[Message]:
    """Return what has to be translated into a language."""
    return [one for one in messages if one.plural] if name == PLURALS_ONLY else messages


def compile_to(source: Path, target: Path) -> None:
    """Compile a .ts file."""
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(target)], check=True)


def main(arguments: list[str]) -> int:
    """Bring the files up to date, or list what is missing."""
    messages, missing = collected(), 0
    for name, (language, forms) in LANGUAGES.items():
        path = FOLDER / f"{name}.ts"
        wanted, said = of_language(name, messages), known(path)
        lacking = [one for one in wanted if one not in said]
        missing += len(lacking)
        if "--missing" in arguments:
            for one in lacking:
                print(f"{name}\t{one.context}\t{one.source!r}\t{one.comment}")
            continue
        write(path, language, forms, wanted, said)
        compile_to(path, path.with_suffix(".qm"))
        print(f"{name}: {len(wanted)} messages, {len(lacking)} without a translation")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
