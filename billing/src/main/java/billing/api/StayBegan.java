package billing.api;

import java.time.Instant;

/**
 * A car has entered. Gateways that want to know at entry are told; nothing is charged.
 *
 * @param stay the visit
 * @param account who answers for it
 * @param vehicle the car as gateways want it
 * @param lot the lot's id; empty for a stay told when billing did not know lots yet
 * @param lotName the lot's name as the driver knows it, at most 128 characters
 * @param tariff the tariff in force in the lot's zone
 * @param entered when the camera saw the car enter
 */
public record StayBegan(
    StayId stay,
    AccountId account,
    ChannelVehicle vehicle,
    String lot,
    String lotName,
    TariffId tariff,
    Instant entered) {}
