"""The evaluation command: score the recognizer on marked passages that others bring."""

from argparse import Namespace

from desktop.commands.console import CommandError, write_line
from desktop.commands.input_text import text_given
from desktop.commands.messages import message


def evaluate(arguments: Namespace) -> int:
    """Print the score on the passages of a gold file, with 95 % intervals by passage.

    With ``--errors`` everything that is wrong follows, a line each.
    """
    from desktop.text.evaluation.notation import BadGold, passages_of
    from desktop.text.evaluation.scoring import as_text, intervals, score

    try:
        passages = passages_of(text_given(arguments).replace("\r\n", "\n"))
    except BadGold as error:
        raise CommandError(message("bad-gold", path=arguments.source, reason=str(error)), 2) from error
    if not passages:
        raise CommandError(message("no-passages", path=arguments.source), 2)
    result = score(passages)
    lines = as_text(result, between=intervals(passages)).split("\n")
    for line in (*lines, "", *result.errors) if arguments.errors else lines:
        write_line(line)
    return 0
