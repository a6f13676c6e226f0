-- Numbers of receipts follow one another, so each has a secret that opens it.
alter table receipt add column secret uuid not null default gen_random_uuid();
