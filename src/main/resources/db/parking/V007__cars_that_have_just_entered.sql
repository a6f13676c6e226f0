-- Finds cars that have just entered, to tell one that was read twice from two.
create index open_session_by_entry on open_session (lot_id, entered_at);
