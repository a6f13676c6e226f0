/** What parties are paid of what came in for visits, statement by statement. */
package billing.settlement;
