"""Arguments: the grammar of the command line."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import desktop
from desktop.commands.console import write_error, write_exactly
from desktop.commands.messages import message
from desktop.text.metadata import KINDS, LEVELS
from desktop.text.outline import PARTS

CONTEXT = 20
"""Characters on each side of a hit that a search shows where nothing else is said."""

LEAST = 3
"""How often a string has to stand in the documents compared where nothing else is said."""

CHOICES = ("doccano", "label-studio")
"""The formats of annotations that may be named; see `desktop.files.exchange.recognition.CHOICES`."""

READINGS = ("kept", "changes", "levels", "rank", "gaps", "realized")
"""The readings of a ledger that may be named; see `desktop.actions.ledger_readings.READINGS`."""

SCOPES = ("document", "sentence", "paragraph", "section")
"""Within what a query may have to hold; see `desktop.text.search_query.SCOPES`."""

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
    main = CommandParser(prog="piyue", description=message("about"), epilog=_examples(EXAMPLES["window"]))
    main.usage = "piyue [LIBRARY]\n       piyue COMMAND [-h] ..."
    main.add_argument(
        "--version", action="version", version=f"piyue {desktop.__version__}", help=message("version")
    )
    commands = main.add_subparsers(
        dest="command", prog="piyue", metavar="COMMAND", title=message("commands"), required=True
    )
    for name, add_arguments in GRAMMAR.items():
        about = message(f"about-{name}")
        one = commands.add_parser(name, help=about, description=about, epilog=_examples(EXAMPLES[name]))
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
    parser.add_argument("--format", choices=CHOICES, help=message("arg-annotations-format"))
    _library(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=named, help=message("arg-out"))
    parser.add_argument("--format", metavar="F", help=message("arg-format"))
    parser.add_argument("--manifest", metavar="FILE", type=named, help=message("arg-manifest"))
    _documents_and_metadata(parser, whole, "arg-year")
    parser.add_argument("--tag", metavar="PATH", action="append", default=[], help=message("arg-only-tag"))
    parser.add_argument("--untagged", action="store_true", help=message("arg-untagged"))
    parser.add_argument("--chinese", action="store_true", help=message("arg-chinese"))
    parser.add_argument(
        "--annotator",
        metavar="A",
        dest="by",
        action="append",
        default=[],
        help=message("arg-only-annotator"),
    )
    _library(parser)


def _documents_and_metadata(
    parser: argparse.ArgumentParser, year: Callable[[str], object], about_year: str
) -> None:
    parser.add_argument("--document", metavar="ID", action="append", default=[], help=message("arg-document"))
    parser.add_argument("--region", metavar="NAME", action="append", default=[], help=message("arg-region"))
    parser.add_argument(
        "--year", metavar="Y", action="append", type=year, default=[], help=message(about_year)
    )
    parser.add_argument("--kind", choices=KINDS, action="append", default=[], help=message("arg-kind"))


def _filters(parser: argparse.ArgumentParser) -> None:
    """Add what chooses the documents, and the parts of their texts, that are searched or counted."""
    _documents_and_metadata(parser, str, "arg-years")
    parser.add_argument(
        "--level",
        choices=[level for level in LEVELS if level],
        action="append",
        default=[],
        help=message("arg-level"),
    )
    parser.add_argument("--part", choices=PARTS, action="append", default=[], help=message("arg-part"))
    parser.add_argument("--group", metavar="NAME", action="append", default=[], help=message("arg-group"))
    parser.add_argument(
        "--tag", metavar="PATH", action="append", default=[], help=message("arg-documents-tag")
    )
    parser.add_argument(
        "--attribute", metavar="NAME=VALUE", action="append", default=[], help=message("arg-attribute")
    )
    _library(parser)


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=message("arg-query"))
    parser.add_argument("--within", choices=SCOPES, default="", help=message("arg-within"))
    parser.add_argument("--context", metavar="N", type=whole, default=CONTEXT, help=message("arg-context"))
    _json(parser)
    _filters(parser)


def _numbers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=message("arg-number-query"))
    _json(parser)
    _filters(parser)


def _panel(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=named, help=message("arg-panel-out"))
    parser.add_argument(
        "--dictionary", metavar="D", type=named, required=True, help=message("arg-dictionary")
    )
    parser.add_argument("--by", metavar="KEYS", default="document", help=message("arg-by"))
    parser.add_argument("--wide", action="store_true", help=message("arg-wide"))
    parser.add_argument("--bundle", metavar="FILE", type=named, help=message("arg-bundle"))
    _filters(parser)


def _ledger(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=named, help=message("arg-ledger-out"))
    parser.add_argument("--indicators", metavar="FILE", type=named, help=message("arg-indicators"))
    parser.add_argument("--only", choices=("confirmed",), help=message("arg-only-confirmed"))
    parser.add_argument("--reading", metavar="NAME", choices=READINGS, help=message("arg-reading"))
    parser.add_argument("--realized", metavar="FILE", type=named, help=message("arg-realized"))
    _filters(parser)


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help=message("arg-compare-a"))
    parser.add_argument("b", metavar="B", help=message("arg-compare-b"))
    parser.add_argument("--least", metavar="N", type=whole, default=LEAST, help=message("arg-least"))
    parser.add_argument("--shared", action="store_true", help=message("arg-shared"))
    parser.add_argument("--out", metavar="FILE", type=named, help=message("arg-compare-out"))
    _json(parser)
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


def _evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="GOLD|-", help=message("arg-gold"))
    _encoding(parser)
    parser.add_argument("--errors", action="store_true", help=message("arg-errors"))


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
    "search": _search,
    "numbers": _numbers,
    "panel": _panel,
    "ledger": _ledger,
    "compare": _compare,
    "figures": _figures,
    "terms": _source,
    "segment": _segment,
    "evaluate": _evaluate,
    "backup": _backup,
    "restore": _restore,
    "check": _documents,
    "history": _history,
    "tour": _tour,
}
"""What adds the arguments of each command, by its name."""

EXAMPLES: dict[str, tuple[str, ...]] = {
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
        "piyue import-annotations taguette.sqlite3",
        "piyue import-annotations all.jsonl --format doccano",
    ),
    "export": (
        "piyue export annotations.csv",
        "piyue export project.qdpx --library project.piyue",
        "piyue export one.html --document 3f2a",
        "piyue export texts.jsonl --format doccano",
        "piyue export coal.csv --tag 产业/煤炭 --annotator 李明",
        "piyue export highlights.xlsx --untagged --chinese",
        "piyue export shanxi.csv --region 山西 --year 2023 --year 2024 --kind report",
    ),
    "search": (
        "piyue search 招商引资",
        'piyue search "产业 NEAR/10 升级 NOT 淘汰" --region 山西 --year 2020-2024',
        "piyue search 乡村振兴 --part plan --json --context 40 --library project.piyue",
    ),
    "numbers": (
        "piyue numbers 指标=地区生产总值",
        'piyue numbers "指标=GDP 值>=5 单位=% 状态=目标 年份=2024-2026" --json',
        'piyue numbers "招商引资 值≥1亿元" --region 山西 --library project.piyue',
    ),
    "panel": (
        "piyue panel --dictionary words.csv --by region,year panel.csv",
        "piyue panel --dictionary digital_economy --by year --part plan panel.csv",
        "piyue panel --dictionary words.yml --by document panel.csv --bundle replication.zip",
    ),
    "ledger": (
        "piyue ledger ledger.csv",
        "piyue ledger ledger.xlsx --region 山西 --year 2020-2024",
        "piyue ledger checked.csv --indicators indicators.csv --only confirmed",
        "piyue ledger kept.xlsx --reading kept",
        "piyue ledger realized.csv --reading realized --realized yearbook.csv",
    ),
    "compare": (
        "piyue compare year=2024,region=山西省 year=2023,region=山西省",
        "piyue compare region=太原 level=province --json",
        "piyue compare year=2024 year=2023 --out words.csv",
        "piyue compare year=2024,region=太原 year=2023,region=太原 --shared",
    ),
    "figures": (
        "piyue figures report.txt",
        "piyue figures - < report.txt",
        "piyue figures --library project.piyue 3f2a --all",
        "piyue figures report.txt --explain",
    ),
    "terms": ("piyue terms report.txt", "piyue terms --library project.piyue 3f2a"),
    "segment": ("piyue segment report.txt", "piyue segment --json - < report.txt"),
    "evaluate": ("piyue evaluate gold.txt", "piyue evaluate gold.txt --errors"),
    "backup": ("piyue backup", "piyue backup /media/stick/work.piyue --library project.piyue"),
    "restore": ("piyue restore", "piyue restore work.piyue --library project.piyue"),
    "check": ("piyue check", "piyue check --library project.piyue --json"),
    "history": ("piyue history", "piyue history history.csv", "piyue history history.jsonl"),
    "tour": ("piyue tour tour/",),
}
"""Examples of each command, and of the window; the manual page shows them, too."""
