-- Messages are made when something happens, and leave the inbox.

-- Nobody ever read it.
drop table driver_told;

-- title and body may hold {plate}. plate_sealed, lot_name, amount_fen, happened_at: what messages
-- elsewhere say of it. by_sms: whether a text message is worth it. send_at: when it is handed on;
-- null when it was, or stays in the inbox. ends_at: when it would come too late elsewhere.
alter table driver_message
  add column plate_sealed varchar,
  add column lot_name varchar,
  add column amount_fen bigint,
  add column happened_at timestamptz,
  add column by_sms boolean not null default false,
  add column send_at timestamptz,
  add column ends_at timestamptz;
create index driver_message_to_send on driver_message (send_at) where send_at is not null;

-- Visits of drivers' cars that are looked at again, to tell what became of them. look_at: when next;
-- whoever looks puts it off first. looked_at: when last.
create table watched_visit (
  lot_id varchar not null,
  session_id uuid not null,
  look_at timestamptz not null,
  looked_at timestamptz not null,
  primary key (lot_id, session_id)
);
create index watched_visit_to_look_at on watched_visit (lot_id, look_at);

-- Until when it was heard what has happened, by who tells of it.
create table heard_until (
  source varchar not null,
  until timestamptz not null,
  primary key (source)
);
