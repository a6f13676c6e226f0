package recognizer.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recognizer.detect.PlateColour;
import recognizer.vote.Movement;
import recognizer.vote.Opinion;
import recognizer.vote.PassageEvent;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Words_of_vendors {
  @ParameterizedTest
  @CsvSource({
    "hikvision, blue, BLUE",
    "hikvision, YELLOW, YELLOW",
    "hikvision, newEnergyGreen, GREEN",
    "hikvision, newEnergyYellowGreen, YELLOW_GREEN",
    "hikvision, mauve, UNKNOWN",
    "dahua, Black, BLACK",
    "dahua, ShadowGreen, GREEN",
    "dahua, Other, UNKNOWN",
    "vzenith, 1, BLUE",
    "vzenith, 3, WHITE",
    "vzenith, 5, GREEN",
    "vzenith, 6, YELLOW_GREEN",
    "vzenith, 0, UNKNOWN",
    "vzenith, 99, UNKNOWN"
  })
  void have_one_colour_each(String vendor, String code, PlateColour colour) {
    assertThat(Codes.of(vendor).colour("plate-colour", code)).isEqualTo(colour);
  }

  @Test
  void tell_movements_and_events() {
    Codes vzenith = Codes.of("vzenith");
    assertThat(vzenith.movement("4")).isEqualTo(Movement.TOWARDS_CAMERA);
    assertThat(vzenith.movement("3")).isEqualTo(Movement.AWAY);
    assertThat(vzenith.movement("1")).isEqualTo(Movement.UNKNOWN);
    assertThat(vzenith.event("64")).isEqualTo(PassageEvent.STAYED);
    assertThat(vzenith.event("66")).isEqualTo(PassageEvent.TURNED_BACK);
    assertThat(vzenith.event("8")).isEqualTo(PassageEvent.PASSED);
    assertThat(Codes.of("hikvision").movement("forward")).isEqualTo(Movement.TOWARDS_CAMERA);
    assertThat(Codes.of("dahua").movement("Reverse")).isEqualTo(Movement.AWAY);
  }

  @ParameterizedTest
  @CsvSource({
    "浙A·12345, 浙A12345, UNKNOWN",
    "' 浙a12345 ', 浙A12345, UNKNOWN",
    "蓝浙A12345, 浙A12345, BLUE",
    "黄绿浙A12345D, 浙A12345D, YELLOW_GREEN",
    "_无_, '', UNKNOWN",
    "无车牌, '', UNKNOWN",
    "unknown, '', UNKNOWN",
    "'', '', UNKNOWN",
    "ＷＪ0123A, WJ0123A, UNKNOWN"
  })
  void become_plates(String written, String plate, PlateColour colour) throws BadMessage {
    Opinion opinion = PlateWords.opinion(written, PlateColour.UNKNOWN, 80);
    assertThat(opinion.plate()).isEqualTo(plate);
    assertThat(opinion.colour()).isEqualTo(colour);
    assertThat(opinion.confidence()).isEqualTo(plate.isEmpty() ? 0 : 0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "5rWZQTBUMDIx, 浙A0T021",
    "浙A0T021, 浙A0T021",
    "X+aXoF8=, _无_",
    "VA12345, VA12345",
    "QjI4ODRTQ1A=, B2884SCP",
    "B2884SCP, B2884SCP",
    "'', ''"
  })
  void hide_plates_in_base64_or_do_not(String written, String plate) {
    assertThat(VzenithMqtt.license(written)).isEqualTo(plate);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T08:00:00+08:00, 2026-11-24T00:00:00Z",
    "2026-11-24 08:00:00.250, 2026-11-24T00:00:00.250Z",
    "2026-11-24T08:00:00, 2026-11-24T00:00:00Z",
    "2026-11-24T00:00:00Z, 2026-11-24T00:00:00Z",
  })
  void are_times(String written, Instant time) {
    assertThat(CameraTimes.find(written)).contains(time);
  }

  @Test
  void are_no_times_when_they_say_nothing() {
    assertThat(List.of("", "soon", "2026-13-45 99:00:00"))
        .allSatisfy(text -> assertThat(CameraTimes.find(text)).isEmpty());
    assertThat(CameraTimes.findEpoch(0, 0)).isEmpty();
  }

  @Test
  void of_a_million_characters_are_refused() {
    String million = "A".repeat(1_000_000);
    assertThatThrownBy(() -> PlateWords.opinion(million, PlateColour.UNKNOWN, 80))
        .isInstanceOf(BadMessage.class)
        .hasMessageContaining("1000000 characters");
  }
}
