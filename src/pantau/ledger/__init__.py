"""What is read is kept: all the SQL. One file, one way in, frozen types out (docs/ledger.md)."""

from pantau.ledger.ids import document_id, input_id, named, text_id
from pantau.ledger.ledger import Ledger
from pantau.ledger.search import Words
from pantau.ledger.write import Entry

__all__ = ["Entry", "Ledger", "Words", "document_id", "input_id", "named", "text_id"]
