-- The words of statuses as SearchWords gives them, with a space between them. No text is kept here: a row is removed by
-- naming the words that it was added with. The tokenizer only cuts at spaces, because all else is done before.
CREATE VIRTUAL TABLE status_search USING fts5 (
  words, content = '', columnsize = 0, prefix = '2 3', tokenize = "ascii tokenchars '@#~/_'"
);

-- How far the index goes: every status up to this id is in it with its present words, none above is.
CREATE TABLE search_progress (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  indexed_to INTEGER NOT NULL,
  version    INTEGER NOT NULL -- of the rules that made the words; another one: they are made anew
) STRICT;
INSERT INTO search_progress VALUES (1, 0, 0);

-- The directory's orders, and the first of many accounts that a short beginning finds.
CREATE INDEX account_by_activity ON account (last_status_id) WHERE state = 0;
CREATE INDEX account_by_followers ON account (followers DESC) WHERE state = 0;
