-- Every key begins with the lot, so that the tables can be distributed by it, and what grows for
-- ever is partitioned by month: see docs/decisions. Partitions are made by parking.database.

alter table lane add column zone varchar not null default '';
alter table lane drop constraint lane_use_check;
alter table lane add constraint lane_use_check
  check (use in ('ENTRANCE', 'EXIT', 'BOTH', 'INNER'));

-- What the service knows of a lot from moment to moment. Whoever works on a lot's sessions holds
-- its row with the empty zone, so that they follow one another.
-- unread: cars inside by unreadable passages and human counts, beyond those with a session.
create table lot_state (
  lot_id varchar not null,
  zone varchar not null,
  unread integer not null,
  counted_at timestamptz,
  counted_by varchar,
  changed_at timestamptz not null,
  primary key (lot_id, zone)
);

-- Cars that a lot treats in a way of their own. The range of days is half-open.
create table permit (
  lot_id varchar not null,
  permit_id uuid not null,
  plate varchar not null check (plate <> ''),
  kind varchar not null check (kind in ('EXEMPT', 'STAFF', 'MONTHLY', 'RESIDENT', 'BLOCKED')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  note varchar not null,
  granted_by varchar not null,
  primary key (lot_id, permit_id),
  check (valid_until > valid_from)
);
create index permit_of_car on permit (lot_id, plate);

-- A phone that stands for a car without a plate. Only a hash of its token is kept.
create table phone (
  lot_id varchar not null,
  token_sha256 varchar not null check (token_sha256 ~ '^[0-9a-f]{64}$'),
  plate varchar not null,
  made_at timestamptz not null,
  primary key (lot_id, token_sha256)
);

alter table passage rename to old_passage;
alter table old_passage drop constraint passage_pkey cascade;
alter index passage_by_arrival rename to old_passage_by_arrival;
alter index passage_by_lot rename to old_passage_by_lot;

create table passage (
  lot_id varchar not null,
  passage_id uuid not null,
  received_at timestamptz not null,
  device varchar not null,
  sequence bigint not null check (sequence > 0),
  fingerprint varchar not null,
  lane varchar not null,
  direction varchar not null check (direction in ('IN', 'OUT', 'INNER', 'UNKNOWN')),
  event varchar not null default 'PASSED' check (event in ('PASSED', 'STAYED', 'TURNED_BACK')),
  plate varchar not null,
  colour varchar not null,
  confidence real not null check (confidence between 0 and 1),
  look varchar,
  opinions varchar,
  picture_sha256 varchar check (picture_sha256 ~ '^[0-9a-f]{64}$'),
  cut_out_sha256 varchar check (cut_out_sha256 ~ '^[0-9a-f]{64}$'),
  seen_at timestamptz not null,
  session_id uuid,
  verdict varchar not null,
  primary key (lot_id, passage_id, received_at)
) partition by range (received_at);
create index passage_of_device on passage (lot_id, device, sequence);
create index passage_by_arrival on passage (lot_id, received_at);

alter table session rename to old_session;
drop index one_open_session_per_lot_and_plate;
drop index a_passage_begins_one_session;
drop index a_passage_ends_one_session;
drop index session_of_car;
drop index session_by_change;
alter table old_session drop constraint session_pkey;

-- Cars inside. The primary key: at most one open session per lot and plate.
create table open_session (
  lot_id varchar not null,
  plate varchar not null check (plate <> ''),
  session_id uuid not null,
  tariff varchar not null,
  colour varchar not null,
  look varchar,
  zone varchar not null default '',
  cover varchar,
  reason varchar not null,
  entry_passage uuid,
  entry_device varchar not null,
  entry_doubt varchar,
  entry_confidence real not null,
  entered_at timestamptz not null,
  seen_at timestamptz not null,
  revision integer not null default 0,
  changed_at timestamptz not null,
  primary key (lot_id, plate)
);

-- Visits that are over, or that a person has to look at. filed_at: when they left open_session.
create table session (
  lot_id varchar not null,
  session_id uuid not null,
  filed_at timestamptz not null,
  tariff varchar not null,
  plate varchar not null check (plate <> ''),
  colour varchar not null,
  look varchar,
  cover varchar,
  state varchar not null
    check (state in ('CLOSED', 'LAPSED', 'AWAITING_REVIEW', 'ORPHAN_EXIT', 'VOIDED')),
  reason varchar not null,
  note varchar,
  entry_passage uuid,
  entry_device varchar,
  entry_doubt varchar,
  entry_confidence real,
  entered_at timestamptz,
  exit_passage uuid,
  exit_device varchar,
  exit_doubt varchar,
  exit_confidence real,
  left_at timestamptz,
  revision integer not null default 0 check (revision >= 0),
  decided_by varchar,
  review_seconds integer check (review_seconds >= 0),
  changed_at timestamptz not null,
  version integer not null,
  primary key (lot_id, session_id, filed_at),
  check (left_at >= entered_at),
  check (entered_at is not null or left_at is not null),
  check (state <> 'CLOSED' or (entered_at is not null and left_at is not null)),
  check (state <> 'LAPSED' or (entered_at is not null and left_at is null)),
  check (state <> 'ORPHAN_EXIT' or entered_at is null),
  check (state <> 'VOIDED' or note is not null)
) partition by range (filed_at);
create index session_of_car on session (lot_id, plate, filed_at);
create index session_by_filing on session (lot_id, filed_at);
create index session_for_review on session (lot_id, filed_at)
  where state in ('AWAITING_REVIEW', 'ORPHAN_EXIT');

-- What people did to sessions, for ever.
create table session_act (
  lot_id varchar not null,
  act_id uuid not null,
  session_id uuid not null,
  kind varchar not null,
  who varchar not null check (who <> ''),
  why varchar not null,
  before varchar not null,
  after varchar not null,
  acted_at timestamptz not null,
  primary key (lot_id, act_id)
);
create index session_act_of_session on session_act (lot_id, session_id, acted_at);
create index session_act_by_time on session_act (lot_id, acted_at);

alter table outbox rename to old_outbox;
drop index outbox_waiting;
drop index outbox_set_aside;
alter table old_outbox drop constraint outbox_pkey;

-- Facts that wait to be handed on, in order for each subject; one that was taken is gone.
-- origin: the lot, or for facts about accounts the account.
create table outbox (
  origin varchar not null,
  fact_id bigint generated always as identity,
  subject varchar not null,
  kind varchar not null,
  body varchar not null,
  written_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  next_try_at timestamptz not null default clock_timestamp(),
  set_aside_because varchar,
  primary key (origin, fact_id)
);
create index outbox_of_subject on outbox (origin, subject, fact_id)
  where set_aside_because is null;
create index outbox_set_aside on outbox (origin, fact_id) where set_aside_because is not null;

do $$
declare
  month date;
  first date := date_trunc('month', coalesce(
    (select least((select min(received_at) from old_passage),
                  (select min(changed_at) from old_session))), now()) at time zone 'UTC');
  last date := date_trunc('month', coalesce(
    (select greatest((select max(received_at) from old_passage),
                     (select max(changed_at) from old_session))), now()) at time zone 'UTC');
  name varchar;
begin
  for month in select generate_series(first, last, interval '1 month') loop
    foreach name in array array['passage', 'session'] loop
      execute format('create table %s_%s partition of %s for values from (%L) to (%L)',
        name, to_char(month, 'YYYY_MM'), name,
        to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
    end loop;
  end loop;
end $$;

insert into passage (lot_id, passage_id, received_at, device, sequence, fingerprint, lane,
    direction, plate, colour, confidence, picture_sha256, cut_out_sha256, seen_at, session_id,
    verdict)
  select p.lot_id, p.passage_id, p.received_at, p.device, p.sequence, p.fingerprint, p.lane,
    p.direction, p.plate, p.colour, p.confidence, p.picture_sha256, p.cut_out_sha256, p.seen_at,
    (select s.session_id from old_session s
      where p.passage_id in (s.entry_passage, s.exit_passage) limit 1),
    p.verdict
  from old_passage p;
insert into open_session (lot_id, plate, session_id, tariff, colour, reason, entry_passage,
    entry_device, entry_doubt, entry_confidence, entered_at, seen_at, revision, changed_at)
  select s.lot_id, s.plate, s.session_id, s.tariff, s.colour, s.reason, s.entry_passage,
    s.entry_device, s.entry_doubt, coalesce(p.confidence, 0), s.entered_at, s.entered_at, 0,
    s.changed_at
  from old_session s left join old_passage p on p.passage_id = s.entry_passage
  where s.state = 'OPEN';
insert into session (lot_id, session_id, filed_at, tariff, plate, colour, state, reason, note,
    entry_passage, entry_device, entry_doubt, entered_at, exit_passage, exit_device, exit_doubt,
    left_at, revision, changed_at, version)
  select lot_id, session_id, changed_at, tariff, plate, colour,
    case when state = 'AWAITING_REVIEW' and exit_passage is null then 'LAPSED' else state end,
    reason, note, entry_passage, entry_device, entry_doubt, entered_at, exit_passage, exit_device,
    exit_doubt, left_at, case when state = 'CLOSED' then 1 else 0 end, changed_at, version
  from old_session where state <> 'OPEN';
insert into outbox (origin, subject, kind, body, written_at, tries, set_aside_because)
  select subject, subject, kind, body, written_at, tries, set_aside_because from old_outbox
  where delivered_at is null order by fact_id;
drop table old_session;
drop table old_passage;
drop table old_outbox;
