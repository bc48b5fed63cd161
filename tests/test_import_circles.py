"""No files of the program import each other in a circle."""

from pathlib import Path

from tests.helpers.commands import ROOT
from tests.helpers.import_graph import circles, import_graph


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = import_graph(ROOT, "desktop", "db")
    assert len(graph) > 200
    lines = [
        f"{module} imports {', '.join(sorted(graph[module].intersection(circle)))}"
        for circle in circles(graph)
        for module in circle
    ]
    assert not lines, "\n".join(lines)


def test_circles_are_found_whatever_way_they_are_made(tmp_path: Path) -> None:
    files = {
        "made/__init__.py": "",
        "made/alone.py": "import os\nfrom made import first\n",
        "made/first.py": "import typing\nif typing.TYPE_CHECKING:\n    from made.second import Two\n",
        "made/second.py": "def later():\n    from .inner import third\n",
        "made/inner/__init__.py": "",
        "made/inner/third.py": "from .. import first\n",
        "made/inner/fourth.py": "import made.inner.fifth\nimport made.inner.fourth\n",
        "made/inner/fifth.py": "from made.inner.fourth import what\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert circles(import_graph(tmp_path, "made")) == [
        ["made.first", "made.inner.third", "made.second"],
        ["made.inner.fifth", "made.inner.fourth"],
    ]
