"""Arguments: the grammar of the command line."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import desktop
from desktop.commands.console import write_error, write_exactly
from desktop.commands.messages import message
from desktop.text.metadata import KINDS

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")


class CommandParser(argparse.ArgumentParser):
    """An argument parser that speaks the user's language and complains in one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_HelpFormatter, **options)
        self.add_argument("-h", "--help", action="help", help=message("help"))

    def print_help(self, file: Any = None) -> None:
        """Write the help to standard output; argparse keeps silent when there is no room for it."""
        write_exactly(self.format_help())

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the arguments, and stop with status 2."""
        write_error(f"{message} ({self.prog} --help)")
        raise SystemExit(2)


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, message("usage") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        named = {"positional arguments": message("arguments"), "options": message("options")}
        super().start_section(named.get(heading or "", heading))


def whole(value: str) -> int:
    """Read a whole number in ASCII digits; anything else is an error of the arguments."""
    if not _WHOLE.fullmatch(value):
        raise argparse.ArgumentTypeError(message("not-whole", value=repr(value)))
    return int(value)


def named(value: str) -> str:
    """Read a path; an empty one, as of a variable that a script never set, is an error of the arguments."""
    if not value:
        raise argparse.ArgumentTypeError(message("no-name"))
    return value


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; ``command`` of what comes back is a command's name, or ``window``."""
    argv = _command_first(argv)
    first = next((word for word in argv if not word.startswith("-")), "")
    asks_help = not first and any(word in {"-h", "--help", "--version"} for word in argv)
    if argv and (argv[0] in GRAMMAR or asks_help):
        return _commands().parse_args(argv)
    return _window().parse_args(argv, argparse.Namespace(command="window"))


def _command_first(argv: Sequence[str]) -> Sequence[str]:
    """Let ``--library FILE`` stand before the command, too."""
    words = 2 if argv[:1] == ["--library"] else 1
    if argv and argv[0].split("=")[0] == "--library" and "".join(argv[words : words + 1]) in GRAMMAR:
        return [argv[words], *argv[:words], *argv[words + 1 :]]
    return argv


def _commands() -> CommandParser:
    main = CommandParser(prog="piyue", description=message("about"), epilog=_examples(_EXAMPLES["window"]))
    main.usage = "piyue [LIBRARY]\n       piyue COMMAND [-h] ..."
    main.add_argument(
        "--version", action="version", version=f"piyue {desktop.__version__}", help=message("version")
    )
    commands = main.add_subparsers(
        dest="command", prog="piyue", metavar="COMMAND", title=message("commands"), required=True
    )
    for name, add_arguments in GRAMMAR.items():
        about = message(f"about-{name}")
        one = commands.add_parser(name, help=about, description=about, epilog=_examples(_EXAMPLES[name]))
        add_arguments(one)
    return main


def _window() -> CommandParser:
    window = CommandParser(prog="piyue", description=message("about-window"))
    window.add_argument("file", nargs="?", metavar="LIBRARY", help=message("arg-window-library"))
    _library(window)
    return window


def _examples(lines: Sequence[str]) -> str:
    return "\n".join([f"{message('examples')}:", *(f"  {line}" for line in lines)])


def _library(parser: argparse.ArgumentParser, about: str = "arg-library") -> None:
    parser.add_argument("--library", metavar="FILE", type=named, help=message(about))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=message("arg-json"))


def _encoding(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--encoding", metavar="NAME", help=message("arg-encoding"))


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", type=named, help=message("arg-paths"))
    _encoding(parser)
    _library(parser)


def _documents(parser: argparse.ArgumentParser) -> None:
    _json(parser)
    _library(parser)


def _text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=message("arg-id"))
    _library(parser)


def _outline(parser: argparse.ArgumentParser) -> None:
    _text(parser)
    _json(parser)


def _annotate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=message("arg-id"))
    parser.add_argument("start", metavar="START", type=whole, help=message("arg-start"))
    parser.add_argument("end", metavar="END", type=whole, help=message("arg-end"))
    parser.add_argument("tag", metavar="TAG", nargs="?", help=message("arg-tag"))
    parser.add_argument("--note", metavar="N", default="", help=message("arg-note"))
    parser.add_argument("--annotator", metavar="A", help=message("arg-annotator"))
    _library(parser)


