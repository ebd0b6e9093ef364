CREATE TABLE run (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    status     TEXT NOT NULL,
    candles    TEXT NOT NULL,
    command    TEXT NOT NULL,
    buckets    TEXT NOT NULL,
    done       INTEGER NOT NULL,
    updates    INTEGER NOT NULL,
    net        REAL,
    sharpe     REAL,
    drawdown   REAL,
    verdict    TEXT NOT NULL,
    deleted_ms INTEGER,
    record     TEXT NOT NULL
);
CREATE INDEX run_created ON run (created_ms);
CREATE INDEX run_updated ON run (updated_ms);
CREATE INDEX run_net ON run (net);
CREATE INDEX run_sharpe ON run (sharpe);
CREATE INDEX run_status ON run (status);

CREATE TABLE tag (
    run  INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (run, name)
) WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name);

CREATE TABLE note (
    number     INTEGER PRIMARY KEY,
    run        INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
    written_ms INTEGER NOT NULL,
    text       TEXT NOT NULL
);
CREATE INDEX note_run ON note (run);

CREATE TABLE series (
    number INTEGER PRIMARY KEY,
    run    INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
    bucket TEXT NOT NULL,
    name   TEXT NOT NULL,
    UNIQUE (run, bucket, name)
);

-- Values are float32, little-endian; updates are int32, and null where they follow each other without gaps.
CREATE TABLE chunk (
    series  INTEGER NOT NULL REFERENCES series (number) ON DELETE CASCADE,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    updates BLOB,
    amounts BLOB NOT NULL,
    PRIMARY KEY (series, first)
);

CREATE VIRTUAL TABLE run_text USING fts5 (id, command, candles, buckets, verdict, tags, notes);
