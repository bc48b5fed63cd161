"""The command ``piyue``: reads the command line and lets one command do it.

Each command's module is imported only when it is asked for: a text is searched for figures without loading
the database, and nothing but the window and the tour loads Qt.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from desktop import i18n
from desktop.commands.arguments import parse
from desktop.commands.console import CommandError, finish, hang_up, of_the_world, prepare, write_error
from desktop.commands.messages import message

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks.

    Args:
        argv: The arguments without the program's name; None for the process's own.

    Returns:
        The exit status: 0 done, 1 the world was in the way (a locked library, a file that could not be
        read), 2 the request was wrong (an unknown ID, a range outside the text).
    """
    prepare()
    i18n.use("system")
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        finish()
    except CommandError as failure:
        write_error(str(failure))
        return failure.status
    except BrokenPipeError:
        hang_up()
        return 0
    except OSError as error:  # of a command that has no words of its own for it
        told = of_the_world(error)
        write_error(str(told))
        return told.status
    except MemoryError:
        write_error(message("no-memory"))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = parse(argv)
    except SystemExit as stop:  # the help, or a word about the request, was written
        finish()
        return stop.code if isinstance(stop.code, int) else 2
    return _COMMANDS[arguments.command](arguments)


def _window(arguments: Namespace) -> int:
    from desktop.commands import open_window

    return open_window.open_window(arguments)


def _tour(arguments: Namespace) -> int:
    from desktop.commands import demo

    return demo.show(arguments)


def _import(arguments: Namespace) -> int:
    from desktop.files.read_ahead import start_early

    start_early(arguments.paths)  # before the database is loaded
    from desktop.commands import import_documents

    return import_documents.import_paths(arguments)


def _documents(arguments: Namespace) -> int:
    from desktop.commands import show

    return show.documents(arguments)


def _text(arguments: Namespace) -> int:
    from desktop.commands import show

    return show.text(arguments)


def _outline(arguments: Namespace) -> int:
    from desktop.commands import show

    return show.outline(arguments)


def _annotations(arguments: Namespace) -> int:
    from desktop.commands import show

    return show.annotations(arguments)


def _annotate(arguments: Namespace) -> int:
    from desktop.commands import annotate

    return annotate.annotate(arguments)


def _import_annotations(arguments: Namespace) -> int:
    from desktop.commands import import_annotations

    return import_annotations.import_annotations(arguments)


def _export(arguments: Namespace) -> int:
    from desktop.commands import annotate

    return annotate.export(arguments)


def _search(arguments: Namespace) -> int:
    from desktop.commands import search

    return search.search(arguments)


def _numbers(arguments: Namespace) -> int:
    from desktop.commands import numbers

    return numbers.numbers(arguments)


def _panel(arguments: Namespace) -> int:
    from desktop.commands import panel

    return panel.panel(arguments)


def _ledger(arguments: Namespace) -> int:
    from desktop.commands import ledger

    return ledger.ledger(arguments)


def _compare(arguments: Namespace) -> int:
    from desktop.commands import compare

    return compare.compare(arguments)


def _figures(arguments: Namespace) -> int:
    from desktop.commands import analyze

    return analyze.figures(arguments)


def _evaluate(arguments: Namespace) -> int:
    from desktop.commands import evaluate

    return evaluate.evaluate(arguments)


def _terms(arguments: Namespace) -> int:
    from desktop.commands import analyze

    return analyze.terms(arguments)


def _segment(arguments: Namespace) -> int:
    from desktop.commands import analyze

    return analyze.segment(arguments)


def _backup(arguments: Namespace) -> int:
    from desktop.commands import maintenance

    return maintenance.backup(arguments)


def _restore(arguments: Namespace) -> int:
    from desktop.commands import maintenance

    return maintenance.restore(arguments)


def _check(arguments: Namespace) -> int:
    from desktop.commands import maintenance

    return maintenance.check(arguments)


def _history(arguments: Namespace) -> int:
    from desktop.commands import maintenance

    return maintenance.history(arguments)


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "window": _window,
    "tour": _tour,
    "import": _import,
    "documents": _documents,
    "text": _text,
    "outline": _outline,
    "annotations": _annotations,
    "annotate": _annotate,
    "import-annotations": _import_annotations,
    "export": _export,
    "search": _search,
    "numbers": _numbers,
    "panel": _panel,
    "ledger": _ledger,
    "compare": _compare,
    "figures": _figures,
    "terms": _terms,
    "evaluate": _evaluate,
    "segment": _segment,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "history": _history,
}

if __name__ == "__main__":
    sys.exit(main())
