/** What was received for a lot, and how it is split. */
package billing.revenue;
