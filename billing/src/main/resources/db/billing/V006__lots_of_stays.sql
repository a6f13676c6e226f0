-- The lot of a stay; those told before have none. A car that comes back soon is found by it.
alter table stay add column lot varchar;
create index stay_of_car on stay (account_id, plate, lot, entered_at);
