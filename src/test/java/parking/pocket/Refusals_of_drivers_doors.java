package parking.pocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Refusals_of_drivers_doors {
  private static final Path MAIN = Path.of("main/java/parking");
  private static final Path CONTRACT = Path.of("../docs/contracts/driver-api.md");
  private static final Pattern REFUSAL =
      Pattern.compile(
          "Problem\\s*\\.(?:forbidden|unknown|conflict|unprocessable|tooOften|silent|unsigned)"
              + "\\(\\s*\"([a-z-]+)\"");

  private static Set<String> codes(String room) throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.walk(MAIN.resolve(room))) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        REFUSAL.matcher(Files.readString(file)).results().forEach(it -> codes.add(it.group(1)));
      }
    }
    return codes;
  }

  @Test
  void are_all_written_down() throws IOException {
    var contract = Files.readString(CONTRACT);
    var codes = codes("pocket");
    codes.addAll(codes("telling"));
    codes.addAll(codes("drivers"));
    assertThat(codes).hasSizeGreaterThan(35);
    assertThat(codes).allMatch(it -> contract.contains("`" + it + "`"));
  }
}
