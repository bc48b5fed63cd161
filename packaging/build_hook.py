"""Build hook: compiles the catalog of messages for a wheel, and for the editable install of set-up."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the .mo files, which git does not keep; ``artifacts`` in pyproject.toml ship them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before anything is collected."""
        runpy.run_path(str(Path(self.root) / "packaging" / "translations.py"))["compile_all"]()
