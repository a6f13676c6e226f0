-- Everything that parking knows. Times are instants; columns name their unit last.

create table account (
  account_id uuid primary key,
  plate varchar not null unique,
  colour varchar not null,
  we_chat_open_id varchar,
  first_seen_at timestamptz not null,
  bound_at timestamptz,
  check ((we_chat_open_id is null) = (bound_at is null))
);

create table passage (
  passage_id uuid primary key,
  device varchar not null,
  sequence bigint not null check (sequence > 0),
  fingerprint varchar not null,
  lane varchar not null,
  lot_id varchar not null,
  way varchar not null check (way in ('IN', 'OUT', 'UNKNOWN')),
  plate varchar not null,
  colour varchar not null,
  confidence real not null check (confidence between 0 and 1),
  picture_sha256 varchar,
  seen_at timestamptz not null,
  received_at timestamptz not null,
  verdict varchar not null,
  unique (device, sequence)
);
create index passage_by_time on passage (received_at desc);

create table session (
  session_id uuid primary key,
  lot_id varchar not null,
  plate varchar not null,
  colour varchar not null,
  state varchar not null check (state in ('OPEN', 'ENDED', 'REVIEW')),
  reason varchar not null,
  entry_passage uuid references passage,
  exit_passage uuid references passage,
  entered_at timestamptz,
  left_at timestamptz,
  entry_certain boolean not null,
  exit_certain boolean not null,
  changed_at timestamptz not null,
  check (state <> 'OPEN' or (entered_at is not null and left_at is null)),
  check (state <> 'ENDED' or (entered_at is not null and left_at >= entered_at))
);
create unique index one_open_session_per_lot_and_plate
  on session (lot_id, plate) where state = 'OPEN';
create unique index a_passage_ends_one_session on session (exit_passage);
create unique index a_passage_opens_one_session on session (entry_passage);
create index session_by_change on session (changed_at desc);

create table outbox (
  fact_id bigint generated always as identity primary key,
  kind varchar not null,
  body varchar not null,
  written_at timestamptz not null,
  delivered_at timestamptz,
  set_aside_because varchar,
  check (delivered_at is null or set_aside_because is null)
);
create index outbox_waiting on outbox (fact_id)
  where delivered_at is null and set_aside_because is null;
