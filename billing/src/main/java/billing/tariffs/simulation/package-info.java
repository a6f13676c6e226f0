/** Prices the same stays by two tariffs, before one of them is published. */
package billing.tariffs.simulation;
