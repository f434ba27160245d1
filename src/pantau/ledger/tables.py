"""The tables that hold a reading, and how a value becomes their rows and comes back from them.

Columns are named once, here, in the order in which `encode.py` writes and `decode.py` reads them.
"""

from dataclasses import dataclass

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the columns that are written; by the first of them its rows belong to a document."""

    name: str
    columns: tuple[str, ...]

    @property
    def insert(self) -> str:
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({marks})"

    @property
    def select(self) -> str:
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"


def _table(name: str, columns: str) -> Table:
    return Table(name, tuple(columns.split()))


HEADS = _table("documents", """key id text_id current reading added input given feed url title publisher author
    published published_why language""")
DOCUMENTS = Table("documents", (*HEADS.columns, "text", "sentences", "warnings", "tags"))
ACTORS = _table("actors", "key id reading name kind country country_why roles anonymous mention_spans")
TIMES = _table("times", "key reading words words_spans type value earliest latest anchor why reckoned")
CLAIMS = _table("claims", """key id reading act speaker quote said_earliest said_latest probability_low probability_high
    confidence relayed_by rule tags source source_spans cue cue_spans content content_spans addressee addressee_spans
    channel channel_spans evidence evidence_spans place place_spans said said_spans""")
SPEAKERS = _table("speakers", "claim number actor name role country country_why kind anonymous")
EVENTS = _table("events", """key id reading type concept status status_why retold words words_spans place place_spans
    place_name place_kind place_country place_why latitude longitude happens happens_spans happens_value earliest
    latest""")
CLAIM_EVENTS = _table("claim_events", "claim event")
PARTIES = _table("parties", "event side number actor")
QUANTITIES = _table("quantities", "event number words words_spans kind low high unit")
EXPECTATIONS = _table("expectations", "key id reading claim event words words_spans earliest latest why")
QUESTIONS = _table("questions", "key reading claim words words_spans candidates candidates_spans")
INDICATORS = _table("indicators", """key reading claim event kind sign words words_spans evidence evidence_spans
    lead_claim lead lead_spans lead_earliest lead_latest""")
BREACHES = _table("breaches", "key reading claim event norm stated words words_spans")

# In the order in which rows may be written: what a row refers to stands before it.
READING = (ACTORS, TIMES, CLAIMS, SPEAKERS, EVENTS, CLAIM_EVENTS, PARTIES, QUANTITIES, EXPECTATIONS, QUESTIONS,
           INDICATORS, BREACHES)

# The columns that hold words of the text, beside those of their spans: what `check` compares with the text.
QUOTING = {
    "times": ("words",), "events": ("words", "place", "happens"), "quantities": ("words",), "expectations": ("words",),
    "claims": ("source", "cue", "content", "addressee", "channel", "evidence", "place", "said"),
    "indicators": ("words", "evidence", "lead"), "breaches": ("words",), "questions": ("words",),
}
