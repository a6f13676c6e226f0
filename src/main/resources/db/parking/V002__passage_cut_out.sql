-- The plate alone, beside the picture of the whole passage.
alter table passage add column cut_out_sha256 varchar check (cut_out_sha256 ~ '^[0-9a-f]{64}$');
