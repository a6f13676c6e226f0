package billing.gateways;

import billing.api.ChannelVehicle;
import billing.api.StayId;
import java.time.Duration;
import java.time.Instant;

/**
 * A car's entry, for a gateway that registers entries.
 *
 * @param stay the visit
 * @param number our number of the entry, at most 32 letters and digits
 * @param payer the payer's identity at the gateway
 * @param vehicle the car
 * @param lot the lot's id; empty for a visit told when billing did not know lots yet
 * @param lotName the lot as the driver knows it
 * @param entered when
 * @param freeFor how long parking is free
 */
public record EntryNotice(
    StayId stay,
    String number,
    String payer,
    ChannelVehicle vehicle,
    String lot,
    String lotName,
    Instant entered,
    Duration freeFor) {}
