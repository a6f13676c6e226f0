/**
 * Seals what must not be read at rest: texts are encrypted with a key that can be changed, and
 * found again by a keyed hash. Pure: no clock, no database, no file; whoever has the keys gives
 * them.
 */
package billing.sealing;
