"""The manual page and the shell completions, made of the grammar of the command line."""

import argparse
import re
from collections.abc import Iterator, Sequence

from desktop import i18n
from desktop.commands.arguments import EXAMPLES, GRAMMAR, CommandParser
from desktop.commands.messages import message
from desktop.i18n import translate
from shipping.project import DESCRIPTION, SUMMARY, build_date, version

Options = list[tuple[tuple[str, ...], str, str]]
"""Arguments of a command: spellings (none for one that is told by its place), value, help."""


_CHINESE = "\u3001-\u303f\u4e00-\u9fff\uff00-\uffef"
_BREAK = re.compile(rf"(?<=[{_CHINESE}])(?<![（《“「])(?=[{_CHINESE}])(?![，。、；：？！）》”」])")
"""Where a line of Chinese may end. roff breaks lines at spaces only, unless it is told."""


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return the parser of one command."""
    parser = CommandParser(prog=f"piyue {name}", description=_about(name))
    GRAMMAR[name](parser)
    return parser


def _about(name: str) -> str:
    return message(f"about-{name}")


def options_of(parser: argparse.ArgumentParser) -> Options:
    """Return the arguments of a parser in the order of its help."""
    return [(tuple(one.option_strings), _value(one), one.help or "") for one in parser._actions]


def _value(action: argparse.Action) -> str:
    """Return what stands for the value of an argument: its name or its choices; nothing for a mere switch."""
    if action.nargs == 0:
        return ""
    if action.choices is not None and action.metavar is None:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return str(action.metavar or action.dest.upper())


# ---- the manual page


def manual(language: str) -> str:
    """Return the manual page piyue(1) in roff, in one of the languages spoken."""
    spoken = i18n.language()
    i18n.use(language)
    try:
        return "\n".join(_manual(language)) + "\n"
    finally:
        i18n.use(spoken)


def _manual(language: str) -> Iterator[str]:
    yield f'.TH PIYUE 1 "{build_date()}" "Piyue {version()}" "{translate("Manual", "User commands")}"'
    if language == "zh":
        yield ".ad l"  # a line without spaces cannot be filled to the right edge
    yield from _section(translate("Manual", "NAME"), [rf"piyue \- {_roff(SUMMARY[language])}"])
    usage = [".B piyue", "[\\fILIBRARY\\fR]", ".br", ".B piyue", "\\fICOMMAND\\fR [\\fIARGUMENT\\fR]..."]
    yield from _section(translate("Manual", "SYNOPSIS"), usage)
    yield from _section(translate("Manual", "DESCRIPTION"), _paragraphs(DESCRIPTION[language]))
    yield f'.SH "{translate("Manual", "COMMANDS")}"'
    for name in GRAMMAR:
        yield from _command(name)
    yield from _section(translate("Manual", "EXIT STATUS"), _exit_status())
    yield from _section(translate("Manual", "ENVIRONMENT"), _environment())
    yield from _section(translate("Manual", "FILES"), _files())


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f'.SH "{title}"', *lines]


def _paragraphs(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in (".PP", _roff(text))][1:]


def _command(name: str) -> Iterator[str]:
    parser = parser_of(name)
    yield f'.SS "piyue {_roff(name)}"'
    yield _roff(_sentence(parser.description or ""))
    for spellings, value, about in options_of(parser):
        if "--help" in spellings:
            continue
        yield ".TP"
        shown = " ".join(part for part in (", ".join(rf"\fB{_roff(one)}\fR" for one in spellings),
                                           rf"\fI{_roff(value)}\fR" if value else "") if part)  # fmt: skip
        yield shown
        yield _roff(about)
    yield ".PP"
    yield ".nf"
    yield from (f"    {_roff(line)}" for line in EXAMPLES[name])
    yield ".fi"


def _exit_status() -> list[str]:
    told = (
        ("0", translate("Manual", "Done.")),
        (
            "1",
            translate("Manual", "Something was in the way, such as a locked library or an unreadable file."),
        ),
        ("2", translate("Manual", "The arguments are not valid.")),
    )
    return [line for status, words in told for line in (".TP", rf"\fB{status}\fR", _roff(words))]


def _environment() -> list[str]:
    words = translate("Manual", "One folder to use instead of the system's data and settings folders.")
    return [".TP", r"\fBPIYUE_HOME\fR", _roff(words)]


def _files() -> list[str]:
    words = translate(
        "Manual", "Your library, which opens when no other is named; its backups are in the same folder."
    )
    return [".TP", r"\fI~/.local/share/Piyue/library.piyue\fR", _roff(words)]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "。")) else text + ("。" if i18n.language() == "zh" else ".")


def _roff(text: str) -> str:
    """Return text as roff reads it: what would be a command or an escape is none; Chinese can be broken."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    lines = _BREAK.sub(r"\:", escaped).split("\n")
    return "\n".join(rf"\&{line}" if line.startswith(".") else line for line in lines)


