/** How debts are collected and what was paid too much goes back, as data that operators write. */
package billing.payments.policy;
