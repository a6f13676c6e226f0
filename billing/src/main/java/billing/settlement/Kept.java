package billing.settlement;

import billing.api.Settlements.StatementView;

/** A statement with what only this package needs of it. */
record Kept(StatementView view, String terms, String digest) {}
