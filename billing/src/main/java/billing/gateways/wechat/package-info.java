/**
 * WeChat Pay's parking service (支付分停车服务) as a {@link billing.gateways.Gateway}. The contract and
 * how it is read here: {@code docs/contracts/wechat-pay-parking.md}.
 *
 * <p>Nothing here writes a plate to a log. The SDK's exceptions carry requests in their messages,
 * so those messages are never passed on.
 */
package billing.gateways.wechat;
