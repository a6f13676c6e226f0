/**
 * Plays the platforms that say who their users are, and a provider of text messages, for tests and
 * the demo. No part of the product.
 */
package billing.sandbox.platforms;
