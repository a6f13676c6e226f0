-- The lot of an entry, for gateways that know lots by numbers of their own; none for older ones.
alter table gateway_entry add column lot varchar;
