/** Objections to charges: opened, answered, decided, and counted, with their evidence. */
package billing.disputes;
