-- Plates, who pays and where somebody is reached are kept sealed: plate_hash finds a plate. See
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
insert into unsealed (name) values ('stay'), ('gateway_entry'), ('payer'), ('attempt'), ('contact');

alter table stay rename column plate to plate_hash;
alter table stay add column plate_sealed varchar;
alter table gateway_entry rename column plate to plate_sealed;
