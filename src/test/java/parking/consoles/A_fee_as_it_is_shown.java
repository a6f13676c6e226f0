package parking.consoles;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChargeState;
import billing.api.ChargeView;
import billing.api.StayId;
import billing.money.Fen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_fee_as_it_is_shown {
  private static final int LANGUAGES = 2;

  private static Overview.Fee shown(ChargeState state, long paid, long writtenOff) {
    var charge =
        new ChargeView(
            new StayId(UUID.randomUUID()),
            1,
            Fen.fen(paid + writtenOff),
            List.of(),
            new ChargeView.Parts(Fen.fen(paid), Fen.ZERO, Fen.fen(writtenOff), Fen.ZERO),
            state,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Fees.charged(charge);
  }

  @Test
  void tells_what_of_it_was_written_off_and_what_was_paid() {
    var fee = shown(ChargeState.WRITTEN_OFF, 400, 600);
    assertThat(fee.state()).isEqualTo("WRITTEN_OFF");
    assertThat(fee.lost()).isEqualTo(new Overview.Lost(600, 400));
    assertThat(fee.receipt()).isNull();
  }

  @Test
  void tells_nothing_of_the_sort_where_nothing_was_written_off() {
    assertThat(shown(ChargeState.PAID, 1000, 0).lost()).isNull();
  }

  @ParameterizedTest
  @EnumSource(ChargeState.class)
  void has_words_for_every_state_in_both_languages(ChargeState state) throws IOException {
    var words = Pattern.compile("\\b%s: \"[^\"]+\"".formatted(state)).matcher(page());
    assertThat(words.results().count()).isEqualTo(LANGUAGES);
  }

  private static String page() throws IOException {
    try (var in = Fees.class.getResourceAsStream("/META-INF/resources/live.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
