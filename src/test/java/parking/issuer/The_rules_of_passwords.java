package parking.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parking.issuer.PasswordRules.Complaint;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_rules_of_passwords {
  private static final Instant NOON = Instant.parse("2026-12-01T04:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "5, 1", "6, 2", "7, 4", "10, 32", "11, 60", "12, 60", "1000, 60"})
  void let_whoever_guesses_wait_longer_and_longer(int failures, long minutes) {
    assertThat(PasswordRules.openFrom(failures, NOON))
        .isEqualTo(NOON.plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void want_a_new_long_one_that_is_not_easily_guessed() {
    assertThat(PasswordRules.complaint("chen", "old", "eleven-char")).contains(Complaint.TOO_SHORT);
    assertThat(PasswordRules.complaint("chen", "old", "twelve-chars")).isEmpty();
    assertThat(PasswordRules.complaint("chen", "old", "x1".repeat(8)))
        .contains(Complaint.TOO_SIMPLE);
    assertThat(PasswordRules.complaint("chen", "old", "abcdef".repeat(12))).isEmpty();
    assertThat(PasswordRules.complaint("chen", "old", "abcdef".repeat(12) + "g"))
        .contains(Complaint.TOO_LONG);
    assertThat(PasswordRules.complaint("chen", "old", "i-am-CHEN-himself"))
        .contains(Complaint.HOLDS_THE_NAME);
    assertThat(PasswordRules.complaint("chen", "twelve-chars", "twelve-chars"))
        .contains(Complaint.NOT_NEW);
    assertThat(PasswordRules.complaint("chen", "old", "西湖边上的停车场今天一共有几个空位")).isEmpty();
  }
}
