-- Aliases are ASCII, so NOCASE is exact. A row stays when its account is deleted: its alias is never given again.
CREATE TABLE account (
  id             INTEGER PRIMARY KEY,
  alias          TEXT    NOT NULL COLLATE NOCASE UNIQUE,
  first_name     TEXT    NOT NULL,
  last_name      TEXT    NOT NULL,
  note           TEXT    NOT NULL DEFAULT '',
  email          TEXT,
  password_hash  TEXT    NOT NULL,
  avatar_key     TEXT,
  role           INTEGER NOT NULL DEFAULT 0,
  state          INTEGER NOT NULL DEFAULT 0, -- 0 active, 1 suspended, 2 deleted and to be purged, 3 purged
  followers      INTEGER NOT NULL DEFAULT 0,
  following      INTEGER NOT NULL DEFAULT 0,
  statuses       INTEGER NOT NULL DEFAULT 0,
  last_status_id INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX account_to_purge ON account (id) WHERE state = 2;

-- The words that find an account: its alias and the words of its names, folded.
CREATE TABLE account_word (
  word       TEXT    NOT NULL,
  account_id INTEGER NOT NULL,
  PRIMARY KEY (word, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_word_by_account ON account_word (account_id);

CREATE TABLE session (
  id           INTEGER PRIMARY KEY,
  token_hash   BLOB    NOT NULL UNIQUE,
  account_id   INTEGER,
  app_id       INTEGER,
  scopes       TEXT    NOT NULL,
  created_at   INTEGER NOT NULL, -- milliseconds since 1970, as all times
  last_used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_account ON session (account_id, last_used_at);
CREATE INDEX session_by_use ON session (last_used_at);

CREATE TABLE app (
  id            INTEGER PRIMARY KEY,
  client_id     TEXT NOT NULL UNIQUE,
  secret_hash   BLOB NOT NULL,
  name          TEXT NOT NULL,
  website       TEXT,
  redirect_uris TEXT NOT NULL,
  scopes        TEXT NOT NULL
) STRICT;

CREATE TABLE authorization_code (
  code_hash    BLOB    PRIMARY KEY,
  app_id       INTEGER NOT NULL,
  account_id   INTEGER NOT NULL,
  redirect_uri TEXT    NOT NULL,
  scopes       TEXT    NOT NULL,
  challenge    TEXT,
  expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One interval of following: it holds for status ids above since and below until.
CREATE TABLE follow (
  follower_id INTEGER NOT NULL,
  followee_id INTEGER NOT NULL,
  since       INTEGER NOT NULL,
  until       INTEGER NOT NULL DEFAULT 9223372036854775807, -- the greatest number: it still holds
  PRIMARY KEY (follower_id, followee_id, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_by_followee ON follow (followee_id, since, until);
CREATE INDEX follow_by_follower ON follow (follower_id, since, until);

CREATE TABLE status (
  id         INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  app_id     INTEGER,
  text       TEXT    NOT NULL,
  spoiler    TEXT    NOT NULL DEFAULT '',
  sensitive  INTEGER NOT NULL DEFAULT 0,
  language   TEXT,
  mentions   TEXT    NOT NULL DEFAULT '', -- "id alias", one a line
  tags       TEXT    NOT NULL DEFAULT '', -- one a line
  edited_at  INTEGER,
  edits      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX status_by_account ON status (account_id, id);

-- What a status said before each of its edits.
CREATE TABLE status_version (
  status_id INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  text      TEXT    NOT NULL,
  spoiler   TEXT    NOT NULL,
  sensitive INTEGER NOT NULL,
  language  TEXT,
  mentions  TEXT    NOT NULL,
  tags      TEXT    NOT NULL,
  PRIMARY KEY (status_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  id       INTEGER PRIMARY KEY,
  name     TEXT    NOT NULL UNIQUE,
  statuses INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE status_tag (
  tag_id    INTEGER NOT NULL,
  status_id INTEGER NOT NULL,
  PRIMARY KEY (tag_id, status_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_key (
  account_id INTEGER NOT NULL,
  key        TEXT    NOT NULL,
  status_id  INTEGER NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;

-- Both queues of the fan-out.
CREATE TABLE job (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       INTEGER NOT NULL, -- 1 post-status, 2 update-feed
  status_id  INTEGER NOT NULL,
  author_id  INTEGER NOT NULL,
  number     INTEGER NOT NULL, -- post-status: followers per job
  owners     BLOB,             -- update-feed: packed ids
  attempts   INTEGER NOT NULL DEFAULT 0,
  state      INTEGER NOT NULL DEFAULT 0, -- 0 ready, 1 waits for due_at, 2 set aside
  due_at     INTEGER NOT NULL DEFAULT 0,
  error      TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (kind, status_id, number)
) STRICT;
CREATE INDEX job_by_turn ON job (kind, state, author_id, id);

CREATE TABLE receipt (
  status_id    INTEGER PRIMARY KEY,
  followers    INTEGER,
  jobs         INTEGER,
  jobs_done    INTEGER NOT NULL DEFAULT 0,
  written      INTEGER NOT NULL DEFAULT 0,
  deferred     INTEGER NOT NULL DEFAULT 0,
  completed_at INTEGER
) STRICT;

-- Numbers of the jobs that an incomplete receipt has counted.
CREATE TABLE receipt_job (
  status_id INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  PRIMARY KEY (status_id, number)
) STRICT, WITHOUT ROWID;

-- Saved windows of feeds: complete above floor for all statuses below gap.
CREATE TABLE feed_window (
  owner_id INTEGER PRIMARY KEY,
  floor    INTEGER NOT NULL,
  gap      INTEGER NOT NULL,
  entries  BLOB    NOT NULL -- packed ids
) STRICT;

CREATE TABLE marker (
  account_id   INTEGER NOT NULL,
  timeline     TEXT    NOT NULL,
  last_read_id INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  PRIMARY KEY (account_id, timeline)
) STRICT, WITHOUT ROWID;

CREATE TABLE total (
  name  TEXT    PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO total VALUES ('accounts', 0), ('statuses', 0);
