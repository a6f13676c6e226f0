-- What is kept of cars and people is forgotten when its time is over, at night: see
-- docs/operations/privacy.md. A masked plate has the word masked where its hash stood.

-- kept: ALL of the passage; its PLATE, while its pictures are gone; or NOTHING of both. The hashes
-- of pictures stay: they say which ones there were.
alter table passage add column kept varchar not null default 'ALL'
  check (kept in ('ALL', 'PLATE', 'NOTHING'));
create index passage_by_kept on passage (lot_id, kept, received_at, passage_id)
  where kept <> 'NOTHING';
create index session_with_plate on session (lot_id, filed_at, session_id)
  where plate_hash <> 'masked';

-- A plate may stand in a note, too.
grant update (note) on parking_pass, space_reply to current_user;

alter table plate_contest_step add column picture_deleted_at timestamptz;
create index plate_contest_step_with_picture on plate_contest_step (picture_sha256)
  where picture_sha256 is not null and picture_deleted_at is null;

create index driver_message_by_time on driver_message (told_at);
create index driver_request_by_time on driver_request (made_at);
create index driver_session_by_end on driver_session (ends_at);
create index plate_binding_by_end on plate_binding (ends_at);
