-- The ledger's first schema. Every table says what a row is; docs/ledger.md is made from these comments.
--
-- Keys are integers that sort by day: a document's is (days since 1900-01-01, 0 where unknown) * 2^20 + its number on
-- that day; a row's of its reading is the document's key * 2^16 + its number. So whatever is asked by day, by article or
-- newest first is one stretch of a table, and no table of a reading needs another index. All keys are below 2^53.
-- Ids are hashes of content, 24 hexadecimal characters. Days are YYYY-MM-DD, moments ISO 8601 in UTC.
-- Columns that end in _spans are JSON lists of [start, end) in Unicode code points of documents.text; the column of the
-- same name without it holds the words at them, joined by " … " where the text interrupts them.

-- One version of the text that one address carries.
CREATE TABLE documents (
  key            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,     -- of address, text, day and language
  text_id        TEXT NOT NULL,            -- of the text alone: copies share it
  current        INTEGER NOT NULL,         -- 1 where no later version of its address has taken its place
  reading        INTEGER NOT NULL,         -- number of its newest reading
  added          TEXT NOT NULL,            -- when it came into this ledger
  input          TEXT NOT NULL,            -- the file, line or address that it came from
  given          TEXT,                     -- the id that came with it
  feed           TEXT,                     -- the feed that led to it
  url            TEXT,
  title          TEXT,
  publisher      TEXT,
  author         TEXT,
  published      TEXT,
  published_why  TEXT,                     -- why the day of publication is unknown
  language       TEXT NOT NULL,
  text           TEXT NOT NULL,
  sentences      TEXT NOT NULL,            -- spans of the sentences, JSON
  warnings       TEXT NOT NULL,            -- what was odd about the input, JSON
  tags           TEXT NOT NULL,            -- what can be filtered by, for documents_words
  origin         INTEGER REFERENCES origins (key)
) STRICT;
CREATE INDEX documents_text_id ON documents (text_id);

