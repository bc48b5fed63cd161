"""A recorder in place of the dialogs: it writes down what is said, and answers as it was told."""

from collections.abc import Sequence
from pathlib import Path

from desktop.messages import Choice, Messages


class Recorder(Messages):
    """Messages that open nothing.

    Attributes:
        said: What was said and asked: how, and the heading with the text.
        answers: Answers still to be given, by the name of the method, first come first. One that can be
            called is called when its turn comes, and gives the answer.
    """

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.answers: dict[str, list[object]] = {}

    def answer(self, method: str, *answers: object) -> None:
        """Return these answers when a method is called next."""
        self.answers.setdefault(method, []).extend(answers)

    def heard(self, how: str) -> list[str]:
        """Return what was said in one way."""
        return [text for name, text in self.said if name == how]

    def _take(self, method: str, text: str, default: object) -> object:
        self.said.append((method, text))
        waiting = self.answers.get(method)
        answer = waiting.pop(0) if waiting else default
        return answer() if callable(answer) else answer

    def show_note(self, text: str) -> None:
        self.said.append(("note", text))
        super().show_note(text)

    def show_written(self, text: str, path: Path) -> None:
        self.said.append(("note", text))
        super().show_written(text, path)

    def inform(self, heading: str, text: str = "", details: str = "") -> None:
        self._take("inform", f"{heading}\n{text}", None)

    def warn(self, heading: str, text: str = "", details: str = "") -> None:
        self._take("warn", f"{heading}\n{text}", None)

    def choose(self, heading: str, text: str, choices: Sequence[Choice]) -> str:
        return str(self._take("choose", f"{heading}\n{text}", ""))

    def ask_line(self, heading: str, label: str, text: str = "") -> str | None:
        answer = self._take("ask_line", heading, None)
        return None if answer is None else str(answer)

    def ask_text(self, heading: str, label: str, text: str = "") -> str | None:
        answer = self._take("ask_text", heading, None)
        return None if answer is None else str(answer)

    def choose_item(self, heading: str, label: str, items: Sequence[str], current: int = 0) -> int | None:
        answer = self._take("choose_item", heading, None)
        return answer if isinstance(answer, int) else None

    def choose_color(self, heading: str, color: str) -> str | None:
        answer = self._take("choose_color", heading, None)
        return None if answer is None else str(answer)

    def choose_files(self, heading: str, folder: Path, filters: str = "") -> list[Path]:
        answer = self._take("choose_files", heading, [])
        return list(answer) if isinstance(answer, list) else []

    def choose_file(self, heading: str, folder: Path, filters: str = "") -> Path | None:
        answer = self._take("choose_file", heading, None)
        return answer if isinstance(answer, Path) else None

    def choose_folder(self, heading: str, folder: Path) -> Path | None:
        answer = self._take("choose_folder", heading, None)
        return answer if isinstance(answer, Path) else None

    def choose_new_file(self, heading: str, suggested: Path, filters: str = "") -> Path | None:
        answer = self._take("choose_new_file", f"{heading}\n{suggested.name}", None)
        return answer if isinstance(answer, Path) else None
