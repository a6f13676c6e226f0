package parking.devices.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_code_to_enrol_with {
  @Test
  void is_five_groups_of_five_characters_that_are_hard_to_confuse() {
    var code = EnrolmentCode.draw(new SecureRandom()).text();
    assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
    assertThat(EnrolmentCode.draw(new SecureRandom()).text()).isNotEqualTo(code);
  }

  @Test
  void is_the_same_however_it_is_typed() {
    var code = EnrolmentCode.typed("01ABC-DEFGH-JKMNP-QRSTV-WXYZ2");
    assertThat(EnrolmentCode.typed(" oiabc defgh jkmnp-qrstvWXYZ2 ").hash()).isEqualTo(code.hash());
    assertThat(EnrolmentCode.typed("01ABC-DEFGH-JKMNP-QRSTV-WXYZ3").hash())
        .isNotEqualTo(code.hash());
  }
}
