-- Passes that drivers buy in their program. An order keeps a space as long as it is HELD, which is
-- until it is paid (SOLD: parking_pass has a pass of the same name) or nobody pays (FREED). RETURNED:
-- given back before it began. is_told: billing knows that it is not wanted any more.
-- held_until: when the space is free again whatever billing says.
create table pass_order (
  lot_id varchar not null,
  order_id uuid not null,
  driver_id uuid not null,
  request_id uuid not null,
  plate_id uuid not null,
  plate_hash varchar not null,
  plate_sealed varchar not null,
  colour varchar not null,
  kind_id uuid not null,
  name varchar not null,
  name_en varchar not null,
  from_day date not null,
  until_day date not null,
  price_fen bigint not null check (price_fen > 0),
  channel varchar not null,
  client varchar not null,
  state varchar not null check (state in ('HELD', 'SOLD', 'FREED', 'RETURNED')),
  is_told boolean not null default false,
  pay_until timestamptz not null,
  held_until timestamptz not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (lot_id, order_id),
  unique (lot_id, driver_id, request_id),
  check (until_day > from_day),
  check (held_until >= pay_until),
  check ((state = 'HELD') = (ended_at is null))
);
create index pass_order_of_driver on pass_order (driver_id, made_at);
create index pass_order_to_follow on pass_order (made_at)
  where state = 'HELD' or state in ('FREED', 'RETURNED') and not is_told;
revoke delete, truncate on pass_order from current_user;
