-- What a gateway was told of an entry stays as it was told, whatever is corrected afterwards.
alter table gateway_entry
  add column identity varchar,
  add column plate varchar,
  add column colour varchar,
  add column lot_name varchar,
  add column entered_at timestamptz,
  add column free_seconds bigint check (free_seconds >= 0);
update gateway_entry e
  set identity = coalesce((select p.identity from payer p where p.account_id = s.account_id), ''),
      plate = s.plate, colour = s.colour, lot_name = s.lot_name, entered_at = s.entered_at,
      free_seconds = 0
  from stay s where s.stay_id = e.stay_id;
alter table gateway_entry
  alter column identity set not null,
  alter column plate set not null,
  alter column colour set not null,
  alter column lot_name set not null,
  alter column entered_at set not null,
  alter column free_seconds set not null;

-- Two clocks: when money moved, and when we wrote it down.
alter table posting add column occurred_at timestamptz;
update posting set occurred_at = posted_at;
alter table posting alter column occurred_at set not null;
alter table posting add constraint posting_between_known_accounts check (
  debit ~ '^(income|cash|(receivable|surplus):[0-9a-f-]{36}|gateway:[a-z0-9-]+)$'
  and credit ~ '^(income|cash|(receivable|surplus):[0-9a-f-]{36}|gateway:[a-z0-9-]+)$');

-- Append only: the owner gives up the right to change or erase. A foreign key onto such a table
-- would need that right to lock rows, so lines are tied to their charge by the nightly audit.
alter table charge_line drop constraint charge_line_charge_id_fkey;
revoke update, delete, truncate on posting, charge, charge_line, receipt from current_user;
