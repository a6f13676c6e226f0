package parking.passages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parking.problems.Problem;
import parking.testing.Contracts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_contract_of_readings {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"plate-reading.v1", "plate-reading-answer.v1", "passage.v1"})
  void is_kept_by_its_examples(String name) {
    assertThat(Contracts.faults(name, Contracts.readExample(name))).isEmpty();
  }

  @Test
  void refuses_what_it_does_not_know() throws IOException {
    var wrong = JSON.readTree("{\"device\":\"edge\",\"readings\":[],\"speed\":1}");
    assertThat(Contracts.faults("plate-reading.v1", wrong)).hasSizeGreaterThan(1);
  }

  @Test
  void is_understood_by_the_service() throws IOException {
    var batch = ReadingsParser.parse(Files.readAllBytes(Contracts.example("plate-reading.v1")));
    assertThat(batch.device()).isEqualTo("west-lake-edge");
    assertThat(batch.entries()).allMatch(entry -> entry.reading().isPresent());
    var first = batch.entries().get(0).reading().get();
    assertThat(first.plate().text()).isEqualTo("浙A0T001");
    assertThat(first.evidence().picture()).isEmpty();
    assertThat(first.evidence().cutOut()).isPresent();
  }

  @Test
  void brings_cut_outs_that_the_service_keeps(@TempDir Path data) throws IOException {
    var example = Files.readAllBytes(Contracts.example("plate-reading.v1"));
    var evidence = ReadingsParser.parse(example).entries().get(0).reading().get().evidence();
    var pictures = new Pictures(data);
    pictures.keep(evidence);
    assertThat(pictures.place(evidence.cutOut().get().sha256())).isRegularFile();
  }

  @Test
  void is_kept_by_the_services_answers() {
    var answer =
        new ReadingsResource.Answer(
            "edge",
            List.of(
                ReadingResult.accepted(1, new UUID(1, 2)),
                ReadingResult.repeated(2, new UUID(1, 2)),
                ReadingResult.refused(3, "no")));
    JsonNode written = JSON.valueToTree(answer);
    assertThat(Contracts.faults("plate-reading-answer.v1", written)).isEmpty();
    assertThat(written.at("/results/0/passage").isTextual()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"lane\":\"a\" | \"lane\":\"no name\" | lane: the lane's name in the lots file is needed",
        "\"lane\":\"a\" | \"lane\":null | lane: missing; the lane's name in the lots file is needed",
        "\"colour\":\"blue\" | \"colour\":\"pink\" | colour \"pink\" is none of [blue,",
        "12:00:00Z | noon | seenAt: an RFC 3339 time with its offset is needed, not \"2026-11-20Tnoon\"",
        "\"lane\" | \"direction\":\"up\",\"lane\" | direction: in, out or unknown is needed",
        "\"lane\" | \"event\":\"flew\",\"lane\" | event: passed, stayed or turned-back is needed",
        "\"lane\" | \"speed\":1,\"lane\" | speed: there is no such field",
        "\"lane\" | \"suspectedFake\":1,\"lane\" | suspectedFake: true or false is needed",
        "\"lane\" | \"vehicle\":{\"wheels\":4},\"lane\" | vehicle.wheels: there is no such field",
        "\"lane\" | \"vehicle\":\"red\",\"lane\" | vehicle is no JSON object",
        "\"lane\" | \"opinions\":[{\"reader\":\"me\"}],\"lane\" | opinions[0].reader: camera or recog",
        "\"lane\" | \"opinions\":{},\"lane\" | opinions: a list of at most 4",
        "\"lane\" | \"cutOut\":{\"mediaType\":\"image/png\"},\"lane\" | cutOut.mediaType: image/jpeg",
      })
  void refuses_one_reading_naming_its_field(String good, String bad, String complaint) {
    var sound = "{\"sequence\":1,\"seenAt\":\"2026-11-20T12:00:00Z\",\"colour\":\"blue\",%s}";
    var one = sound.formatted("\"confidence\":1,\"plate\":\"\",\"lane\":\"a\"");
    assertThat(one).contains(good);
    var entries = entries(one + "," + one.replace(good, bad));
    assertThat(entries.get(0).reading()).isPresent();
    assertThat(entries.get(1).reading()).isEmpty();
    assertThat(entries.get(1).fault())
        .startsWith("readings[1]." + complaint)
        .endsWith(". See the contract plate-reading.v1.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sequence\":0} | readings[0].sequence: a whole number of at least 1 is needed",
        "{\"sequence\":1e3} | readings[0].sequence: a whole number of at least 1 is needed",
        "{} | readings[0].sequence: missing; a whole number of at least 1 is needed",
        "1 | readings[0] is no JSON object",
        "'' | readings: 0 are sent; 1 to 100 are needed",
      })
  void refuses_a_batch_whose_readings_cannot_be_told_apart(String readings, String complaint) {
    assertThatThrownBy(() -> entries(readings))
        .isInstanceOf(Problem.class)
        .hasMessage(complaint + ". See the contract plate-reading.v1.");
  }

  private static List<Reading.Entry> entries(String readings) {
    var body = "{\"device\":\"edge\",\"readings\":[%s]}".formatted(readings);
    return ReadingsParser.parse(body.getBytes(StandardCharsets.UTF_8)).entries();
  }

  @Test
  void gives_one_fingerprint_to_one_reading_in_any_order_of_fields() {
    var one = fingerprint("\"lane\":\"a\",\"plate\":\"\"");
    assertThat(fingerprint("\"plate\":\"\",\"lane\":\"a\"")).isEqualTo(one);
    assertThat(fingerprint("\"plate\":\"\",\"lane\":\"b\"")).isNotEqualTo(one);
  }

  @Test
  void takes_the_fingerprint_of_the_fields_in_alphabetical_order_without_pictures() {
    var picture =
        "{\"mediaType\":\"image/jpeg\",\"data\":\"\",\"sha256\":\"%s\"}".formatted("0".repeat(64));
    var sorted =
        """
        {"characters":[{"confidence":0.5,"text":"浙"}],"colour":"blue","confidence":1,\
        "lane":"a","plate":"浙","seenAt":"2026-11-20T04:00:00Z","sequence":1}""";
    assertThat(
            fingerprint(
                "\"plate\":\"浙\",\"picture\":%s,\"lane\":\"a\",\"characters\":[{\"text\":\"浙\",\"confidence\":0.50}]"
                    .formatted(picture)))
        .isEqualTo(Fingerprint.of(sorted.getBytes(StandardCharsets.UTF_8)));
  }

  private static String fingerprint(String fields) {
    var reading =
        """
        {"sequence":1,"seenAt":"2026-11-20T04:00:00Z","colour":"blue","confidence":1,%s}"""
            .formatted(fields);
    return entries(reading).get(0).reading().orElseThrow().fingerprint();
  }
}
