package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_command_line {
  private final Cli cli = new Cli();

  @Test
  void without_a_command_explains_itself() {
    assertThat(cli.run()).isEqualTo(2);
    assertThat(cli.errors()).contains("read [--csv] PATH...");
    assertThat(cli.lines()).isEmpty();
  }

  @Test
  void with_help_explains_itself_and_is_content() {
    assertThat(cli.run("help")).isZero();
    assertThat(cli.lines()).isNotEmpty();
  }

  @Test
  void with_an_unknown_command_or_option_names_it() {
    assertThat(cli.run("raed", "a.jpg")).isEqualTo(2);
    assertThat(cli.run("read", "--xml", "a.jpg")).isEqualTo(2);
    assertThat(cli.run("read")).isEqualTo(2);
    assertThat(cli.run("watch", "lanes.yaml")).isEqualTo(2);
    assertThat(cli.errors()).contains("\"raed\"").contains("\"--xml\"").contains("--config");
  }
}
