"""The weights that are shipped, and what runs them."""

import os

# The products are small: on two busy cores NumPy's threads wait for each other, 2,000 words a second against 15,500 on
# one thread. It is read when NumPy is first loaded; who loads it before Pantau keeps their own setting.
for _library in ("OPENBLAS", "MKL", "OMP", "VECLIB"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")
