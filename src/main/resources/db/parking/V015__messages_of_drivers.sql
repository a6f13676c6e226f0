-- What drivers are told. title and body are in both languages; page is a page of the program.
create table driver_message (
  driver_id uuid not null,
  message_id uuid not null,
  cause varchar not null,
  kind varchar not null,
  title_zh varchar not null,
  title_en varchar not null,
  body_zh varchar not null,
  body_en varchar not null,
  page varchar not null,
  told_at timestamptz not null,
  read_at timestamptz,
  primary key (driver_id, message_id)
);
create unique index a_driver_is_told_a_thing_once on driver_message (driver_id, cause);

-- What a driver wants to be told, and when not. off: names of kinds and channels, one a line.
create table driver_notification (
  driver_id uuid not null,
  kinds_off varchar not null,
  channels_off varchar not null,
  quiet_from varchar not null,
  quiet_until varchar not null,
  remind_minutes integer not null check (remind_minutes between 0 and 120),
  changed_at timestamptz not null,
  primary key (driver_id)
);

-- How far what happened has been told to drivers.
create table driver_told (
  driver_id uuid not null,
  told_until timestamptz not null,
  primary key (driver_id)
);

-- Dues that a driver wanted to pay at once; what became of it is asked of billing. stays: one a line.
create table driver_payment (
  driver_id uuid not null,
  request_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  channel varchar not null,
  stays varchar not null,
  made_at timestamptz not null,
  primary key (driver_id, request_id)
);
