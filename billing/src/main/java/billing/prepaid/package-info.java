/**
 * What people pay at a channel's page before it begins: ordered, paid, closed when nobody pays, and
 * given back wholly when it is given up.
 */
package billing.prepaid;
