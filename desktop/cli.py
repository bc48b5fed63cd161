"""The command ``piyue``: reads the command line and lets one command do it.

Each command's module is imported only when it is asked for: a text is searched for figures without loading
the database, and nothing but the window and the tour loads Qt.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from desktop.commands.arguments import parse
from desktop.commands.console import Failure, complain, finish, hang_up, of_the_world, prepare
from desktop.commands.speech import say

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
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        finish()
    except Failure as failure:
        complain(str(failure))
        return failure.status
    except BrokenPipeError:
        hang_up()
        return 0
    except OSError as error:  # of a command that has no words of its own for it
        told = of_the_world(error)
        complain(str(told))
        return told.status
    except MemoryError:
        complain(say("no-memory"))
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
    from desktop.commands import window

    return window.open_window(arguments)


def _tour(arguments: Namespace) -> int:
    from desktop.commands import tour

    return tour.show(arguments)


def _import(arguments: Namespace) -> int:
    from desktop.commands import importing

    return importing.import_paths(arguments)


def _documents(arguments: Namespace) -> int:
    from desktop.commands import looking

    return looking.documents(arguments)


def _text(arguments: Namespace) -> int:
    from desktop.commands import looking

    return looking.text(arguments)


def _outline(arguments: Namespace) -> int:
    from desktop.commands import looking

    return looking.outline(arguments)


def _annotations(arguments: Namespace) -> int:
    from desktop.commands import looking

    return looking.annotations(arguments)


def _annotate(arguments: Namespace) -> int:
    from desktop.commands import annotating

    return annotating.annotate(arguments)


def _import_annotations(arguments: Namespace) -> int:
    from desktop.commands import receiving

    return receiving.import_annotations(arguments)


def _export(arguments: Namespace) -> int:
    from desktop.commands import annotating

    return annotating.export(arguments)


def _figures(arguments: Namespace) -> int:
    from desktop.commands import recognising

    return recognising.figures(arguments)


def _terms(arguments: Namespace) -> int:
    from desktop.commands import recognising

    return recognising.terms(arguments)


def _segment(arguments: Namespace) -> int:
    from desktop.commands import recognising

    return recognising.segment(arguments)


def _backup(arguments: Namespace) -> int:
    from desktop.commands import keeping

    return keeping.backup(arguments)


def _restore(arguments: Namespace) -> int:
    from desktop.commands import keeping

    return keeping.restore(arguments)


def _check(arguments: Namespace) -> int:
    from desktop.commands import keeping

    return keeping.check(arguments)


def _history(arguments: Namespace) -> int:
    from desktop.commands import keeping

    return keeping.history(arguments)


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
    "figures": _figures,
    "terms": _terms,
    "segment": _segment,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "history": _history,
}

if __name__ == "__main__":
    sys.exit(main())
