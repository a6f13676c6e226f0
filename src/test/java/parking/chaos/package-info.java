/**
 * A storm over the money: many charges against the payment sandbox while calls go wrong and the
 * service's processes are killed, and an auditor who compares three books that do not know each
 * other. How to run it: {@code docs/chaos.md}.
 */
package parking.chaos;
