-- Where a car is and was, over all lots, so that one that is in two places is noticed before
-- anybody is charged. The key begins with the plate, as an account's does.
create table presence (
  plate varchar not null,
  session_id uuid not null,
  lot_id varchar not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  primary key (plate, session_id),
  check (left_at >= entered_at)
);
create index presence_by_time on presence (entered_at);

-- An account is found by its plate, and the table is spread by it.
alter table account drop constraint account_pkey;
alter table account drop constraint account_plate_key;
alter table account add primary key (plate);
create index account_by_id on account (account_id);