def _annotations(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?", help=message("arg-id"))
    _json(parser)
    _library(parser)


def _import_annotations(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=named, help=message("arg-annotations-file"))
    _library(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=named, help=message("arg-out"))
    parser.add_argument("--format", metavar="F", help=message("arg-format"))
    parser.add_argument("--manifest", metavar="FILE", type=named, help=message("arg-manifest"))
    parser.add_argument("--document", metavar="ID", action="append", default=[], help=message("arg-document"))
    parser.add_argument("--region", metavar="NAME", action="append", default=[], help=message("arg-region"))
    parser.add_argument(
        "--year", metavar="Y", action="append", type=whole, default=[], help=message("arg-year")
    )
    parser.add_argument("--kind", choices=KINDS, action="append", default=[], help=message("arg-kind"))
    parser.add_argument("--tag", metavar="PATH", action="append", default=[], help=message("arg-only-tag"))
    parser.add_argument(
        "--annotator",
        metavar="A",
        dest="by",
        action="append",
        default=[],
        help=message("arg-only-annotator"),
    )
    _library(parser)


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=named, nargs="?", help=message("arg-backup-out"))
    _library(parser)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP", type=named, nargs="?", help=message("arg-backup"))
    _library(parser)


def _history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=named, nargs="?", help=message("arg-history-out"))
    _documents(parser)


def _source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FILE|-|ID", nargs="?", help=message("arg-source"))
    _encoding(parser)
    _library(parser, "arg-library-id")


def _figures(parser: argparse.ArgumentParser) -> None:
    _source(parser)
    parser.add_argument("--all", action="store_true", help=message("arg-all"))
    parser.add_argument("--explain", action="store_true", help=message("arg-explain"))
    _json(parser)


def _segment(parser: argparse.ArgumentParser) -> None:
    _source(parser)
    _json(parser)


def _tour(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=named, help=message("arg-folder"))


GRAMMAR: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "import": _import,
    "documents": _documents,
    "text": _text,
    "outline": _outline,
    "annotate": _annotate,
    "annotations": _annotations,
    "import-annotations": _import_annotations,
    "export": _export,
    "figures": _figures,
    "terms": _source,
    "segment": _segment,
    "backup": _backup,
    "restore": _restore,
    "check": _documents,
    "history": _history,
    "tour": _tour,
}
"""What adds the arguments of each command, by its name."""

_EXAMPLES: dict[str, tuple[str, ...]] = {
    "window": (
        "piyue",
        "piyue import reports/",
        "piyue documents --json",
        "piyue annotate 3f2a 120 124 产业/煤炭 --note 见第二部分",
        "piyue export annotations.csv",
        "piyue figures report.txt",
    ),
    "import": ("piyue import report.txt", "piyue import reports/ --library project.piyue"),
    "documents": ("piyue documents", "piyue documents --json --library project.piyue"),
    "text": ("piyue text 3f2a > report.txt",),
    "outline": ("piyue outline 3f2a --json",),
    "annotate": (
        "piyue annotate 3f2a 120 124 产业/煤炭",
        "piyue annotate 3f2a 120 124 承诺 --note 核对 --annotator 李明",
        "piyue annotate 3f2a 120 124 --note 与上年说法不同",
    ),
    "annotations": ("piyue annotations", "piyue annotations 3f2a --json"),
    "import-annotations": (
        "piyue import-annotations annotations.csv",
        "piyue import-annotations colleague.qdpx --library project.piyue",
    ),
    "export": (
        "piyue export annotations.csv",
        "piyue export project.qdpx --library project.piyue",
        "piyue export one.html --document 3f2a",
        "piyue export coal.csv --tag 产业/煤炭 --annotator 李明",
        "piyue export shanxi.csv --region 山西 --year 2023 --year 2024 --kind report",
    ),
    "figures": (
        "piyue figures report.txt",
        "piyue figures - < report.txt",
        "piyue figures --library project.piyue 3f2a --all",
        "piyue figures report.txt --explain",
    ),
    "terms": ("piyue terms report.txt", "piyue terms --library project.piyue 3f2a"),
    "segment": ("piyue segment report.txt", "piyue segment --json - < report.txt"),
    "backup": ("piyue backup", "piyue backup /media/stick/work.piyue --library project.piyue"),
    "restore": ("piyue restore", "piyue restore work.piyue --library project.piyue"),
    "check": ("piyue check", "piyue check --library project.piyue --json"),
    "history": ("piyue history", "piyue history history.csv", "piyue history history.jsonl"),
    "tour": ("piyue tour tour/",),
}
