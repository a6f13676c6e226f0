package billing.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.ChannelVehicle;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.Quotes;
import billing.api.StayBegan;
import billing.api.StayEnded;
import billing.api.StayId;
import billing.api.Stays;
import billing.api.TariffId;
import billing.api.Vehicle;
import billing.api.VehicleCategory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class Charges_by_a_published_notice extends PublishingTest {
  private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");
  private static final TariffId CORE = new TariffId("charged/core");

  @Inject Stays stays;
  @Inject Charges charges;
  @Inject Quotes quotes;

  private ChargeView charged(Instant entered, int revision, StayId stay) {
    var vehicle = new ChannelVehicle("浙A0T001", ChannelVehicle.PlateColour.BLUE);
    var account = new AccountId(UUID.nameUUIDFromBytes(stay.toString().getBytes()));
    var began = new StayBegan(stay, account, vehicle, "nowhere", "Nowhere Road", CORE, entered);
    var left = entered.plus(Duration.ofHours(1)).plusSeconds(revision);
    await(
        stays.ended(
            new StayEnded(
                began,
                revision,
                new Vehicle(vehicle.colour(), VehicleCategory.SMALL),
                "exit",
                left,
                Optional.empty(),
                Set.of())));
    return await(charges.listOf(List.of(stay))).get(0);
  }

  private static StayId aStay() {
    return new StayId(UUID.randomUUID());
  }

  @Test
  void are_made_from_its_first_day_on_and_old_stays_keep_their_price() {
    var day = LocalDate.ofInstant(clock.instant(), HANGZHOU).plusDays(8);
    var first = new Draft("charged", day.toString(), 200, "");
    published(first);
    assertThat(quotes.knows(CORE, clock.instant())).isFalse();
    var entered = day.atTime(9, 0).atZone(HANGZHOU).toInstant();
    assertThat(quotes.knows(CORE, entered)).isTrue();
    var old = aStay();
    assertThat(charged(entered, 1, old).amount().count()).isEqualTo(400);

    var next = day.plusDays(10);
    published(first.from(next.toString()).costing(300));
    var before = charged(next.atTime(7, 59).minusDays(1).atZone(HANGZHOU).toInstant(), 1, aStay());
    var after = charged(next.atTime(9, 0).atZone(HANGZHOU).toInstant(), 1, aStay());
    assertThat(before.amount().count()).as("a minute of the night, and the day").isEqualTo(500);
    assertThat(after.amount().count()).isEqualTo(600);
    assertThat(after.lines().get(0).rule())
        .isEqualTo("charged@%s zones.core.rates.small.days[0].periods[day]".formatted(next));

    var again = charged(entered, 2, old);
    assertThat(again.amount().count()).as("a correction is priced as then").isEqualTo(400);
    assertThat(again.lines().get(0).rule()).startsWith("charged@" + day);
  }
}
