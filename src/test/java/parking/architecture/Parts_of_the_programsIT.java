package parking.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Whether the programs are made of the libraries that somebody has looked at, byte for byte. The
 * parts lists that the build writes are compared with {@code docs/libraries.txt}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Parts_of_the_programsIT {
  private static final Path KNOWN = Path.of("../docs/libraries.txt");
  private static final Path FOUND = Path.of("target/libraries.txt");
  private static final List<Path> PARTS_LISTS =
      List.of(Path.of("target/sbom.json"), Path.of("../plate-recognizer/target/sbom.json"));

  /** One of a library's licences has to be among these. */
  private static final Set<String> LICENCES =
      Set.of(
          "0BSD",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC0-1.0",
          "EPL-2.0",
          "LGPL-2.1-or-later",
          "MIT",
          "MIT-0");

  @Test
  void are_those_that_somebody_has_looked_at() throws IOException {
    var found = parts().map(Parts_of_the_programsIT::line).toList();
    Files.write(FOUND, new TreeSet<>(found));
    assertThat(new TreeSet<>(found))
        .as(
            "Look at what is new: is it needed, alive, and what does it do? Then copy src/%s to"
                + " docs/libraries.txt.",
            FOUND)
        .containsExactlyElementsOf(known());
  }

  @Test
  void may_be_used_by_everybody_without_opening_what_is_theirs() throws IOException {
    var unfit =
        parts()
            .filter(part -> licences(part).noneMatch(LICENCES::contains))
            .map(Parts_of_the_programsIT::line)
            .toList();
    assertThat(unfit).as("Their licences fit none of %s", new TreeSet<>(LICENCES)).isEmpty();
  }

  private static List<String> known() throws IOException {
    return Files.readAllLines(KNOWN).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private static Stream<JsonNode> parts() throws IOException {
    assumeTrue(
        PARTS_LISTS.stream().allMatch(Files::exists),
        "there are no parts lists: an offline Maven writes none");
    var parts = Stream.<JsonNode>empty();
    for (var list : PARTS_LISTS) {
      parts =
          Stream.concat(parts, stream(new ObjectMapper().readTree(list.toFile()), "components"));
    }
    return parts.filter(part -> !part.path("group").asText().equals("open.parking"));
  }

  private static Stream<JsonNode> stream(JsonNode node, String field) {
    return StreamSupport.stream(node.path(field).spliterator(), false);
  }

  private static String line(JsonNode part) {
    return "%s %s %s"
        .formatted(
            part.path("purl").asText().replace("pkg:maven/", "").replace("?type=jar", ""),
            String.join("|", licences(part).sorted().toList()).replace(' ', '_'),
            hash(part));
  }

  private static String hash(JsonNode part) {
    return stream(part, "hashes")
        .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
        .map(hash -> hash.path("content").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError(part.path("purl").asText() + " has no SHA-256"));
  }

  private static Stream<String> licences(JsonNode part) {
    return stream(part, "licenses")
        .map(
            it ->
                Stream.of("/license/id", "/license/name", "/expression")
                    .map(field -> it.at(field).asText())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("unknown"));
  }
}
