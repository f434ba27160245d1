"""What is made when Pantau is built, for an editable install too: src/pantau/lang/ahead.py says what and why."""

import compileall
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadAhead(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        from pantau.lang.ahead import KEPT, keep

        try:
            keep()
        except OSError:             # the sources cannot be written to: Pantau does without
            return
        build_data["artifacts"].append(KEPT.relative_to(self.root).as_posix())
        if version == "editable":
            compileall.compile_dir(source, quiet=2)         # as pip does with what it copies
