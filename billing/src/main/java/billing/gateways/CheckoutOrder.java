package billing.gateways;

import billing.api.Prepayments;
import billing.money.Fen;
import java.time.Instant;

/**
 * An order that a person pays on a page of the gateway.
 *
 * @param orderNumber our number, unique for all time, at most 32 letters and digits
 * @param description as the payer reads it, in Chinese
 * @param until afterwards nobody can begin to pay
 * @param client where the person is
 * @param payer who it is, for the gateway alone
 */
public record CheckoutOrder(
    String orderNumber,
    String description,
    Fen amount,
    Instant until,
    Prepayments.Client client,
    Prepayments.Payer payer) {}