# ---- completion


def bash_completion() -> str:
    """Return the completion for bash: commands, options, choices, and else files."""
    cases = "\n".join(f"        {name}) words='{' '.join(_words(name))}' ;;" for name in GRAMMAR)
    choices = "\n".join(
        f"        {name}:{spelling}) _piyue_of '{' '.join(values)}' \"$current\"; return ;;"
        for name, spelling, values in _choices()
    )
    return f"""# bash completion for piyue
_piyue_of() {{ COMPREPLY=($(compgen -W "$1" -- "$2")); }}
_piyue() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} words=
    local command=${{COMP_WORDS[1]}}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W '{" ".join(GRAMMAR)} --help --version --library' -- "$current"))
        compopt -o default
        return
    fi
    case "$command:$previous" in
{choices}
    esac
    case "$command" in
{cases}
    esac
    case "$current" in
        -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
        *) compopt -o default ;;
    esac
}}
complete -F _piyue piyue
"""


def zsh_completion() -> str:
    """Return the completion for zsh."""
    commands = "\n".join("    " + _zsh(name + ":" + _about(name)) for name in GRAMMAR)
    cases = "\n".join(_zsh_case(name) for name in GRAMMAR)
    return f"""#compdef piyue
_piyue() {{
  local -a commands
  commands=(
{commands}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _files -g '*.piyue(-.)'
    return
  fi
  case $words[2] in
{cases}
  esac
}}
_piyue "$@"
"""


def _zsh_case(name: str) -> str:
    lines = []
    for spellings, value, about in options_of(parser_of(name)):
        choice = value[1:-1].replace(",", " ") if value.startswith("{") else ""
        does = f":{value}:({choice})" if choice else f":{value.lower()}:_files" if value else ""
        lines += [_zsh(f"{one}[{_bracketed(about)}]{does}") for one in spellings]
    return (
        f"    {name}) shift words; (( CURRENT-- )); _arguments {' '.join([*lines, _zsh('*:file:_files')])} ;;"
    )


def _bracketed(text: str) -> str:
    return text.replace("[", "(").replace("]", ")").replace(":", " -")


def _zsh(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def fish_completion() -> str:
    """Return the completion for fish."""
    lines = ["# fish completion for piyue"]
    for name in GRAMMAR:
        about = _zsh(_about(name))
        lines.append(f"complete -c piyue -n __fish_use_subcommand -a {name} -d {about}")
        within = f"complete -c piyue -n '__fish_seen_subcommand_from {name}'"
        for spellings, value, told in options_of(parser_of(name)):
            for one in spellings:
                flag = f"-l {one[2:]}" if one.startswith("--") else f"-s {one[1:]}"
                choice = (
                    f" -x -a '{value[1:-1].replace(',', ' ')}'"
                    if value.startswith("{")
                    else " -r"
                    if value
                    else ""
                )
                lines.append(f"{within} {flag}{choice} -d {_zsh(told)}")
    return "\n".join(lines) + "\n"


def _words(name: str) -> list[str]:
    return [one for spellings, _, _ in options_of(parser_of(name)) for one in spellings]


def _choices() -> Iterator[tuple[str, str, list[str]]]:
    """Yield command, option and values of each option that takes one of few values."""
    for name in GRAMMAR:
        for spellings, value, _ in options_of(parser_of(name)):
            if value.startswith("{"):
                yield from ((name, one, value[1:-1].split(",")) for one in spellings)
