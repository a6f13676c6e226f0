/**
 * Alipay's parking platform (支付宝停车平台, {@code alipay.eco.mycar.parking.*}) as a {@link
 * billing.gateways.Gateway}. The contract, its sources and how it is read here: {@code
 * docs/contracts/alipay-parking.md}.
 *
 * <p>Nothing here writes a plate to a log. Plates travel in the body of requests, never in a URL.
 */
package billing.gateways.alipay;
