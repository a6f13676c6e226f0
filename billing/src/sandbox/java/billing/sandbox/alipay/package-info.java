/**
 * The Alipay half of the sandbox: the gateway's methods about parking, trades, refunds and bills,
 * with real RSA2 signatures both ways and no money. Like the rest of the sandbox it shares no code
 * with the product.
 */
package billing.sandbox.alipay;
