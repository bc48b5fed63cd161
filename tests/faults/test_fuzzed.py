"""Fuzzing guided by coverage; needs atheris, which has wheels for some systems and Pythons only."""

import importlib.util
from pathlib import Path

import pytest

from tests.helpers.commands import python
from tests.views.conftest import report

SECONDS = 60


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="pip install atheris")
@pytest.mark.parametrize("target", ["files", "tables"])
def test_fuzzed(tmp_path: Path, target: str) -> None:
    (tmp_path / "one").write_bytes(b"\0" + report().encode())
    (tmp_path / "two").write_bytes(b"\0" + report().encode("gb18030"))
    (tmp_path / "three").write_bytes(
        "document_id,tag_path,quote,start,end\r\na,b,=c,0,1\r\n".encode("utf-8-sig")
    )
    found = f"-artifact_prefix={tmp_path}/found-"
    done = python(
        "-m", "tests.faults.fuzzing", target, f"-max_total_time={SECONDS}", "-rss_limit_mb=0", found, tmp_path
    )
    assert done.status == 0, done.err[-4000:]
