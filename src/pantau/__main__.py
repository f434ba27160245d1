"""`python -m pantau` is `pantau`."""

from pantau.cli import main

main(prog_name="pantau")
