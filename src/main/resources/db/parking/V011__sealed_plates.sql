-- What must not be read at rest is kept sealed: plate_hash finds a plate, plate_sealed tells it. See
-- docs/decisions. SQL cannot seal: the service does it for the rows that are there, table by table.

-- The keys that texts may be sealed with, by name. proof is a text that the key has sealed, and
-- index_proof one that was hashed: other keys of the same name are told by them.
create table sealing_key (
  key_id varchar primary key,
  proof varchar not null,
  index_proof varchar not null
);

-- Tables in which rows are not sealed yet.
create table unsealed (
  name varchar primary key
);
insert into unsealed (name) values ('account'), ('passage'), ('session'), ('open_session'),
  ('presence'), ('permit'), ('phone'), ('parking_pass'), ('space_reply'), ('session_act'),
  ('outbox');

-- The oldest facts have their subject, a plate, as their origin, too; any name keeps their order.
update outbox set origin = 'earlier' where origin = subject and length(origin) <= 16;

alter table account rename column plate to plate_hash;
alter table account add column plate_sealed varchar;
alter table account drop column we_chat_open_id;
alter table passage rename column plate to plate_hash;
alter table passage add column plate_sealed varchar;
alter table session rename column plate to plate_hash;
alter table session add column plate_sealed varchar;
alter table open_session rename column plate to plate_hash;
alter table open_session add column plate_sealed varchar;
alter table presence rename column plate to plate_hash;
alter table permit rename column plate to plate_hash;
alter table permit add column plate_sealed varchar;
alter table phone rename column plate to plate_hash;
alter table phone add column plate_sealed varchar;
alter table parking_pass rename column plate to plate_hash;
alter table parking_pass add column plate_sealed varchar;
alter table space_reply rename column plate to plate_hash;
alter table space_reply add column plate_sealed varchar;

-- In the texts of an act the plate stands as its hash.
alter table session_act add column before_plate_sealed varchar;
alter table session_act add column after_plate_sealed varchar;

-- Nothing else of what was written down there may be changed.
grant update (plate_hash, plate_sealed) on parking_pass, space_reply to current_user;
