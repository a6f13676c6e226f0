package billing.gateways;

import billing.money.Fen;
import java.time.Instant;

/**
 * One payment to be taken.
 *
 * @param orderNumber our number, unique for all time, at most 32 letters and digits
 * @param entry the entry as it was told to the gateway
 * @param entryId the gateway's id of that entry
 * @param left when the car left
 * @param exitDevice the camera at the exit
 * @param amount what to take, more than nothing
 */
public record ChargeOrder(
    String orderNumber,
    EntryNotice entry,
    String entryId,
    Instant left,
    String exitDevice,
    Fen amount) {}
