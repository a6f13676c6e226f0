package billing.api;

import billing.money.Fen;
import java.time.Instant;
import java.util.Optional;

/**
 * A refund as consoles show it.
 *
 * @param number ours, which the gateway has, too
 * @param orderNumber of the payment that it is given back from
 * @param state PREPARED, SENT, PROCESSING, UNKNOWN, REFUNDED or DECLINED, as docs/payments.md has
 *     it
 * @param why the gateway's last words, when it declined
 * @param needs what a person has to do at the gateway before the money can go back, in words for an
 *     operator; empty when nothing
 */
public record RefundView(
    String number,
    String orderNumber,
    StayId stay,
    Fen amount,
    String state,
    Instant orderedAt,
    Optional<String> why,
    Optional<String> needs) {}
