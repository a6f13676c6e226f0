-- A plate may be bound to somebody else, who is asked anew about a price that was confirmed before.
alter table confirmation
  drop constraint confirmation_pkey,
  add primary key (account_id, stay_id, amount_fen, confirmed_at);
