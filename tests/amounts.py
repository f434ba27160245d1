"""How much of the long tests runs: a taste of each in CI, all of it with `make stress`."""

import os

STRESS = "PANTAU_STRESS" in os.environ
KILLS = 200 if STRESS else 6
SECONDS = 60.0 if STRESS else 3.0
SEEDS = 100 if STRESS else 2
CREATIONS = 50 if STRESS else 4


def told(what: str) -> None:
    """Figures, for whoever runs `make stress`."""
    if STRESS:
        print(f"\n{what}")
