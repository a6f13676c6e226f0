/** Which times are closed: nothing is posted into them any more. */
package billing.periods;