-- Which document an address carried from when on: a row for each change. A text without an address is its own.
CREATE TABLE versions (
  address   TEXT NOT NULL,                 -- canonical URL, or text_id
  number    INTEGER NOT NULL,              -- from 1
  document  INTEGER NOT NULL REFERENCES documents (key),
  at        TEXT NOT NULL,
  PRIMARY KEY (address, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX versions_document ON versions (document);

-- What came in, by its hash: the same input is known without being read.
CREATE TABLE inputs (
  id        TEXT PRIMARY KEY,
  document  INTEGER NOT NULL REFERENCES documents (key)
) STRICT, WITHOUT ROWID;
CREATE INDEX inputs_document ON inputs (document);

-- One reading of a document by one version of the reader. The newest is the one that counts; the others are kept.
CREATE TABLE readings (
  document  INTEGER NOT NULL REFERENCES documents (key),
  number    INTEGER NOT NULL,              -- from 1
  reader    TEXT NOT NULL,                 -- Pantau's version, and a hash of its packs and weights
  at        TEXT NOT NULL,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- Somebody whom an article names.
CREATE TABLE actors (
  key          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL,
  document     INTEGER AS (key >> 16) REFERENCES documents (key),
  reading      INTEGER NOT NULL,
  name         TEXT NOT NULL,
  kind         TEXT NOT NULL,              -- person, organisation, group, country
  country      TEXT,                       -- ISO 3166-1 alpha-2
  country_why  TEXT,                       -- on what the country rests where the text does not tell it
  roles        TEXT NOT NULL,              -- JSON
  anonymous    INTEGER NOT NULL,
  mention_spans TEXT NOT NULL
) STRICT;

-- A time expression (TIMEX3).
CREATE TABLE times (
  key          INTEGER PRIMARY KEY,
  document     INTEGER AS (key >> 16) REFERENCES documents (key),
  reading      INTEGER NOT NULL,
  words        TEXT NOT NULL,
  words_spans  TEXT NOT NULL,
  type         TEXT NOT NULL,
  value        TEXT NOT NULL,
  earliest     TEXT,
  latest       TEXT,
  anchor       TEXT,
  why          TEXT,
  reckoned     TEXT                        -- how it lies to its anchor, JSON: unit, low, high, running, portion
) STRICT;

-- Who is said to have said what: an attribution and its reading.
CREATE TABLE claims (
  key              INTEGER PRIMARY KEY,
  id               TEXT NOT NULL,          -- of document, source, cue and content: the same in every reading
  document         INTEGER AS (key >> 16) REFERENCES documents (key),
  reading          INTEGER NOT NULL,
  act              TEXT NOT NULL,
  speaker          TEXT NOT NULL,          -- names and roles of the speakers, else the source's words
  source           TEXT NOT NULL,
  cue              TEXT NOT NULL,
  content          TEXT NOT NULL,
  quote            TEXT NOT NULL,          -- direct, indirect, mixed
  said_earliest    TEXT,
  said_latest      TEXT,
  probability_low  REAL,
  probability_high REAL,
  confidence       REAL NOT NULL,
  relayed_by       INTEGER REFERENCES claims (key) DEFERRABLE INITIALLY DEFERRED,   -- the claim that vouches for it
  addressee        TEXT,
  channel          TEXT,
  evidence         TEXT,
  place            TEXT,
  said             TEXT,
  source_spans     TEXT NOT NULL,
  cue_spans        TEXT NOT NULL,
  content_spans    TEXT NOT NULL,
  addressee_spans  TEXT,
  channel_spans    TEXT,
  evidence_spans   TEXT,
  place_spans      TEXT,
  said_spans       TEXT,
  rule             TEXT NOT NULL,          -- the pattern or model that found it
  tags             TEXT NOT NULL           -- what can be filtered by, for claims_words
) STRICT;
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_relayed_by ON claims (relayed_by) WHERE relayed_by IS NOT NULL;

-- One of those who make a claim.
CREATE TABLE speakers (
  claim        INTEGER NOT NULL REFERENCES claims (key),
  number       INTEGER NOT NULL,
  actor        INTEGER REFERENCES actors (key),
  name         TEXT,
  role         TEXT,
  country      TEXT,
  country_why  TEXT,
  kind         TEXT,
  anonymous    INTEGER NOT NULL,
  PRIMARY KEY (claim, number)
) STRICT, WITHOUT ROWID;

-- What words are about (PLOVER type, our concept), and how certain it is as it is told.
CREATE TABLE events (
  key            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL,            -- of document, trigger, type and concept
  document       INTEGER AS (key >> 16) REFERENCES documents (key),
  reading        INTEGER NOT NULL,
  type           TEXT NOT NULL,
  concept        TEXT NOT NULL,
  status         TEXT NOT NULL,            -- occurred, ongoing, expected, possible, denied, unknown
  status_why     TEXT NOT NULL,
  retold         INTEGER NOT NULL,         -- 1 where it is told again as background
  words          TEXT NOT NULL,            -- its trigger's
  words_spans    TEXT NOT NULL,
  place          TEXT,
  place_spans    TEXT,
  place_name     TEXT,
  place_kind     TEXT,
  place_country  TEXT,
  place_why      TEXT,
  latitude       REAL,
  longitude      REAL,
  happens        TEXT,                     -- the words of its time
  happens_spans  TEXT,
  happens_value  TEXT,                     -- TIMEX3
  earliest       TEXT,
  latest         TEXT
) STRICT;
CREATE INDEX events_id ON events (id);

-- Which claims tell an event; an event in none is the article's own narration.
CREATE TABLE claim_events (
  claim   INTEGER NOT NULL REFERENCES claims (key),
  event   INTEGER NOT NULL REFERENCES events (key),
  PRIMARY KEY (claim, event)
) STRICT, WITHOUT ROWID;

-- Who takes part in an event.
CREATE TABLE parties (
  event   INTEGER NOT NULL REFERENCES events (key),
  side    TEXT NOT NULL,                   -- actor, recipient
  number  INTEGER NOT NULL,
  actor   INTEGER NOT NULL REFERENCES actors (key),
  PRIMARY KEY (event, side, number)
) STRICT, WITHOUT ROWID;

-- A number of an event.
CREATE TABLE quantities (
  event        INTEGER NOT NULL REFERENCES events (key),
  number       INTEGER NOT NULL,
  words        TEXT NOT NULL,
  words_spans  TEXT NOT NULL,
  kind         TEXT NOT NULL,
  low          REAL,
  high         REAL,
  unit         TEXT,
  PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

-- Something said to come, and its window.
CREATE TABLE expectations (
  key          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL,              -- of document, claim, event and words
  document     INTEGER AS (key >> 16) REFERENCES documents (key),
  reading      INTEGER NOT NULL,
  claim        INTEGER REFERENCES claims (key),
  event        INTEGER REFERENCES events (key),
  words        TEXT NOT NULL,
  words_spans  TEXT NOT NULL,
  earliest     TEXT,
  latest       TEXT,
  why          TEXT
) STRICT;

-- What a speaker calls unknown, and the answers that the text names.
CREATE TABLE questions (
  key              INTEGER PRIMARY KEY,
  document         INTEGER AS (key >> 16) REFERENCES documents (key),
  reading          INTEGER NOT NULL,
  claim            INTEGER NOT NULL REFERENCES claims (key),
  words            TEXT NOT NULL,
  words_spans      TEXT NOT NULL,
  candidates       TEXT NOT NULL,          -- their words, JSON
  candidates_spans TEXT NOT NULL           -- a list of spans for each, JSON
) STRICT;

-- An observed preparation or warning sign.
CREATE TABLE indicators (
  key             INTEGER PRIMARY KEY,
  document        INTEGER AS (key >> 16) REFERENCES documents (key),
  reading         INTEGER NOT NULL,
  claim           INTEGER REFERENCES claims (key),
  event           INTEGER REFERENCES events (key),   -- the one that it points to
  kind            TEXT NOT NULL,
  sign            TEXT NOT NULL,
  words           TEXT NOT NULL,
  words_spans     TEXT NOT NULL,
  evidence        TEXT,
  evidence_spans  TEXT,
  lead_claim      INTEGER REFERENCES claims (key),
  lead            TEXT,                    -- the words that say how long before the event such signs were seen
  lead_spans      TEXT,
  lead_earliest   TEXT,                    -- ISO 8601 durations
  lead_latest     TEXT
) STRICT;

-- A rule in force that an event would break.
CREATE TABLE breaches (
  key          INTEGER PRIMARY KEY,
  document     INTEGER AS (key >> 16) REFERENCES documents (key),
  reading      INTEGER NOT NULL,
  claim        INTEGER REFERENCES claims (key),
  event        INTEGER REFERENCES events (key),
  norm         TEXT NOT NULL,
  stated       INTEGER NOT NULL,           -- 1 where the text says so, else it only matches the rule
  words        TEXT NOT NULL,
  words_spans  TEXT NOT NULL
) STRICT;

-- Every distinct word of the texts, folded, with the root under which a search finds it.
CREATE TABLE words (
  root      TEXT NOT NULL,
  language  TEXT NOT NULL,
  form      TEXT NOT NULL,
  PRIMARY KEY (root, language, form)
) STRICT, WITHOUT ROWID;
CREATE INDEX words_form ON words (form);

-- What searches find: the claims that stand, and the documents. The indexes below hold these rows and no others.
CREATE VIEW listed_claims AS
SELECT c.key, c.speaker, c.content, c.tags FROM claims c JOIN documents d ON d.key = c.key >> 16
WHERE d.current AND c.reading = d.reading;
CREATE VIEW listed_documents AS
SELECT key, title, text, tags FROM documents WHERE current;

-- What the ledger knows of itself. roots: the hash of the rules by which words have their roots.
CREATE TABLE settings (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Full text of the current claims and documents. Tags are words such as actdeny, countryru, typeassault.
-- What the comments inside say is for Datasette, which goes by it to offer the search on these tables' own pages.
CREATE VIRTUAL TABLE claims_words USING fts5 /* content="claims" */ (
  speaker, content, tags, content='listed_claims', content_rowid='key', tokenize="unicode61 remove_diacritics 2",
  columnsize=0
);
CREATE VIRTUAL TABLE documents_words USING fts5 /* content="documents" */ (
  title, text, tags, content='listed_documents', content_rowid='key', tokenize="unicode61 remove_diacritics 2",
  columnsize=0
);

-- Addresses of the web that were asked, and what the next asking needs.
CREATE TABLE visits (
  url         TEXT PRIMARY KEY,
  at          TEXT NOT NULL,
  etag        TEXT,
  modified    TEXT,
  updated     TEXT,
  failures    INTEGER NOT NULL,
  why         TEXT,
  not_before  TEXT
) STRICT, WITHOUT ROWID;

-- Addresses that `pantau watch` polls.
CREATE TABLE feeds (
  url    TEXT PRIMARY KEY,
  title  TEXT,
  added  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was erased on purpose: hashes and the reason, none of its words.
CREATE TABLE forgotten (
  id       TEXT NOT NULL,                  -- the document's
  at       TEXT NOT NULL,
  text_id  TEXT NOT NULL,
  reason   TEXT NOT NULL,
  claims   INTEGER NOT NULL,
  lifted   TEXT,                           -- when it was taken in again
  PRIMARY KEY (id, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX forgotten_text_id ON forgotten (text_id);

-- Where reports were first written; ten copies of one wire report are one origin. Not written by this version.
CREATE TABLE origins (
  key       INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  name      TEXT,                          -- the agency or outlet
  document  INTEGER REFERENCES documents (key)       -- the copy that is taken for the first
) STRICT;

-- The one thing in the world that many claims are about. Not written by this version.
CREATE TABLE matters (
  key            INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  type           TEXT NOT NULL,
  concept        TEXT NOT NULL,
  opened         TEXT NOT NULL,
  superseded_by  INTEGER REFERENCES matters (key)
) STRICT;

-- Which events belong to a matter; a later judgement supersedes an earlier one. Not written by this version.
CREATE TABLE matter_events (
  matter      INTEGER NOT NULL REFERENCES matters (key),
  event       INTEGER NOT NULL REFERENCES events (key),
  number      INTEGER NOT NULL,            -- of the judgement, from 1
  belongs     INTEGER NOT NULL,
  score       REAL,
  why         TEXT NOT NULL,
  at          TEXT NOT NULL,
  PRIMARY KEY (matter, event, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_events_event ON matter_events (event);

-- What became of an expectation; a later settlement supersedes an earlier one. Not written by this version.
CREATE TABLE settlements (
  expectation  INTEGER NOT NULL REFERENCES expectations (key),
  number       INTEGER NOT NULL,           -- from 1
  outcome      TEXT NOT NULL,              -- came_true, lapsed, contradicted, open
  event        INTEGER REFERENCES events (key),      -- what settled it
  why          TEXT NOT NULL,
  at           TEXT NOT NULL,
  PRIMARY KEY (expectation, number)
) STRICT, WITHOUT ROWID;

-- The claims that stand: of current documents, in their newest reading.
CREATE VIEW current_claims AS
SELECT c.id, d.published, d.publisher, d.url, d.language, c.speaker, c.act, c.source, c.cue, c.content, c.quote,
       c.said_earliest, c.said_latest, c.probability_low, c.probability_high, c.confidence,
       d.id AS document_id, c.key, c.document
FROM claims c JOIN documents d ON d.key = c.key >> 16
WHERE d.current AND c.reading = d.reading;

-- The events that stand.
CREATE VIEW current_events AS
SELECT e.id, d.published, d.publisher, d.url, d.language, e.type, e.concept, e.status, e.status_why, e.retold, e.words,
       e.place_name, e.place_country, e.latitude, e.longitude, e.earliest, e.latest,
       d.id AS document_id, e.key, e.document
FROM events e JOIN documents d ON d.key = e.key >> 16
WHERE d.current AND e.reading = d.reading;
