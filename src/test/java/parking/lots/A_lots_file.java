package parking.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_lots_file {
  private final String example = read();

  private static String read() {
    try {
      return Files.readString(Path.of("test/resources/lots.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void isRefused(String what, String with, String complaint) {
    assertThat(example).contains(what);
    assertThatThrownBy(() -> LotsFile.parse("lots.yaml", example.replaceFirst(what, with)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("lots.yaml")
        .hasMessageContaining(complaint);
  }

  @Test
  void lists_lanes_with_their_lots() {
    var lanes = LotsFile.parse("lots.yaml", example);
    assertThat(lanes).hasSize(5);
    var lot =
        new Lot(
            "west-lake",
            "西湖示例停车场",
            "West Lake sample car park",
            60,
            "hangzhou-road/core",
            Map.of(),
            Optional.empty(),
            Policy.standard());
    assertThat(lanes.get(0))
        .isEqualTo(new Lane("west-lake-edge", "entrance", Lane.Use.ENTRANCE, lot, ""));
  }

  @Test
  void is_refused_with_the_line_of_an_unknown_field() {
    isRefused("capacity: 60", "capacty: 60", "line 6: lots[0].capacty");
  }

  @Test
  void is_refused_with_the_place_of_a_wrong_lane_use() {
    isRefused("exit: exit", "exit: way-out", "lots[0].devices.west-lake-edge.exit");
  }

  @Test
  void is_refused_without_capacity() {
    isRefused("capacity: 60", "capacity: 0", "lot west-lake needs a capacity");
  }

  @Test
  void is_refused_when_two_lots_have_one_name() {
    isRefused("id: river-street", "id: west-lake", "two lots called west-lake");
  }

  @Test
  void is_refused_when_a_device_watches_two_lots() {
    isRefused(
        "river-edge-2:\n        entrance",
        "west-lake-edge:\n        entrance",
        "device west-lake-edge is listed in two lots");
  }

  @Test
  void is_refused_when_it_is_no_yaml() {
    assertThatThrownBy(() -> LotsFile.parse("lots.yaml", "lots: [a"))
        .hasMessageContaining("lots.yaml, line 1");
  }

  @Test
  void is_refused_when_it_lists_nothing() {
    assertThatThrownBy(() -> LotsFile.parse("lots.yaml", "")).hasMessageContaining("lots.yaml");
  }
}
