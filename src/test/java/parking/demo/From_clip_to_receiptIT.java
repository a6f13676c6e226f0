package parking.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parking.testing.PackagedService;

/**
 * The main job, with the built programs and nothing in their place: two rendered clips, the
 * recogniser, HTTP, the service, PostgreSQL, signed calls to the payment sandbox and its encrypted
 * notifications.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class From_clip_to_receiptIT {
  @TempDir static Path folder;

  private static final int START_UP = 60;
  private static final List<Car> CARS = Car.listAll();
  private static Map<String, Fate> fates;

  @BeforeAll
  static void play_the_demo() throws Exception {
    var arguments =
        List.of(
            "--root",
            "..",
            "--data",
            folder.toString(),
            "--port",
            String.valueOf(PackagedService.freePort()));
    var options = Options.of(arguments);
    var programs = DemoLot.Programs.in(options.root());
    var scene = new Clips(programs.recogniser(), folder.resolve("clips")).scene(CARS);
    var time =
        SimulatedTime.nextEvening(folder, Instant.now().plusSeconds(START_UP), options.factor());
    try (var town = new Town(options, programs, time)) {
      town.start(scene);
      var watching = new Watching(town, scene);
      fates = watching.untilDone();
      watching.print(fates);
    }
  }

  @Test
  void every_car_is_read_and_none_is_invented() {
    assertThat(fates.keySet())
        .containsExactlyInAnyOrderElementsOf(CARS.stream().map(Car::plate).toList());
  }

  @Test
  void every_stay_costs_what_the_price_notice_says() {
    for (var car : CARS) {
      assertThat(fates.get(car.plate()).yuan()).as(car.plate()).contains(car.end().yuan());
    }
  }

  @Test
  void every_charge_ends_paid_free_or_as_a_receivable_as_its_payer_behaves() {
    for (var car : CARS) {
      assertThat(fates.get(car.plate()).state()).as(car.plate()).isEqualTo(car.end().state());
    }
  }

  @Test
  void every_payment_has_a_receipt_of_its_own() {
    var receipts =
        fates.values().stream()
            .filter(fate -> fate.state().equals("PAID"))
            .map(Fate::remark)
            .toList();
    assertThat(receipts)
        .doesNotHaveDuplicates()
        .allMatch(number -> number.matches("R\\d{8}-\\d{6}"));
    assertThat(receipts).hasSize(4);
  }
}
