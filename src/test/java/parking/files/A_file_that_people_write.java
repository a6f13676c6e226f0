package parking.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_file_that_people_write {
  @TempDir private Path folder;

  private Map<?, ?> read(String text) throws IOException {
    var path = Files.writeString(folder.resolve("staff.yaml"), text);
    return new YamlFile("staff", path).read((file, yaml) -> YamlFile.bind(file, yaml, Map.class));
  }

  @Test
  void is_read_as_it_stands() throws IOException {
    assertThat(read("name: 陈晓\nno: 'yes'")).isEqualTo(Map.of("name", "陈晓", "no", "yes"));
  }

  @Test
  void names_its_setting_when_it_is_not_there() {
    var file = new YamlFile("staff", folder.resolve("nowhere.yaml"));
    assertThatThrownBy(() -> file.read((name, yaml) -> yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasNoCause()
        .hasMessageStartingWith("The staff file " + file.path() + " cannot be read")
        .hasMessageEndingWith("Set parking.staff-file.");
  }

  @Test
  void names_the_line_and_the_page_that_helps_when_it_is_wrong() {
    assertThatThrownBy(() -> read("name: 1\nname: 2"))
        .isInstanceOf(ConfigurationException.class)
        .hasNoCause()
        .hasMessageMatching(
            "The staff file .*staff\\.yaml, line 2: .*\\. See docs/operations/staff\\.md\\.");
  }

  /** What stands there may be a secret in the wrong place. */
  @Test
  void is_not_quoted_when_it_is_no_yaml() {
    assertThatThrownBy(() -> read("name: 'secret\nmore: secret"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("found unexpected end of stream")
        .hasMessageNotContaining("secret");
  }
}
