package parking.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.plates.PlateForms;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_load_of_a_measurement {
  private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");
  private static final Pattern WRITTEN = Pattern.compile("(insert into|delete from) ([a-z_]+)");

  private static List<JsonNode> readings(Gate.Batch batch) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    new ObjectMapper().readTree(batch.body()).get("readings").forEach(all::add);
    assertThat(all).hasSize(batch.readings());
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void is_made_of_whole_stays(int batch) throws IOException {
    var gate = new Gate("3000");
    List<JsonNode> sent = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sent.addAll(readings(gate.next(NOW, batch)));
    }
    while (gate.countInside() > 0) {
      sent.addAll(readings(gate.last(NOW, batch)));
    }
    assertThat(sent).hasSize(2 * gate.cars());
    assertThat(sent).extracting(it -> it.get("sequence").asLong()).doesNotHaveDuplicates();
    var inside = new HashMap<String, Instant>();
    var left = new HashSet<String>();
    for (var reading : sent) {
      var plate = reading.get("plate").asText();
      var at = Instant.parse(reading.get("seenAt").asText());
      assertThat(PlateForms.isKnown(Plate.of(plate), PlateColour.BLUE)).isTrue();
      if (reading.get("lane").asText().equals("entrance")) {
        assertThat(inside.put(plate, at)).isNull();
      } else {
        assertThat(inside.remove(plate)).isBefore(at.minus(Duration.ofMinutes(30)));
        assertThat(left.add(plate)).isTrue();
      }
    }
    assertThat(inside).isEmpty();
  }

  private static TreeSet<String> written(String text) {
    var tables = new TreeSet<String>();
    WRITTEN.matcher(text).results().forEach(found -> tables.add(found.group(2)));
    return tables;
  }

  @Test
  void writes_with_pgbench_into_the_tables_that_the_service_writes_into() throws IOException {
    var ours = new TreeSet<String>();
    for (var file :
        List.of(
            "devices/DeviceLog",
            "sessions/SessionWriting",
            "outbox/Outbox",
            "passages/PassageTable")) {
      ours.addAll(written(Files.readString(Path.of("main/java/parking/" + file + ".java"))));
    }
    assertThat(written(Pgbench.script())).isEqualTo(ours);
  }
}
