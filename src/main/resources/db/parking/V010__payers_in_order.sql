-- Several pay for a plate, in order: a line for each, the gateway and who it is there. WeChat's own
-- identity stays where it was, for messages.
alter table account
  add column payers varchar not null default '',
  drop constraint account_check;
update account set payers = 'wechat ' || we_chat_open_id where we_chat_open_id is not null;
alter table account
  alter column payers drop default,
  add constraint account_that_is_paid_for_was_bound check (payers = '' or bound_at is not null);
