"""Write the page that lists every rule of the recognizer: resources/handbook/rules.md.

python3 packaging/start.py rules
"""

from pathlib import Path

from desktop.text.figures.rulebook import page

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "resources" / "handbook" / "rules.md"


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8", newline="\n")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
