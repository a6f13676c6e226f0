-- E-invoices for what receipts prove.

-- Whom an invoice is to be made out to; the newest request of a receipt counts.
create table invoice_request (
  account_id uuid not null,
  receipt_number varchar not null,
  serial integer not null check (serial > 0),
  buyer_kind varchar not null check (buyer_kind in ('COMPANY', 'PERSON')),
  title varchar not null check (title <> ''),
  tax_number varchar check (tax_number <> ''),
  email varchar not null check (email <> ''),
  requested_at timestamptz not null,
  primary key (account_id, receipt_number, serial),
  check (buyer_kind = 'PERSON' or tax_number is not null)
);

-- An order to the provider, written down before the provider hears of it.
-- reddens: the blue one that a red one takes back. void_at: since when a blue one is of no effect,
-- because it was refused or taken back. check_at: when to look whether it is still true.
create table invoice (
  account_id uuid not null,
  invoice_number varchar not null check (invoice_number ~ '^f[0-9a-z]{31}$'),
  receipt_number varchar not null,
  serial integer not null check (serial > 0),
  request integer not null,
  kind varchar not null check (kind in ('BLUE', 'RED')),
  reddens varchar,
  amount_fen bigint not null check (amount_fen > 0),
  tax_fen bigint not null check (tax_fen >= 0 and tax_fen < amount_fen),
  rate_basis_points integer not null check (rate_basis_points between 0 and 9999),
  item varchar not null check (item <> ''),
  state varchar not null
    check (state in ('PREPARED', 'SENT', 'ACCEPTED', 'UNKNOWN', 'ISSUED', 'REFUSED')),
  tax_invoice_number varchar,
  link varchar,
  code varchar,
  message varchar,
  asked integer not null check (asked >= 0),
  made_at timestamptz not null,
  next_at timestamptz,
  issued_at timestamptz,
  void_at timestamptz,
  check_at timestamptz,
  primary key (account_id, invoice_number),
  unique (account_id, receipt_number, serial),
  foreign key (account_id, reddens) references invoice,
  check ((kind = 'RED') = (reddens is not null)),
  check ((next_at is null) = (state in ('ISSUED', 'REFUSED'))),
  check ((state = 'ISSUED') = (tax_invoice_number is not null and issued_at is not null)),
  check (check_at is null or kind = 'BLUE' and state = 'ISSUED' and void_at is null)
);
create unique index one_blue_invoice_per_receipt on invoice (account_id, receipt_number)
  where kind = 'BLUE' and void_at is null;
create unique index one_invoice_under_way_per_receipt on invoice (account_id, receipt_number)
  where next_at is not null;
create unique index one_red_invoice_per_blue_one on invoice (account_id, reddens)
  where state <> 'REFUSED';
create index invoice_to_follow on invoice (next_at) where next_at is not null;
create index invoice_to_check on invoice (check_at) where check_at is not null;
revoke delete, truncate on invoice from current_user;
-- A foreign key onto it would need the right to change it.
revoke update, delete, truncate on invoice_request from current_user;
