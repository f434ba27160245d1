"""What is read is kept: all the SQL. One file, one way in, frozen types out (docs/ledger.md)."""

from pantau.ledger.ledger import Ledger

__all__ = ["Ledger"]
