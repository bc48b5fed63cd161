"""The project as it is told outside: one version, and a changelog that is read by a program as well."""

import tomllib
from pathlib import Path

import pytest

import desktop
from tests.helpers.commands import ROOT


def test_the_version_is_that_of_the_program() -> None:
    from shipping import project

    assert project.version() == desktop.__version__
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in described["project"]
    assert described["tool"]["hatch"]["version"]["path"] == "desktop/__init__.py"


def test_versions_are_read_out_of_a_changelog(tmp_path: Path) -> None:
    from shipping.project import Release, changelog

    path = tmp_path / "CHANGELOG.md"
    path.write_text(
        "# Changelog\n\n## [Unreleased]\n\n- soon\n\n"
        "## [1.2.0] - 2031-02-03\n\n### Added\n\n- 甲\n\n## 1.1.0\n\nold\n",
        encoding="utf-8",
    )
    assert changelog(path) == [
        Release("", "", "- soon"),
        Release("1.2.0", "2031-02-03", "### Added\n\n- 甲"),
        Release("1.1.0", "", "old"),
    ]


def test_a_build_stands_for_the_moment_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    from shipping import project

    project.build_time.cache_clear()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "951782400")
    assert project.build_date() == "2000-02-29"
    project.build_time.cache_clear()


def test_who_builds_a_package_may_answer_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from shipping import project

    for name in ("DEBFULLNAME", "DEBEMAIL"):
        monkeypatch.delenv(name, raising=False)
    assert project.maintainer() == f"The Piyue authors <{project.NO_ADDRESS}>"
    monkeypatch.setenv("DEBFULLNAME", "李 明")
    monkeypatch.setenv("DEBEMAIL", "li@example.org")
    assert project.maintainer() == "李 明 <li@example.org>"
