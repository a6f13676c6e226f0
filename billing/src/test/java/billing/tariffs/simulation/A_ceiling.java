package billing.tariffs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import billing.money.Fen;
import billing.tariffs.Tariff;
import billing.tariffs.TariffFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_ceiling {
  private static final Path BEIJING = Path.of("vectors/tariffs/beijing-road.yaml");
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-28"));

  @TempDir private Path folder;

  private Tariff beijing(String printed, String instead) throws IOException {
    return changed(BEIJING, printed, instead);
  }

  private Tariff changed(Path notice, String printed, String instead) throws IOException {
    var text = Files.readString(notice);
    assertThat(text).contains(printed);
    var file = Files.writeString(folder.resolve("draft.yaml"), text.replace(printed, instead));
    return TariffFile.read(file, List.of()).get(0);
  }

  @Test
  void is_kept_by_the_price_itself_and_by_a_lower_one() throws IOException {
    var same = beijing("fen: 250", "fen: 250");
    assertThat(new Ceiling(same, same).listBreaches(DAYS)).isEmpty();
    assertThat(new Ceiling(beijing("fen: 250", "fen: 200"), same).listBreaches(DAYS)).isEmpty();
  }

  @Test
  void is_breached_where_the_draft_asks_more_with_the_lines_that_do() throws IOException {
    var reference = beijing("fen: 250", "fen: 250");
    var nights = beijing("minutes: 120, fen: 100", "minutes: 120, fen: 150");
    var breaches = new Ceiling(nights, reference).listBreaches(DAYS);
    assertThat(breaches).hasSize(2 * 24);
    var evening =
        breaches.stream()
            .filter(it -> it.stay().entered().toString().equals("2026-11-24T12:00:00Z"))
            .findFirst()
            .orElseThrow();
    assertThat(Duration.between(evening.stay().entered(), evening.stay().left()))
        .as("20:00, the first two hours of the night")
        .isEqualTo(Duration.ofHours(2));
    assertThat(evening.most()).isEqualTo(Fen.fen(100));
    assertThat(evening.price().lines().get(0).rule()).contains("periods[night]");
    assertThat(evening.price().total()).isEqualTo(Fen.fen(150));
  }

  /** Five yuan a visit at the shared hours, ten for each started hour beyond them. */
  @Test
  void is_kept_at_shared_hours_by_a_price_that_is_dear_beyond_them() throws IOException {
    var shared = Path.of("vectors/tariffs/shared-hangzhou.yaml");
    var draft = changed(shared, "fen: 500", "fen: 500");
    var same = changed(shared, "minutes: 60, fen: 1000", "minutes: 60, fen: 500");
    assertThat(new Ceiling(draft, same).listBreaches(DAYS)).isNotEmpty();
    assertThat(new Ceiling(draft, same).listBreachesInSharedHours(DAYS)).isEmpty();
    var dearer = changed(shared, "flat: { fen: 500", "flat: { fen: 600");
    var breaches = new Ceiling(dearer, same).listBreachesInSharedHours(DAYS);
    assertThat(breaches).isNotEmpty();
    assertThat(breaches)
        .allMatch(it -> draft.opening(it.stay().entered()).orElseThrow().isOpen())
        .allMatch(it -> it.most().equals(Fen.fen(500)));
    var harbin = changed(Path.of("vectors/tariffs/harbin-road.yaml"), "fen: 700", "fen: 800");
    var road = changed(Path.of("vectors/tariffs/harbin-road.yaml"), "fen: 700", "fen: 700");
    assertThat(new Ceiling(harbin, road).listBreachesInSharedHours(DAYS))
        .as("without hours all stays count")
        .isEqualTo(new Ceiling(harbin, road).listBreaches(DAYS));
  }

  @Test
  void is_breached_by_a_stay_that_is_free_for_some_minutes_less() throws IOException {
    var harbin = Path.of("vectors/tariffs/harbin-road.yaml");
    var reference = changed(harbin, "free: { minutes: 15", "free: { minutes: 15");
    var draft = changed(harbin, "free: { minutes: 15", "free: { minutes: 12");
    var breaches = new Ceiling(draft, reference).listBreaches(DAYS);
    assertThat(breaches).hasSizeGreaterThanOrEqualTo(2 * 24);
    assertThat(breaches)
        .extracting(it -> Duration.between(it.stay().entered(), it.stay().left()).toMinutes())
        .containsOnly(13L);
  }

  @Test
  void is_kept_by_classes_that_the_reference_does_not_know() throws IOException {
    var classes = Path.of("vectors/tariffs/choice-vehicle-classes.yaml");
    var draft = changed(classes, "fen: 400", "fen: 400");
    var plain = changed(Path.of("vectors/tariffs/free-hour.yaml"), "fen: 300", "fen: 900");
    var breaches = new Ceiling(draft, plain).listBreaches(DAYS);
    assertThat(breaches).extracting(it -> it.stay().vehicleClass()).doesNotContain("exempt");
    assertThat(breaches).extracting(it -> it.stay().vehicleClass()).contains("new_energy");
  }
}
