package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle.PlateColour;
import billing.api.ChargeView;
import billing.api.Charges;
import billing.api.Dues;
import billing.api.Quotes;
import billing.api.Stays;
import billing.api.Vehicle;
import billing.api.VehicleCategory;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.News;
import billing.gateways.Notices;
import billing.gateways.Reply;
import billing.ledger.Auditing;
import billing.money.Fen;
import billing.testing.BillingDatabase;
import billing.testing.BooksDatabase;
import billing.testing.FakeGateway;
import billing.testing.SecondGateway;
import billing.testing.SettableClock;
import billing.testing.Visit;
import io.quarkus.test.common.QuarkusTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of billing share: its doors, asked from a plain thread, and its books. */
@QuarkusTestResource(BillingDatabase.class)
abstract class BillingTest {
  static final Vehicle SMALL = new Vehicle(PlateColour.BLUE, VehicleCategory.SMALL);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Stays stays;
  @Inject Charges charges;
  @Inject Quotes quotes;
  @Inject Dues dues;
  @Inject Notices notices;
  @Inject Auditing auditing;
  @Inject Collecting collecting;
  @Inject FakeGateway gateway;
  @Inject SecondGateway second;
  @Inject SettableClock clock;
  @Inject BooksDatabase books;

  @BeforeEach
  void forget() {
    gateway.reset();
    second.fake().reset();
  }

  @AfterEach
  void the_books_are_in_order() {
    assertThat(await(auditing.listFaults())).isEmpty();
  }

  static <T> T await(Uni<T> answer) {
    return answer.await().atMost(PATIENCE);
  }

  void ended(Visit visit, int revision, int minutes) {
    await(stays.ended(visit.ended(revision, minutes)));
  }

  void bound(Visit visit) {
    await(stays.payerBound(visit.bound()));
  }

  /**
   * Lets everything happen that is due now. What a door has begun by itself may be under way, and
   * leave something to be done when the first beat has already looked for it.
   */
  void beat() {
    await(collecting.beat());
    await(collecting.beat());
  }

  void later(Duration by) {
    clock.advance(by);
    beat();
  }

  Dues.PaymentOutcome paidByHand(Visit visit, long fen) {
    return await(
        dues.received(visit.account(), Fen.fen(fen), "slip-" + visit.stay(), clock.instant()));
  }

  /** A notification that nobody has sent before. */
  static News news(String orderNumber, Reply reply) {
    return new News(
        "wechat", UUID.randomUUID().toString(), new News.About.OfOrder(orderNumber, reply));
  }

  ChargeView charge(Visit visit) {
    var found = await(charges.listOf(List.of(visit.stay())));
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  Fen owed(Visit visit) {
    return await(dues.of(visit.account()));
  }

  /** The postings of a visit in order, accounts without their ids. */
  List<String> postings(Visit visit) {
    return books.rows(
        """
        select split_part(debit, ':', 1), split_part(credit, ':', 1), amount_fen
        from posting where stay_id = '%s' order by posting_id"""
            .formatted(visit.stay()));
  }

  /** The states of a visit's attempts, oldest first. */
  List<String> attempts(Visit visit) {
    return books.rows(
        "select state from attempt where stay_id = '%s' order by made_at, order_number"
            .formatted(visit.stay()));
  }

  /** The states of a visit's refunds, oldest first, with what they give back. */
  List<String> refunds(Visit visit) {
    return books.rows(
        """
        select state, amount_fen from refund where stay_id = '%s'
        order by made_at, refund_number"""
            .formatted(visit.stay()));
  }

  /** The orders for a visit that reached the gateway, in order. */
  List<ChargeOrder> orders(Visit visit) {
    return gateway.orders().stream()
        .filter(order -> order.entry().stay().equals(visit.stay()))
        .toList();
  }

  /** What the gateway was told of a visit's entry, in order. */
  List<EntryNotice> entries(Visit visit) {
    return gateway.entries().stream().filter(notice -> notice.stay().equals(visit.stay())).toList();
  }

  /** How the gateway was asked about a visit's orders, in order. */
  List<String> queries(Visit visit) {
    var numbers = orders(visit).stream().map(ChargeOrder::orderNumber).toList();
    return gateway.queries().stream().filter(numbers::contains).toList();
  }
}
