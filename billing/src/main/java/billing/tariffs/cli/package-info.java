/**
 * The command with which stays are priced by a tariff's file, and its public notice is written,
 * without a server.
 */
package billing.tariffs.cli;
