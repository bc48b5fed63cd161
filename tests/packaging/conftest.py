"""The tools of the builds: their folder is no package, and stands last on the path."""

import sys

from tests.helpers.commands import ROOT

sys.path.append(str(ROOT / "packaging"))
