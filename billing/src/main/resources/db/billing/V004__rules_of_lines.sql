-- The version of the tariff and the place in its document that made a line of a charge.
alter table charge_line add column rule varchar not null default '';
alter table charge_line alter column rule drop default;
