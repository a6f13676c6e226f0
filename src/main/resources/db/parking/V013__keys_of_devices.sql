-- The keys with which devices sign what they send, and the codes with which they register their
-- first one. A device belongs to one lot, and every key here begins with it.

-- key_id: the SHA-256 of the public key, in base64url. activated_at: when it was first used.
-- ends_at: from when on it is good no more; a key without one is good until it is revoked.
create table device_key (
  lot_id varchar not null,
  device varchar not null,
  key_id varchar not null,
  public_key bytea not null,
  issued_at timestamptz not null,
  issued_by varchar not null,
  activated_at timestamptz,
  ends_at timestamptz,
  revoked_at timestamptz,
  revoked_by varchar,
  revoked_because varchar,
  primary key (lot_id, device, key_id),
  constraint who_revoked_it_and_why_is_known check (
    (revoked_at is null) = (revoked_by is null)
    and (revoked_at is null) = (revoked_because is null))
);

-- A code is good once, for one device; only its hash is kept. key_id: the key it was used for.
create table device_enrolment (
  lot_id varchar not null,
  device varchar not null,
  code_sha256 bytea not null,
  issued_at timestamptz not null,
  issued_by varchar not null,
  expires_at timestamptz not null check (expires_at >= issued_at),
  used_at timestamptz,
  key_id varchar,
  primary key (lot_id, device, code_sha256),
  constraint what_it_was_used_for_is_known check ((used_at is null) = (key_id is null))
);
