-- Plates are masked, and pictures of disputes deleted, when their time is over: see
-- docs/operations/privacy.md. A masked plate has the word masked where its hash stood.

-- Visits whose plate can still be read, by when they ended.
create index stay_with_plate on stay ((coalesce(left_at, entered_at)), account_id, stay_id)
  where plate_hash <> 'masked';

-- The hash stays: it says which picture it was.
alter table dispute_step add column picture_deleted_at timestamptz;
grant update (picture_deleted_at) on dispute_step to current_user;
create index dispute_step_with_picture on dispute_step (picture_sha256)
  where picture_sha256 is not null and picture_deleted_at is null;
