package parking.lots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_code_of_a_lane {
  private static final Lot LOT =
      new Lot(
          "lot",
          "停车场",
          "Car park",
          60,
          "tariff",
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Policy.standard());
  private static final Lane LANE = new Lane("edge", "entrance", Lane.Use.ENTRANCE, LOT, "");

  private record Settings(String secretText, int codeVersion, int oldest) implements ScanSettings {
    @Override
    public String url() {
      return "https://parking.example/scan.html";
    }

    @Override
    public Optional<String> secret() {
      return Optional.of(secretText);
    }

    @Override
    public Optional<Integer> oldestCodeVersion() {
      return Optional.of(oldest);
    }
  }

  private static LaneCodes codes(String secret, int version, int oldest) {
    return new LaneCodes(new Settings(secret, version, oldest));
  }

  private static String code(LaneCodes codes, Lane lane) {
    var text = codes.print(lane).text();
    return text.substring(text.indexOf("code=") + "code=".length());
  }

  @Test
  void is_known_again_and_belongs_to_no_other_lane() {
    var codes = codes("secret", 1, 1);
    var other = new Lane("edge", "exit", Lane.Use.EXIT, LOT, "");
    assertThat(codes.isCode(LANE, code(codes, LANE))).isTrue();
    assertThat(codes.isCode(other, code(codes, LANE))).isFalse();
  }

  @Test
  void cannot_be_made_without_the_secret() {
    assertThat(codes("secret", 1, 1).isCode(LANE, code(codes("guess", 1, 1), LANE))).isFalse();
  }

  @Test
  void is_another_one_in_another_version() {
    var old = code(codes("secret", 1, 1), LANE);
    assertThat(codes("secret", 2, 1).isCode(LANE, old)).isTrue();
    assertThat(codes("secret", 2, 2).isCode(LANE, old)).isFalse();
    assertThat(code(codes("secret", 2, 1), LANE)).isNotEqualTo(old).startsWith("2.");
  }

  @Test
  void of_a_version_that_was_never_printed_is_none() {
    var next = code(codes("secret", 2, 2), LANE);
    assertThat(codes("secret", 1, 1).isCode(LANE, next)).isFalse();
  }
}
