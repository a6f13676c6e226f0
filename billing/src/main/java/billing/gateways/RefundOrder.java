package billing.gateways;

import billing.money.Fen;

/**
 * Money that is to go back to who paid.
 *
 * @param refundNumber our number of the refund, unique for all time, at most 32 letters and digits;
 *     the same number again is the same refund
 * @param orderNumber our number of the order that took the money
 * @param amount what goes back: more than nothing, and with all earlier refunds of the order at
 *     most {@code taken}
 * @param taken what the order took
 * @param reason in Chinese, as the payer may read it, at most 80 characters
 */
public record RefundOrder(
    String refundNumber, String orderNumber, Fen amount, Fen taken, String reason) {}
