package billing.gateways;

import billing.money.Fen;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a gateway's bill of trades: money that it took or gave back on a day.
 *
 * @param orderNumber our number of the order
 * @param refundNumber our number of the refund; empty for money that was taken
 * @param transactionId the gateway's number of the order
 * @param amount what was taken or went back
 * @param fee what the gateway keeps for a payment, or gives back of its fee for a refund
 * @param at when
 */
public record BillLine(
    String orderNumber,
    Optional<String> refundNumber,
    String transactionId,
    Fen amount,
    Fen fee,
    Instant at) {}
