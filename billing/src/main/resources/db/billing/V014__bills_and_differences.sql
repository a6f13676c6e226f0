-- The gateways' own bills, as they were fetched, and where they differ from our books.

-- Orders are found by their numbers alone when a bill names them.
create index attempt_of_number on attempt (order_number);

-- A bill that is fetched again and says something else is another edition of it; the newest counts.
create table bill (
  gateway varchar not null,
  day date not null,
  kind varchar not null check (kind in ('TRADES', 'FUNDS')),
  edition integer not null check (edition > 0),
  digest varchar not null check (digest ~ '^[0-9a-f]{64}$'),
  lines integer not null check (lines >= 0),
  fetched_at timestamptz not null,
  primary key (gateway, day, kind, edition)
);

create table trade_line (
  gateway varchar not null,
  day date not null,
  edition integer not null check (edition > 0),
  position integer not null check (position >= 0),
  order_number varchar not null,
  refund_number varchar,
  transaction_id varchar not null,
  amount_fen bigint not null check (amount_fen >= 0),
  fee_fen bigint not null check (fee_fen >= 0),
  traded_at timestamptz not null,
  primary key (gateway, day, edition, position)
);
create index trade_line_of_number
  on trade_line (gateway, (coalesce(refund_number, order_number)), day);

create table fund_line (
  gateway varchar not null,
  day date not null,
  edition integer not null check (edition > 0),
  position integer not null check (position >= 0),
  reference varchar not null,
  kind varchar not null,
  incoming boolean not null,
  amount_fen bigint not null check (amount_fen >= 0),
  balance_fen bigint not null check (balance_fen >= 0),
  moved_at timestamptz not null,
  primary key (gateway, day, edition, position)
);

-- How far the reconciliation of a gateway's day is. Whoever works on it holds this row.
create table reconciliation (
  gateway varchar not null,
  day date not null,
  kind varchar not null check (kind in ('TRADES', 'FUNDS')),
  state varchar not null check (state in ('WAITING', 'DONE', 'NEVER')),
  asked integer not null check (asked >= 0),
  words varchar not null,
  next_at timestamptz,
  primary key (gateway, day, kind),
  check ((next_at is not null) = (state = 'WAITING'))
);
create index reconciliation_to_do on reconciliation (next_at) where next_at is not null;

-- What differs; how it ended is another row. What comes back after it had ended is found anew.
create table difference (
  difference_id uuid primary key,
  gateway varchar not null,
  day date not null,
  kind varchar not null check (kind in ('STATE', 'MISSING_HERE', 'MISSING_THERE', 'LATE', 'AMOUNT',
    'FEE', 'CHANGED', 'BALANCE')),
  number varchar not null,
  bill_fen bigint,
  ours_fen bigint,
  words varchar not null,
  round integer not null check (round > 0),
  found_at timestamptz not null,
  unique (gateway, day, kind, number, words, round)
);

create table difference_end (
  difference_id uuid primary key,
  how varchar not null check (how in ('BY_ITSELF', 'ACCEPTED', 'CORRECTED_HERE', 'CORRECTED_THERE',
    'WRITTEN_OFF')),
  who varchar not null check (who <> ''),
  why varchar not null check (why <> ''),
  ended_at timestamptz not null
);

-- Append only. A foreign key onto such a table would need the right to lock its rows, so an end is
-- tied to its difference by the code that writes both.
revoke update, delete, truncate on bill, trade_line, fund_line, difference, difference_end
  from current_user;
