-- The price above which the driver of a plate wants to be asked; the same for all its payers.
alter table payer add column ask_above_fen bigint check (ask_above_fen >= 0);
