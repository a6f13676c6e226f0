package parking.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An auditor that finds nothing proves nothing, unless it finds what was broken on purpose. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_auditor_of_a_storm {
  private final List<Car> cars = Car.of(1, 1);
  private final String plate = cars.get(0).plate();
  private final Map<String, Tables.Stay> stays = new HashMap<>();
  private final Map<String, Tables.Capture> captures = new HashMap<>();
  private final Map<String, SandboxBook.Order> orders = new HashMap<>();

  private Auditor.Findings found() {
    return Auditor.compare(new Auditor.Books(cars, stays, captures, orders));
  }

  private void isPaid() {
    stays.put(plate, new Tables.Stay("s1", 1000, 0, 0, 1000));
    captures.put("p1", new Tables.Capture(1000, 1, "gateway"));
    orders.put("p1", new SandboxBook.Order("SUCCESS", 1000, plate));
  }

  @Test
  void finds_nothing_in_books_that_agree() {
    isPaid();
    assertThat(found()).isEqualTo(new Auditor.Findings(List.of(), List.of(), List.of()));
  }

  @Test
  void sees_a_car_that_was_not_charged() {
    assertThat(found().lost()).hasSize(1);
  }

  @Test
  void sees_money_that_the_ledger_does_not_know_of() {
    isPaid();
    captures.clear();
    stays.put(plate, new Tables.Stay("s1", 1000, 1000, 0, 0));
    assertThat(found().lost()).hasSize(1);
  }

  @Test
  void sees_money_that_only_the_ledger_knows_of() {
    isPaid();
    orders.clear();
    assertThat(found().lost()).hasSize(1);
    orders.put("p1", new SandboxBook.Order("PAY_FAIL", 1000, plate));
    assertThat(found().lost()).hasSize(1);
  }

  @Test
  void sees_money_that_was_taken_twice() {
    isPaid();
    stays.put(plate, new Tables.Stay("s1", 1000, 0, 1000, 2000));
    captures.put("p2", new Tables.Capture(1000, 1, "gateway"));
    orders.put("p2", new SandboxBook.Order("SUCCESS", 1000, plate));
    assertThat(found().doubled()).hasSize(2);
  }

  @Test
  void sees_an_amount_that_is_another_one() {
    isPaid();
    orders.put("p1", new SandboxBook.Order("SUCCESS", 999, plate));
    assertThat(found().unbalanced()).hasSize(1);
  }

  @Test
  void sees_a_price_that_is_neither_owed_nor_paid() {
    isPaid();
    stays.put(plate, new Tables.Stay("s1", 1000, 100, 0, 1000));
    assertThat(found().unbalanced()).hasSize(1);
  }
}
