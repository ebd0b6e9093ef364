-- Refers to runs by their id alone: the figures outlive the run.
CREATE TABLE evaluation (
    number        INTEGER PRIMARY KEY,
    source        TEXT NOT NULL,
    made_ms       INTEGER NOT NULL,
    run           TEXT NOT NULL,
    bucket        TEXT NOT NULL,
    preset        TEXT NOT NULL,
    preset_hash   TEXT NOT NULL,
    settings_hash TEXT NOT NULL,
    settings      TEXT NOT NULL,
    scheme        TEXT NOT NULL,
    candles       TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,
    from_ms       INTEGER,
    to_ms         INTEGER,
    net           REAL,
    hold          REAL,
    sharpe        REAL,
    sharpe_low    REAL,
    sharpe_high   REAL,
    drawdown      REAL,
    win_rate      REAL,
    profit_factor REAL,
    trades        INTEGER,
    goal          REAL,
    seed          TEXT NOT NULL,
    costs         TEXT NOT NULL,
    trials        INTEGER,
    light         TEXT NOT NULL,
    original      TEXT NOT NULL
);
CREATE UNIQUE INDEX evaluation_train ON evaluation (run, bucket) WHERE source = 'Train';
CREATE UNIQUE INDEX evaluation_imported ON evaluation (preset, made_ms, original) WHERE source = 'Imported';
CREATE INDEX evaluation_run ON evaluation (run);
