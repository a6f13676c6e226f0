package billing.testing;

import billing.api.AccountId;
import billing.api.ChannelVehicle;
import billing.api.PayerBound;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.StayId;
import billing.api.TariffId;
import billing.api.Vehicle;
import billing.api.VehicleCategory;
import billing.api.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A visit to the core zone of Hangzhou's roads that begins at 10:00, as tests tell it. An hour
 * costs 10 yuan, half an hour 5.
 */
public record Visit(
    StayId stay, AccountId account, String plate, Instant entered, String lot, String tariff) {
  private static final Instant TEN_O_CLOCK = Instant.parse("2026-11-24T02:00:00Z");

  /** A visit of an account that nobody knows yet. */
  public static Visit ofSomebody() {
    return of(new AccountId(UUID.randomUUID()));
  }

  public static Visit of(AccountId account) {
    var stay = new StayId(UUID.randomUUID());
    return new Visit(stay, account, "浙A0T001", TEN_O_CLOCK, "nowhere", "hangzhou-road/core");
  }

  public Visit by(AccountId other) {
    return new Visit(stay, other, plate, entered, lot, tariff);
  }

  public Visit withPlate(String other) {
    return new Visit(stay, account, other, entered, lot, tariff);
  }

  /** The same priced by another tariff. */
  public Visit withTariff(String other) {
    return new Visit(stay, account, plate, entered, lot, other);
  }

  /** The same in another lot. */
  public Visit in(String other) {
    return new Visit(stay, account, plate, entered, other, tariff);
  }

  /** Another visit of the same car, which begins so many minutes later. */
  public Visit again(int minutes) {
    var id = new StayId(UUID.randomUUID());
    return new Visit(id, account, plate, entered.plus(Duration.ofMinutes(minutes)), lot, tariff);
  }

  public StayBegan began() {
    return new StayBegan(
        stay, account, vehicle(), lot, "Nowhere Road", new TariffId(tariff), entered);
  }

  public StayEnded ended(int revision, int minutes) {
    return new StayEnded(
        began(),
        revision,
        new Vehicle(vehicle().colour(), VehicleCategory.SMALL),
        "exit-1",
        entered.plus(Duration.ofMinutes(minutes)),
        Optional.empty(),
        Set.of());
  }

  /** What was told before is not to be charged. */
  public StayEnded waived(int revision, int minutes, Waiver waiver) {
    var it = ended(revision, minutes);
    return new StayEnded(
        it.begun(),
        revision,
        it.vehicle(),
        it.exitDevice(),
        it.left(),
        Optional.of(waiver),
        it.rights());
  }

  /** The vehicle is of another category than most. */
  public StayEnded ofCategory(VehicleCategory category, int revision, int minutes) {
    var it = ended(revision, minutes);
    var vehicle = new Vehicle(vehicle().colour(), category);
    return new StayEnded(
        it.begun(), revision, vehicle, it.exitDevice(), it.left(), it.waiver(), it.rights());
  }

  /** The driver has rights. */
  public StayEnded with(Set<String> rights, int revision, int minutes) {
    var it = ended(revision, minutes);
    return new StayEnded(
        it.begun(), revision, it.vehicle(), it.exitDevice(), it.left(), it.waiver(), rights);
  }

  public PayerBound bound() {
    return boundTo("openid-1");
  }

  public PayerBound boundTo(String openId) {
    return boundTo(new PayerBound.Payer("wechat", openId));
  }

  /** Several pay, the first one first. */
  public PayerBound boundTo(PayerBound.Payer... payers) {
    return new PayerBound(account, List.of(payers), vehicle());
  }

  private ChannelVehicle vehicle() {
    return new ChannelVehicle(plate, ChannelVehicle.PlateColour.BLUE);
  }
}
