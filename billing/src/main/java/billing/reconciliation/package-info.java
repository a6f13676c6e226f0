/** Holds the gateways' bills against attempts and ledger, and has people work off what differs. */
package billing.reconciliation;
