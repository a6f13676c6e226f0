-- When money truly came and went, as gateways and people say. What comes late to a closed period is
-- posted as of a later moment, so the journal alone does not say it. Null for what was booked before
-- this was kept: its postings say it.
alter table receipt add column paid_at timestamptz;
alter table refund add column moved_at timestamptz;

-- What was written down of money stays: a slip as it is, and that there was an attempt.
revoke update, delete, truncate on slip from current_user;
revoke delete, truncate on attempt from current_user;
