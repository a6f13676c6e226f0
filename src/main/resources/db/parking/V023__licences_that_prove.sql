-- How often a picture of the vehicle licence may still be sent.
alter table plate_binding
  add column licence_tries integer not null default 0 check (licence_tries >= 0);
alter table plate_binding alter column licence_tries drop default;
