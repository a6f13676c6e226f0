package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.detect.PlateColour;
import recognizer.detect.Quad;
import recognizer.vote.CameraReport;
import recognizer.vote.Direction;
import recognizer.vote.Evidence;
import recognizer.vote.Opinion;
import recognizer.vote.PassageEvent;
import recognizer.vote.PlateReading;
import recognizer.vote.PlateText;
import recognizer.vote.VehicleLook;

/** Holds what is sent against the contract that the service reads by. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_reading_that_leaves {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static JsonNode example() throws IOException {
    return MAPPER.readTree(Contracts.FOLDER.resolve("examples/plate-reading.v1.json").toFile());
  }

  private static String faults(byte[] batch) throws IOException {
    return Contracts.faults("plate-reading.v1.schema.json", batch);
  }

  private static byte[] batch(boolean hasEvidence, PlateReading... readings) {
    List<byte[]> all = new java.util.ArrayList<>();
    for (PlateReading reading : readings) {
      long sequence = 41 + all.size();
      StoredReading stored = new StoredReading(sequence, ReadingJson.reading(sequence, reading));
      all.add(
          ReadingJson.with(
              stored, hasEvidence ? StoredEvidence.of(reading.evidence()) : StoredEvidence.NONE));
    }
    Instant sentAt = Instant.parse("2026-11-23T10:04:11.250Z");
    return ReadingJson.batch("west-lake-edge", sentAt, all);
  }

  @Test
  void equals_the_contracts_example() throws IOException {
    JsonNode theirs = example().at("/readings/0");
    byte[] cutOut = Base64.getDecoder().decode(theirs.at("/cutOut/data").asText());
    PlateReading reading = Readings.reading(new byte[0], cutOut);
    JsonNode ours = MAPPER.readTree(batch(true, reading)).at("/readings/0");
    assertThat(ours.equals(A_reading_that_leaves::compare, theirs)).as(ours.toString()).isTrue();
  }

  /** The same numbers and times may be written in several ways. */
  private static int compare(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return Double.compare(a.asDouble(), b.asDouble());
    }
    if (a.asText().startsWith("2026-") && b.asText().startsWith("2026-")) {
      return OffsetDateTime.parse(a.asText()).compareTo(OffsetDateTime.parse(b.asText()));
    }
    return a.equals(b) ? 0 : 1;
  }

  @Test
  void satisfies_the_schema_with_its_pictures() throws IOException {
    assertThat(faults(batch(true, Readings.reading()))).isEqualTo("[]");
  }

  @Test
  void may_have_a_cut_out_of_forty_eight_kilobytes_and_no_more() throws IOException {
    byte[] none = new byte[0];
    assertThat(faults(batch(true, Readings.reading(none, new byte[48 * 1024])))).isEqualTo("[]");
    assertThat(faults(batch(true, Readings.reading(none, new byte[48 * 1024 + 1]))))
        .contains("cutOut");
  }

  @Test
  void satisfies_the_schema_without_a_plate() throws IOException {
    PlateReading unread =
        new PlateReading(
            "exit",
            Instant.EPOCH,
            Direction.UNKNOWN,
            PlateText.UNREAD,
            PlateColour.YELLOW_GREEN,
            2,
            1,
            new Evidence(new byte[9], Quad.of(0, 0, 1, 0, 1, 1, 0, 1), new byte[0]));
    assertThat(faults(batch(true, unread))).isEqualTo("[]");
  }

  @Test
  void would_be_caught_by_the_schema_if_it_were_wrong() throws IOException {
    String wrong = new String(batch(true, Readings.reading()), StandardCharsets.UTF_8);
    assertThat(faults(wrong.replace("blue", "pink").getBytes(StandardCharsets.UTF_8)))
        .contains("colour");
  }

  @Test
  void is_forgotten_or_set_aside_as_the_answers_example_says() throws IOException {
    Path example = Contracts.FOLDER.resolve("examples/plate-reading-answer.v1.json");
    Answer answer = Answer.of(200, Files.readAllBytes(example), List.of(41L, 42L));
    assertThat(answer).isInstanceOf(Answer.Taken.class);
    Answer.Taken taken = (Answer.Taken) answer;
    assertThat(taken.kept()).containsExactly(41L);
    assertThat(taken.refused()).extracting(Answer.Refused::sequence).containsExactly(42L);
    assertThat(taken.refused().get(0).detail()).contains("Add it to the lots file");
  }

  @Test
  void of_a_camera_that_reads_by_itself_says_what_each_reader_made_of_it() throws IOException {
    PlateReading own = Readings.reading();
    CameraReport report =
        new CameraReport(
            PassageEvent.TURNED_BACK,
            List.of(
                new Opinion(Opinion.Reader.CAMERA, "", PlateColour.UNKNOWN, 0),
                new Opinion(Opinion.Reader.RECOGNISER, "浙A0T001", PlateColour.BLUE, 0.95)),
            new VehicleLook("white", "", "w".repeat(40)),
            true,
            "0".repeat(64));
    PlateReading reading =
        new PlateReading(
            own.lane(),
            own.seenAt(),
            Direction.IN,
            own.plate(),
            own.colour(),
            0,
            1,
            Evidence.NONE,
            Optional.of(report));
    byte[] batch = batch(true, reading);
    assertThat(faults(batch)).isEqualTo("[]");
    JsonNode sent = MAPPER.readTree(batch).at("/readings/0");
    assertThat(sent.path("event").asText()).isEqualTo("turned-back");
    assertThat(sent.at("/opinions/1/reader").asText()).isEqualTo("recogniser");
    assertThat(sent.path("suspectedFake").asBoolean()).isTrue();
    assertThat(sent.path("vehicle").has("brand")).isFalse();
    assertThat(sent.has("rows") || sent.has("corners") || sent.has("picture")).isFalse();
  }
}
