package billing.settlement;

import billing.api.Settlements.LotTerms;
import billing.api.Settlements.Party;
import billing.api.Settlements.ReserveRule;
import billing.api.Settlements.Terms;
import billing.money.Fen;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;

/**
 * Terms as they are kept beside a statement, as JSON.
 *
 * @param reserve ten-thousandths, fixed fen and days
 */
record TermsText(
    Party party, LocalDate from, LocalDate until, List<LotTerms> lots, List<Long> reserve) {

  static String write(ObjectMapper json, Terms terms) {
    var rule = terms.reserve();
    var text =
        new TermsText(
            terms.party(),
            terms.from(),
            terms.until(),
            terms.lots(),
            List.of((long) rule.tenThousandths(), rule.fixed().count(), (long) rule.days()));
    try {
      return json.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the terms cannot be written", e);
    }
  }

  static Terms read(ObjectMapper json, String text) {
    try {
      var read = json.readValue(text, TermsText.class);
      var rule = read.reserve();
      return new Terms(
          read.party(),
          read.from(),
          read.until(),
          read.lots(),
          new ReserveRule(rule.get(0).intValue(), Fen.fen(rule.get(1)), rule.get(2).intValue()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the terms of a statement cannot be read", e);
    }
  }
}
