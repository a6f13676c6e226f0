/**
 * A server that speaks WeChat Pay's parking protocol with real signatures and no money, for the
 * demo and the tests. It is no part of the product and shares no code with it, so that a mistake in
 * the product's reading of the contract is not made twice.
 */
package billing.sandbox;
