"""The manual page and the completions: made of the grammar, and read without a complaint."""

import shutil
import subprocess

import pytest

from desktop import i18n
from desktop.commands.arguments import GRAMMAR


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_manual_tells_every_command_and_option(language: str) -> None:
    from shipping import manual

    page = manual.manual(language)
    for name in GRAMMAR:
        assert f'.SS "piyue {name.replace("-", chr(92) + "-")}"' in page
    assert r"\fB\-\-bundle\fR \fIFILE\fR" in page
    assert ("用法" in page) == (language == "zh")
    assert i18n.language() == "en"


def test_what_looks_like_a_command_of_roff_is_none() -> None:
    from shipping import manual

    assert manual._roff(".csv\n'a' \\n") == "\\&.csv\n\\(aqa\\(aq \\en"


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff here")
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_roff_reads_the_manual_without_a_complaint(language: str) -> None:
    from shipping import manual

    command = ["groff", "-k", "-man", "-Tutf8", "-ww", "-rLL=80n"]
    done = subprocess.run(command, input=manual.manual(language).encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "piyue" in done.stdout.decode()


def test_a_line_of_chinese_may_end_between_characters_but_not_before_a_comma() -> None:
    from shipping import manual

    assert manual._roff("甲乙，（丙）abc丁。") == r"甲\:乙，\:（丙）abc丁。"
    assert manual._roff("first-second third") == r"first\-second third"


def _completed(*words: str) -> list[str]:
    """Return what bash offers for the last of some words."""
    from shipping import manual

    asked = " ".join(f"'{word}'" for word in words)
    script = (
        f"{manual.bash_completion()}\ncompopt() {{ :; }}\n"
        f"COMP_WORDS=({asked}); COMP_CWORD={len(words) - 1}; _piyue; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_completes_commands_options_and_choices() -> None:
    assert _completed("piyue", "exp") == ["export"]
    assert _completed("piyue", "annotate", "--n") == ["--note"]
    assert _completed("piyue", "import-annotations", "--format", "") == ["doccano", "label-studio"]
    assert _completed("piyue", "panel", "report.c") == []


@pytest.mark.parametrize(("shell", "name"), [("zsh", "zsh_completion"), ("fish", "fish_completion")])
def test_other_shells_can_read_theirs(shell: str, name: str) -> None:
    from shipping import manual

    text = getattr(manual, name)()
    assert all(command in text for command in GRAMMAR)
    if shutil.which(shell):
        done = subprocess.run([shell, "-n"], input=text.encode(), capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
