-- The few that operators look for among all accounts.
CREATE INDEX account_suspended ON account (id) WHERE state = 1;
CREATE INDEX account_operator ON account (id) WHERE role = 1;
