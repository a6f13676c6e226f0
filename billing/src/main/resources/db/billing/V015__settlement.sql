-- What parties are paid of what came in, and the periods that are closed by it.

-- Visits to a lot by when they ended.
create index stay_of_lot on stay (lot, left_at) where left_at is not null;

-- What went back to drivers, and what gateways keep, in a time.
create index posting_went_back on posting (occurred_at)
  where credit ~ '^(cash$|bank$|gateway:|advance:|fee:)';

-- Until when a lot's books are closed: nothing is posted into the time before any more. Whoever
-- posts something old holds the row with others, whoever closes holds it alone.
create table closed_period (
  lot varchar primary key,
  closed_until timestamptz not null
);

-- Until when a party is settled, and what it owes from then (never more than nothing).
create table settled_party (
  party varchar primary key check (party ~ '^[A-Za-z0-9._-]{1,64}$'),
  settled_until date,
  carry_fen bigint not null check (carry_fen <= 0)
);

create sequence statement_serial;
create table statement (
  statement_number varchar primary key,
  party varchar not null,
  party_name varchar not null,
  account_reference varchar not null,
  from_day date not null,
  until_day date not null check (until_day > from_day),
  terms varchar not null,
  received_fen bigint not null check (received_fen >= 0),
  refunded_fen bigint not null check (refunded_fen >= 0),
  fee_fen bigint not null,
  share_fen bigint not null,
  carried_fen bigint not null check (carried_fen <= 0),
  held_fen bigint not null check (held_fen >= 0),
  release_on date,
  released_fen bigint not null check (released_fen >= 0),
  payout_fen bigint not null check (payout_fen >= 0),
  carry_fen bigint not null check (carry_fen <= 0),
  lines integer not null check (lines >= 0),
  digest varchar not null check (digest ~ '^[0-9a-f]{64}$'),
  check (carried_fen + share_fen - held_fen + released_fen = payout_fen + carry_fen)
);
create index statement_of_party on statement (party, from_day);

create table statement_step (
  statement_number varchar not null,
  state varchar not null check (state in ('PROPOSED', 'CLOSED', 'PAID_OUT')),
  who varchar not null check (who <> ''),
  note varchar not null,
  taken_at timestamptz not null,
  primary key (statement_number, state)
);

create table statement_line (
  statement_number varchar not null,
  position integer not null check (position >= 0),
  lot varchar not null,
  account_id uuid not null,
  stay_id uuid not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  reference varchar not null,
  receipt_number varchar,
  place varchar not null,
  moved_at timestamptz not null,
  received_fen bigint not null check (received_fen >= 0),
  refunded_fen bigint not null check (refunded_fen >= 0),
  fee_fen bigint not null,
  share_fen bigint not null,
  primary key (statement_number, position)
);

-- Reserves that were given free: each once, by the statement that says so.
create table reserve_release (
  statement_number varchar primary key,
  released_by varchar not null
);

revoke update, delete, truncate
  on statement, statement_step, statement_line, reserve_release from current_user;
revoke delete, truncate on closed_period, settled_party from current_user;
