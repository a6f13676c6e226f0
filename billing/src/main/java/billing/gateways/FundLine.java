package billing.gateways;

import billing.money.Fen;
import java.time.Instant;

/**
 * A line of a gateway's bill of funds: money that came to or left our account there.
 *
 * @param reference the gateway's number of what moved it
 * @param kind the gateway's own word for why, for example 交易, 退款, 提现
 * @param incoming whether it came to us
 * @param balance what the account held afterwards
 */
public record FundLine(
    String reference, String kind, boolean incoming, Fen amount, Fen balance, Instant at) {}
