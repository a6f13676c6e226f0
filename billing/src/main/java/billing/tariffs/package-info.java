/**
 * Published price notices as data, and the pure function that prices a stay by them: no clock, no
 * database, nothing of the rest of billing but money.
 */
package billing.tariffs;
