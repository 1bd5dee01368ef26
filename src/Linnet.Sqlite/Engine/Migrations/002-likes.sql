ALTER TABLE status ADD COLUMN likes INTEGER NOT NULL DEFAULT 0;

-- The last word of an account on a status. One that was taken back stays, so that a late older word changes nothing.
CREATE TABLE status_like (
  status_id  INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  like_id    INTEGER NOT NULL,
  liked      INTEGER NOT NULL,
  PRIMARY KEY (status_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX status_like_by_status ON status_like (status_id, like_id) WHERE liked = 1;
CREATE INDEX status_like_by_account ON status_like (account_id, liked, like_id);

-- The greatest id of a like, so that none is given twice; finding it among the likes would mean reading them all.
CREATE TABLE last_like (
  id INTEGER NOT NULL
) STRICT;
INSERT INTO last_like VALUES (0);
