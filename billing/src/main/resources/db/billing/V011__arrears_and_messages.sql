-- Debts that are followed until they are paid. What is owed is asked of the ledger each time.

-- next_at: when to look again; null when nothing was owed.
create table arrear (
  account_id uuid not null,
  stay_id uuid not null,
  next_at timestamptz,
  primary key (account_id, stay_id),
  foreign key (account_id, stay_id) references stay
);
create index arrear_to_follow on arrear (next_at) where next_at is not null;
-- What was given up: money may come for it all the same.
create index balance_written_off on balance (account_id, stay_id)
  where name = 'write-off' and debits_fen > credits_fen;

-- What was done about a debt, once each, for ever. message_id: the message that a reminder became.
create table arrear_step (
  account_id uuid not null,
  stay_id uuid not null,
  step varchar not null check (step <> ''),
  kind varchar not null check (kind in ('REMINDER', 'ESCALATION', 'REPORT', 'WRITE_OFF')),
  outcome varchar not null check (outcome in ('DONE', 'OVERTAKEN')),
  owed_fen bigint not null check (owed_fen > 0),
  message_id uuid check (message_id is null or kind = 'REMINDER' and outcome = 'DONE'),
  done_at timestamptz not null,
  primary key (account_id, stay_id, step),
  foreign key (account_id, stay_id) references arrear
);
create index arrear_step_reported on arrear_step (done_at) where kind = 'REPORT';

-- Who gave a debt up, or took it up again, and why. The money is in the postings.
create table write_off (
  account_id uuid not null,
  stay_id uuid not null,
  serial integer not null check (serial > 0),
  kind varchar not null check (kind in ('WRITTEN_OFF', 'RECOVERED')),
  amount_fen bigint not null check (amount_fen > 0),
  who varchar not null check (who <> ''),
  why varchar not null check (why <> ''),
  made_at timestamptz not null,
  primary key (account_id, stay_id, serial),
  foreign key (account_id, stay_id) references stay
);

-- With what a driver shows that a visit, or all of an account's, is theirs. stay_id: the only visit
-- that it shows; all where it is null.
create table claim_code (
  account_id uuid not null,
  code_sha256 varchar not null check (code_sha256 ~ '^[0-9a-f]{64}$'),
  stay_id uuid,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  primary key (account_id, code_sha256)
);

-- A message on its way through the channels, one after the other. channel_at: which one is next.
create table message (
  account_id uuid not null,
  message_id uuid not null,
  stay_id uuid not null,
  occasion varchar not null,
  channels varchar not null check (channels <> ''),
  channel_at integer not null check (channel_at >= 0),
  tries integer not null check (tries >= 0),
  queued_at timestamptz not null,
  next_at timestamptz,
  primary key (account_id, message_id)
);
create index message_to_send on message (next_at) where next_at is not null;

-- What became of it, for ever. SENDING is written before the call.
create table message_event (
  account_id uuid not null,
  message_id uuid not null,
  serial integer not null check (serial > 0),
  channel varchar not null,
  what varchar not null check (what in ('QUEUED', 'SKIPPED', 'SENDING', 'SENT', 'REFUSED', 'LATER',
    'SILENT', 'MOOT', 'UNREACHED')),
  provider_id varchar not null,
  code varchar not null,
  at timestamptz not null,
  primary key (account_id, message_id, serial),
  foreign key (account_id, message_id) references message
);

-- Where an account can be reached beside its payer's WeChat. Erased when the driver wants it.
create table contact (
  account_id uuid not null,
  channel varchar not null check (channel in ('sms', 'email', 'letter-file')),
  address varchar not null check (address <> ''),
  since timestamptz not null,
  primary key (account_id, channel)
);

revoke update, delete, truncate on arrear_step, write_off, message_event from current_user;
revoke update on claim_code from current_user;
revoke delete, truncate on arrear, message from current_user;
