package billing.invoices;

import static billing.money.Fen.fen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import billing.api.Buyer;
import billing.api.InvoiceView.Kind;
import billing.api.TaxNumber;
import billing.invoices.NextInvoice.Document;
import billing.invoices.NextInvoice.Step;
import billing.invoices.provider.ProviderReply;
import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class What_is_to_be_issued {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final Invoice ISSUED = new Invoice.Issued("1", "", NOON);
  private static final Invoice REFUSED = new Invoice.Refused("NO", "no");

  private static Document blue(String number, long fen, int request, Invoice invoice) {
    return new Document(number, Kind.BLUE, fen(fen), request, "", invoice);
  }

  private static Document red(String number, String blue, int request, Invoice invoice) {
    return new Document(number, Kind.RED, fen(1000), request, blue, invoice);
  }

  private static Optional<Step> next(int request, long left, Document... all) {
    return NextInvoice.of(request, fen(left), List.of(all));
  }

  @Test
  void is_one_invoice_for_all_that_is_left() {
    assertThat(next(1, 1000)).hasValue(new Step.Blue(fen(1000)));
    assertThat(next(1, 0)).isEmpty();
    assertThat(next(1, 1000, blue("a", 1000, 1, ISSUED))).isEmpty();
  }

  @Test
  void waits_for_whatever_is_under_way() {
    assertThat(next(1, 500, blue("a", 1000, 1, new Invoice.Unknown()))).isEmpty();
    assertThat(next(1, 500, blue("a", 1000, 1, ISSUED), red("b", "a", 1, new Invoice.Sent())))
        .isEmpty();
  }

  @Test
  void after_a_refund_is_first_a_red_one_and_then_one_for_the_rest() {
    var blue = blue("a", 1000, 1, ISSUED);
    assertThat(next(1, 600, blue)).hasValue(new Step.Red(blue));
    var red = red("b", "a", 1, ISSUED);
    assertThat(next(1, 600, blue, red)).hasValue(new Step.Blue(fen(600)));
    assertThat(next(1, 0, blue, red)).isEmpty();
    assertThat(next(1, 600, blue, red, blue("c", 600, 1, ISSUED))).isEmpty();
  }

  @Test
  void after_another_request_is_made_out_anew() {
    var blue = blue("a", 1000, 1, ISSUED);
    assertThat(next(2, 1000, blue)).hasValue(new Step.Red(blue));
    assertThat(next(2, 1000, blue, red("b", "a", 2, ISSUED))).hasValue(new Step.Blue(fen(1000)));
  }

  @Test
  void is_nothing_that_was_refused_until_somebody_asks_again() {
    assertThat(next(1, 1000, blue("a", 1000, 1, REFUSED))).isEmpty();
    assertThat(next(2, 1000, blue("a", 1000, 1, REFUSED))).hasValue(new Step.Blue(fen(1000)));
    assertThat(next(1, 600, blue("a", 1000, 1, REFUSED))).hasValue(new Step.Blue(fen(600)));
    var blue = blue("a", 1000, 1, ISSUED);
    assertThat(next(1, 600, blue, red("b", "a", 1, REFUSED))).isEmpty();
    assertThat(next(2, 600, blue, red("b", "a", 1, REFUSED))).hasValue(new Step.Red(blue));
  }

  @Test
  void follows_what_the_provider_says() {
    var issued = new ProviderReply.Issued("1", "", NOON);
    assertThat(new Invoice.Sent().hear(issued)).isEqualTo(ISSUED);
    assertThat(new Invoice.Unknown().hear(issued)).isEqualTo(ISSUED);
    assertThat(new Invoice.Sent().hear(new ProviderReply.Silence("?")))
        .isEqualTo(new Invoice.Unknown());
    assertThat(new Invoice.Unknown().hear(new ProviderReply.NotFound()))
        .isEqualTo(new Invoice.Prepared());
    assertThat(new Invoice.Accepted().hear(new ProviderReply.NotFound()))
        .isEqualTo(new Invoice.Accepted());
    assertThat(ISSUED.hear(new ProviderReply.Refused("NO", "no"))).isEqualTo(ISSUED);
    assertThat(REFUSED.hear(issued)).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 600, 57",
    "1000, 900, 83",
    "1000, 300, 29",
    "1, 600, 0",
    "9, 600, 1",
    "1000, 0, 0"
  })
  void has_the_tax_in_it_to_the_nearest_fen(long fen, int rate, long tax) {
    assertThat(new Tax("parking", rate).in(fen(fen))).isEqualTo(fen(tax));
  }

  private static final UUID STAY = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  private static Paid.Part part(String receipt, int at, UUID stay, String place, long fen) {
    return new Paid.Part(receipt, NOON.plusSeconds(at), stay, place, fen(fen));
  }

  private static Paid.Back back(UUID stay, String place, long fen) {
    return new Paid.Back(stay, place, fen(fen));
  }

  @Test
  void is_for_what_was_paid_less_what_went_back_by_the_same_way_newest_first() {
    var parts =
        List.of(
            part("R1", 1, STAY, "wechat", 500),
            part("R2", 2, STAY, "cash", 300),
            part("R3", 3, STAY, "wechat", 200),
            part("R2", 2, OTHER, "cash", 100));
    var paid = new Paid(parts, List.of(back(STAY, "wechat", 250), back(OTHER, "bank", 40)));
    assertThat(paid.left("R1")).isEqualTo(fen(450));
    assertThat(paid.left("R2")).isEqualTo(fen(360));
    assertThat(paid.left("R3")).isEqualTo(Fen.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91000000000000000K",
        "913300000000000017",
        "110101990101001",
        "11010119900101001X23"
      })
  void may_have_a_tax_number(String number) {
    assertThat(new TaxNumber(number).value()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "91000000000000000A", "9100000000000000OK", "12345", "91000000000000000k"})
  void has_no_tax_number_with_a_slip_in_it(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaxNumber(number))
        .withMessageContaining("tax number");
  }

  @Test
  void is_made_out_to_somebody_who_can_be_reached() {
    var number = Optional.of(new TaxNumber("91000000000000000K"));
    new Buyer(Buyer.Kind.PERSON, "张三", Optional.empty(), "a.b+c@mail.example.com");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Buyer(Buyer.Kind.COMPANY, "x", Optional.empty(), "a@b.cn"))
        .withMessageContaining("taxNumber");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Buyer(Buyer.Kind.COMPANY, " ", number, "a@b.cn"))
        .withMessageContaining("title");
    for (var wrong : List.of("", "a", "a@b", "a b@c.cn", "a@b.cn\nBcc: c@d.cn")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Buyer(Buyer.Kind.COMPANY, "x", number, wrong))
          .withMessageContaining("email");
    }
  }
}
