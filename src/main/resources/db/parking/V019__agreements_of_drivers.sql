-- What is known of a driver's agreement with a channel about one plate. A plate that is bound anew
-- begins anew. word is the channel's own; as_of says when the channel said so.
create table driver_agreement (
  plate_key varchar not null check (plate_key ~ '^[0-9a-f]{32}$'),
  plate_id uuid not null,
  channel varchar not null,
  driver_id uuid not null,
  state varchar not null
    check (state in ('NONE', 'ASKED', 'SIGNED', 'PAUSED', 'ENDED', 'WITHDRAWN')),
  word varchar not null default '',
  asked_at timestamptz,
  signed_at timestamptz,
  ended_at timestamptz,
  as_of timestamptz,
  primary key (plate_key, plate_id, channel),
  check (state not in ('SIGNED', 'PAUSED') or signed_at is not null),
  check (state <> 'WITHDRAWN' or ended_at is not null)
);
create index driver_agreement_of_driver on driver_agreement (driver_id);

-- Until now whoever had logged in by a channel was taken to have signed there. Nothing is taken from
-- them before their channel says so, too: it is asked when the driver looks next.
insert into driver_agreement (plate_key, plate_id, channel, driver_id, state, signed_at)
select p.plate_key, p.plate_id, c.channel, p.driver_id, 'SIGNED', p.bound_at
from driver_plate p cross join lateral regexp_split_to_table(p.channels, ' ') c (channel)
where p.role = 'PAYER' and p.ended_at is null and c.channel <> '';

-- The price above which the driver of a plate wants to be asked.
alter table account add column ask_above_fen bigint check (ask_above_fen >= 0);
