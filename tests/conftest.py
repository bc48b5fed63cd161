"""What holds for every test: no screen, a home of its own, and no silence about warnings."""

import atexit
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from db import upgrade
from desktop import i18n
from tests.helpers.logs import LogWatch, watching

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Tests start the program some hundred times: each start would compile all its modules again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory: on a disk the tests wait minutes for what must be durable."""

MEMORY_NEEDED = 3 << 30
"""Bytes that must be free there; all tests together leave a third of that."""


def _keep_files_in_memory() -> None:
    """Let temporary files be made in memory, until the tests end, unless TMPDIR says where they belong."""
    if "TMPDIR" in os.environ or not (MEMORY.is_dir() and os.access(MEMORY, os.W_OK)):
        return
    if min(shutil.disk_usage(MEMORY).free, _memory_available()) < MEMORY_NEEDED:
        return
    folder = tempfile.mkdtemp(prefix="piyue-tests-", dir=MEMORY)
    os.environ["TMPDIR"] = folder  # for the programs that tests start, too
    tempfile.tempdir = None
    atexit.register(_remove, folder, os.getpid())


def _memory_available() -> int:
    """Return how many bytes of memory Linux can still give."""
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    sizes = {name: int(size.split()[0]) for name, size in (line.split(":") for line in lines)}
    return sizes["MemAvailable"] * 1024


def _remove(folder: str, process: int) -> None:
    """Remove a folder at the end of the process that made it, not of those it was divided into."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


_keep_files_in_memory()

settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("slow", settings.get_profile("dev"), max_examples=2000)
settings.load_profile(os.environ.get("PIYUE_HYPOTHESIS", "ci"))

REPORTS = Path(__file__).parents[1].parent / "shared" / "reports"
_homes = count()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the fault and fuzz tests marked slow, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if not item.get_closest_marker("slow")]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let the collector leave alone what is there before the first test: modules and thousands of tests.

    While they come it would look through them again and again: a fifth of the time of collecting.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.collect()
        gc.freeze()


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a new library."""
    path = tmp_path_factory.mktemp("empty") / "empty.piyue"
    upgrade.create(path)
    return path.read_bytes()


@pytest.fixture(autouse=True)
def schema(empty_library: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies the tables of a new library, which are the same each time; tests of the making override this."""
    monkeypatch.setattr(upgrade, "_write_schema", lambda path: path.write_bytes(empty_library))


@pytest.fixture(scope="session")
def reports() -> Path:
    """The folder of the five real reports; tests that need it are skipped where it is absent."""
    if not REPORTS.is_dir():
        pytest.skip("the folder of real reports is not here")
    return REPORTS


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The class of the program, for pytest-qt."""
    from desktop.application import Application

    return Application


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data and config folder, empty and of this test alone."""
    folder = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    monkeypatch.setenv("PIYUE_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def english() -> None:
    """Speaks English, whatever the test before chose and the system speaks."""
    i18n.use("en")


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[LogWatch]:
    """Fails the test when something is logged at WARNING or above that it did not ``expect``."""
    with watching() as on_progress:
        yield on_progress
    unexpected = on_progress.unexpected()
    if unexpected:
        pytest.fail("unexpected log records:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture(autouse=True)
def pools_awaited() -> Iterator[None]:
    """Lets background work end before the next test begins."""
    yield
    qt_core = sys.modules.get("PySide6.QtCore")
    if qt_core is not None:
        qt_core.QThreadPool.globalInstance().waitForDone()
