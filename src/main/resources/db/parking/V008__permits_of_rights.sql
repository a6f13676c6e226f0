-- A permit may give its car a right of the lot's tariff, by the name that the tariff has for it.
alter table permit add column right_name varchar;
alter table permit
  drop constraint permit_kind_check,
  add constraint permit_kind_check check (
    kind in ('EXEMPT', 'STAFF', 'MONTHLY', 'RESIDENT', 'RIGHT', 'BLOCKED')),
  add constraint permit_names_a_right check ((kind = 'RIGHT') = (right_name is not null));
