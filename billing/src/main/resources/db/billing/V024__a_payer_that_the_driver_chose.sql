-- The gateway by which the driver has chosen to pay this visit's debt, and when.
alter table stay
  add column chosen_gateway varchar,
  add column chosen_at timestamptz,
  add constraint a_choice_has_its_time check ((chosen_gateway is null) = (chosen_at is null));
