/**
 * Debts that are not paid: reminders, pay-later suspended, escalation and write-off, by a policy
 * that is data, and the proof with which a driver sees what a plate owes. What is owed is asked of
 * the ledger each time; a step is done once for each debt because its row is one.
 */
package billing.arrears;
