package parking.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static parking.sharing.Sample.NOON;
import static parking.sharing.Sample.permit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parking.permits.Permit;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Spaces_for_guests {
  private static Set<String> plates(String begin, int count) {
    return IntStream.range(0, count).mapToObj(i -> begin + i).collect(Collectors.toSet());
  }

  @ParameterizedTest(name = "{0} spaces, {1} open, quota {2}: {8} free, because {9}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # lot | open | quota | owners | guests | unread | passes | asked | free | because
          20 | 8  | 8  | 0  | 0  | 0 | 0 | 0 | 8 | the whole quota
          20 | 8  | 6  | 0  | 0  | 0 | 0 | 0 | 6 | the quota is less than what is open
          20 | 8  | 8  | 0  | 3  | 0 | 0 | 0 | 5 | three are inside
          20 | 8  | 8  | 12 | 3  | 0 | 0 | 0 | 5 | owners fill what they kept
          20 | 8  | 8  | 14 | 3  | 0 | 0 | 0 | 3 | two more owners came first
          20 | 8  | 8  | 20 | 0  | 0 | 0 | 0 | 0 | owners fill it all
          20 | 8  | 8  | 5  | 3  | 0 | 0 | 0 | 5 | seven spaces wait for owners
          20 | 8  | 8  | 5  | 3  | 4 | 0 | 0 | 1 | nobody knows whose the unread cars are
          20 | 8  | 8  | 0  | 9  | 0 | 0 | 0 | 0 | nobody stops a ninth guest
          20 | 8  | 8  | 0  | 3  | 0 | 2 | 0 | 3 | two passes are out
          20 | 8  | 8  | 0  | 3  | 0 | 2 | 1 | 2 | and one driver is on the way
          20 | 8  | 8  | 0  | 3  | 0 | 5 | 1 | 0 | never below zero
          20 | 20 | 20 | 0  | 0  | 0 | 0 | 0 | 20| every space is offered
          20 | 20 | 20 | 7  | 0  | 0 | 0 | 0 | 13| and owners come first all the same
          20 | 0  | 8  | 0  | 0  | 0 | 0 | 0 | 0 | the offers are over
          """)
  void are_what_quota_and_lot_leave(
      int capacity,
      int open,
      int quota,
      int owners,
      int guests,
      int unread,
      int passes,
      int asked,
      int free,
      String because) {
    var limits = new Figures.Limits(capacity, open, quota);
    var cars = new Guests(plates("浙A0W00", owners), plates("浙A0G00", guests));
    var figures = Figures.of(limits, owners + guests + unread, cars, passes, asked);
    assertThat(figures.free()).as(because).isEqualTo(free);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "STAFF, owner",
    "RESIDENT, owner",
    "MONTHLY, owner",
    "EXEMPT, owner",
    "RIGHT, guest",
    "BLOCKED, guest"
  })
  void are_taken_by_cars_without_a_permit_of_an_owners_kind(Permit.Kind kind, String whose) {
    var cars = Guests.of(Set.of("浙A0G001"), List.of(permit("浙A0G001", kind)), NOON);
    assertThat(cars.owners().isEmpty() ? "guest" : "owner").isEqualTo(whose);
    assertThat(cars.owners().size() + cars.guests().size()).isEqualTo(1);
  }

  @Test
  void are_taken_by_cars_whose_permit_does_not_hold_now() {
    var staff = List.of(permit("浙A0G001", Permit.Kind.STAFF));
    var cars = Set.of("浙A0G001", "浙A0G002");
    assertThat(Guests.of(cars, staff, NOON).guests()).containsExactly("浙A0G002");
    assertThat(Guests.of(cars, staff, NOON.plusSeconds(3600)).guests())
        .containsExactlyInAnyOrder("浙A0G001", "浙A0G002");
    assertThat(Guests.of(Set.of(), staff, NOON).owners()).as("it is not inside").isEmpty();
  }
}
