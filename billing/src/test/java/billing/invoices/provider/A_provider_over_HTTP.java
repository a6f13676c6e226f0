package billing.invoices.provider;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Buyer;
import billing.api.TaxNumber;
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import billing.gateways.guarding.Limits;
import billing.invoices.provider.InvoiceOrder.Seller;
import billing.invoices.provider.InvoiceOrder.Sum;
import billing.invoices.provider.InvoiceOrder.What;
import billing.money.Fen;
import billing.sandbox.invoices.InvoiceFault;
import billing.sandbox.invoices.InvoiceSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_provider_over_HTTP {
  private static final String KEY = "a key of the sandbox that nobody else has";
  private static final Path MESSAGES = Path.of("src/test/resources/billing/invoices");
  private static final Seller SELLER = new Seller("无处停车有限公司", "91000000000000000K");
  private static final Buyer BUYER =
      new Buyer(
          Buyer.Kind.COMPANY,
          "某某“贸易”有限公司",
          Optional.of(new TaxNumber("91000000000000000K")),
          "finance@example.com");

  private InvoiceSandbox sandbox;
  private HttpProvider provider;

  @BeforeEach
  void start() throws IOException {
    sandbox = InvoiceSandbox.start(KEY);
    provider = open(sandbox, KEY);
  }

  @AfterEach
  void stop() {
    provider.close();
    sandbox.close();
  }

  /** Limits that no test reaches. */
  private record Few() implements Limits {
    @Override
    public Duration timeLimit() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration billTimeLimit() {
      return Duration.ofSeconds(10);
    }

    @Override
    public int workers() {
      return 2;
    }

    @Override
    public int queue() {
      return 10;
    }

    @Override
    public int circuitCalls() {
      return 100;
    }

    @Override
    public Duration circuitOpenFor() {
      return Duration.ofMinutes(5);
    }

    @Override
    public int callsPerSecond() {
      return 1000;
    }

    @Override
    public int refundsPerSecond() {
      return 1;
    }

    @Override
    public Duration longestWait() {
      return Duration.ZERO;
    }
  }

  /** A client of the sandbox. */
  public static HttpProvider open(InvoiceSandbox sandbox, String key) {
    var guard =
        new Guard(
            "invoices", new Few(), new SimpleMeterRegistry(), e -> CallFailed.unusable("" + e));
    var place = new HttpProvider.Place(sandbox.address(), "us", Duration.ofMillis(600));
    return new HttpProvider(place, key, guard, InstantSource.system());
  }

  private static InvoiceOrder blue(String number, long fen, long tax) {
    return new InvoiceOrder(
        number,
        new What.Blue(SELLER, BUYER, "车辆停放服务", "R20261124-000001"),
        new Sum(Fen.fen(fen), Fen.fen(tax), 600));
  }

  private static InvoiceOrder red(String number, String invoice, long fen, long tax) {
    return new InvoiceOrder(
        number, new What.Red(invoice), new Sum(Fen.fen(fen), Fen.fen(tax), 600));
  }

  private static ProviderReply await(Uni<ProviderReply> reply) {
    return reply.await().atMost(Duration.ofSeconds(20));
  }

  private ProviderReply issue(InvoiceOrder order) {
    return await(provider.issue(order));
  }

  private String issued(InvoiceOrder order) {
    return ((ProviderReply.Issued) issue(order)).invoiceNumber();
  }

  @Test
  void issues_an_invoice_once_however_often_it_is_ordered() {
    var order = blue("f1", 1000, 57);
    var number = issued(order);
    assertThat(issued(order)).isEqualTo(number);
    assertThat(await(provider.query("f1")))
        .isInstanceOfSatisfying(
            ProviderReply.Issued.class, it -> assertThat(it.link()).endsWith(number));
    assertThat(sandbox.issued()).containsExactly("blue 1000 f1");
    assertThat(issue(blue("f1", 2000, 113)))
        .isEqualTo(new ProviderReply.Refused("NUMBER_REUSED", "f1"));
  }

  @Test
  void takes_an_invoice_back_once() {
    var number = issued(blue("f1", 1000, 57));
    assertThat(issue(red("f2", number, 1000, 57))).isInstanceOf(ProviderReply.Issued.class);
    assertThat(issue(red("f3", number, 1000, 57))).isInstanceOf(ProviderReply.Refused.class);
    assertThat(issue(red("f4", "1", 1000, 57))).isInstanceOf(ProviderReply.Refused.class);
    assertThat(sandbox.issued()).containsExactly("blue 1000 f1", "red 1000 f2");
  }

  @Test
  void knows_nothing_of_a_number_that_it_was_never_told() {
    assertThat(await(provider.query("f9"))).isEqualTo(new ProviderReply.NotFound());
  }

  @Test
  void refuses_for_good() {
    sandbox.next(InvoiceFault.REFUSE);
    assertThat(issue(blue("f1", 1000, 57)))
        .isEqualTo(new ProviderReply.Refused("REFUSED", "simulated"));
    assertThat(issue(blue("f2", 1000, 58))).isInstanceOf(ProviderReply.Refused.class);
  }

  @Test
  void may_take_its_time() {
    sandbox.next(InvoiceFault.LATE);
    assertThat(issue(blue("f1", 1000, 57))).isEqualTo(new ProviderReply.Accepted());
    assertThat(await(provider.query("f1"))).isEqualTo(new ProviderReply.Accepted());
    assertThat(await(provider.query("f1"))).isInstanceOf(ProviderReply.Issued.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOW", "SILENT_AFTER_TAKING_EFFECT", "WRONG_SIGNATURE"})
  void whose_answer_is_lost_or_not_to_be_trusted_has_issued_all_the_same(InvoiceFault fault) {
    sandbox.next(fault);
    assertThat(issue(blue("f1", 1000, 57))).isInstanceOf(ProviderReply.Silence.class);
    assertThat(await(provider.query("f1"))).isInstanceOf(ProviderReply.Issued.class);
    assertThat(sandbox.issued()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "TROUBLED"})
  void that_is_in_trouble_has_issued_nothing(InvoiceFault fault) {
    sandbox.next(fault);
    assertThat(issue(blue("f1", 1000, 57))).isInstanceOf(ProviderReply.Silence.class);
    assertThat(await(provider.query("f1"))).isEqualTo(new ProviderReply.NotFound());
  }

  @Test
  void cannot_be_played_back() {
    issued(blue("f1", 1000, 57));
    sandbox.next(InvoiceFault.ANSWER_OF_ANOTHER);
    assertThat(await(provider.query("f1")))
        .isEqualTo(
            new ProviderReply.Silence("the answer is not signed by the provider for this request"));
  }

  @Test
  void does_not_listen_to_whoever_has_another_key() {
    try (var stranger = open(sandbox, KEY + "!")) {
      assertThat(await(stranger.issue(blue("f1", 1000, 57))))
          .isInstanceOf(ProviderReply.Silence.class);
    }
    assertThat(sandbox.issued()).isEmpty();
  }

  @Test
  void that_is_gone_is_silent() {
    sandbox.close();
    assertThat(issue(blue("f1", 1000, 57))).isInstanceOf(ProviderReply.Silence.class);
  }

  @Test
  void is_told_what_the_contract_says() throws IOException {
    assertThat(Wording.of(blue("f1", 1000, 57)))
        .isEqualTo(Files.readString(MESSAGES.resolve("blue.json")).strip());
    assertThat(Wording.of(red("f2", "26330000000000000001", 1000, 57)))
        .isEqualTo(Files.readString(MESSAGES.resolve("red.json")).strip());
  }

  @Test
  void is_not_believed_when_it_says_what_the_contract_does_not() {
    for (var body :
        new String[] {
          "",
          "{}",
          "[]",
          "{\"number\":\"f2\",\"state\":\"issued\"}",
          "{\"number\":\"f1\",\"state\":\"burnt\"}",
          "{\"number\":\"f1\",\"state\":\"issued\",\"issued_at\":\"2026-11-24T05:00:00Z\"}",
          "{\"number\":\"f1\",\"state\":\"issued\",\"invoice_number\":\"1\",\"issued_at\":\"now\"}"
        }) {
      assertThat(Wording.reply("f1", 200, body)).as(body).isInstanceOf(ProviderReply.Silence.class);
    }
  }
}
