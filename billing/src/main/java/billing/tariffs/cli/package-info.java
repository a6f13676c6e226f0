/** The command with which stays are priced by a tariff's file, without a server. */
package billing.tariffs.cli;
