"""Every page, dialog and menu fits on small screens and large letters, in both languages.

The sizes are those of the screen in logical pixels: 1280×720 at 100 %, 1366×768 at 150 %, 1920×1080 at 200 %,
1440×900 and 1920×1080 at 100 %.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath
from desktop.actions.samples import create_with_samples
from tests.helpers.fit_walk import screen_platform

SIZES = [(1280, 720), (910, 512), (960, 540), (1440, 900), (1920, 1080)]
ROOT = Path(__file__).parents[2]


def test_everything_can_be_reached_and_nothing_is_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "文库.piyue"
    with create_with_samples(path, "王") as library:
        tag = library.perform(AddTagPath("产业/煤炭")).value[-1]
        document = library.queries.documents()[0].id
        library.perform(AddAnnotation(document, 20, 40, tag, note="备注"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.fit_walk", str(path), str(tmp_path)],
        cwd=ROOT,
        env={
            **os.environ,
            "PIYUE_HOME": str(tmp_path / "home"),
            "QT_QPA_PLATFORM": screen_platform(tmp_path, SIZES),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=1800,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    walked = found.pop()
    assert walked["opened"] > 40, "every command, page and menu is tried"
    assert (walked["screens"], walked["languages"]) == (len(SIZES), 2)
    assert found == []
