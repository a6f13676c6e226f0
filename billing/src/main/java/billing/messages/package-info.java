/**
 * Messages to drivers: queued with a record of why, sent by the first channel that takes them, each
 * try written down before it is made. Addresses and plates never appear in a log.
 */
package billing.messages;
