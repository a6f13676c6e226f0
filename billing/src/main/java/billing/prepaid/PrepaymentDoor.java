package billing.prepaid;

import billing.api.AccountId;
import billing.api.Prepayments;
import billing.database.Transactions;
import billing.gateways.Checkout.Opening;
import billing.gateways.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what sellers wish to have paid, and shows how it stands. */
@ApplicationScoped
class PrepaymentDoor implements Prepayments {
  private static final int MOST = 200;
  private static final String OF_ACCOUNT =
      "from PrepaymentRow p where p.key.accountId = :account order by p.madeAt desc, p.key.id desc";

  private final Transactions transactions;
  private final Channels channels;
  private final BookingPrepayments booking;
  private final FollowingPrepayments following;
  private final InstantSource time;

  PrepaymentDoor(
      Transactions transactions,
      Channels channels,
      BookingPrepayments booking,
      FollowingPrepayments following,
      InstantSource time) {
    this.transactions = transactions;
    this.channels = channels;
    this.booking = booking;
    this.following = following;
    this.time = time;
  }

  @Override
  public boolean isOffered(String channel, Client client) {
    return channels.serves(channel, client);
  }

  @Override
  public Uni<Prepayment> begin(Order order, Payer payer) {
    var key = new PrepaymentRow.Key(order.account().value(), order.id());
    return transactions
        .inOne(tx -> isNew(tx, key, order))
        .onFailure(ConstraintViolationException.class)
        .retry()
        .atMost(1)
        .chain(isNew -> isNew ? open(key, payer) : ask(key, payer))
        .chain(() -> shown(key, payer))
        .map(Optional::orElseThrow);
  }

  private Uni<Boolean> isNew(Mutiny.Session tx, PrepaymentRow.Key key, Order order) {
    return tx.find(PrepaymentRow.class, key)
        .chain(
            known ->
                known != null
                    ? Uni.createFrom().item(false)
                    : tx.persist(PrepaymentRow.of(order, time.instant()))
                        .chain(tx::flush)
                        .replaceWith(true));
  }

  /** Has the gateway make it, which has never heard of it or answers the same again. */
  private Uni<Void> open(PrepaymentRow.Key key, Payer payer) {
    return transactions
        .inOne(tx -> tx.find(PrepaymentRow.class, key))
        .chain(row -> channels.open(row.gateway, row.checkout(payer)))
        .chain(
            opening ->
                transactions.inOne(
                    tx -> PrepaymentRow.lock(tx, key).chain(row -> heard(tx, row, opening))));
  }

  private Uni<Void> heard(Mutiny.Session tx, PrepaymentRow row, Opening opening) {
    var now = time.instant();
    if (!row.order().isWaiting() || row.isGivenUp()) {
      return Uni.createFrom().voidItem();
    }
    if (opening instanceof Opening.Opened opened) {
      row.opened(opened.token(), now);
      row.nextAt = Pauses.next(row, now);
    } else if (opening instanceof Opening.Refused refused) {
      var reply = new Reply.Refused(refused.code(), refused.message(), false);
      return booking.heard(tx, row.key, reply).replaceWithVoid();
    } else if (opening instanceof Opening.Silence silence) {
      row.note(silence.why());
    }
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Optional<Prepayment>> ask(AccountId account, UUID id, Payer payer) {
    var key = new PrepaymentRow.Key(account.value(), id);
    return ask(key, payer).chain(() -> shown(key, payer));
  }

  /** Asks what became of it, and opens it again where its page cannot be opened any more. */
  private Uni<Void> ask(PrepaymentRow.Key key, Payer payer) {
    return transactions
        .inOne(tx -> PrepaymentRow.lock(tx, key).map(this::isToBeAsked))
        .chain(
            row ->
                row.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : channels
                        .query(row.get().gateway, row.get().orderNumber)
                        .chain(reply -> heard(key, reply))
                        .chain(isToBeOpened -> isToBeOpened ? open(key, payer) : nothing()));
  }

  private Optional<PrepaymentRow> isToBeAsked(PrepaymentRow row) {
    var now = time.instant();
    if (row == null
        || !row.order().isWaiting()
        || row.isToBeClosed(now)
        || !Pauses.mayAsk(row, now)) {
      return Optional.empty();
    }
    row.askedAt = now;
    return Optional.of(row);
  }

  private Uni<Boolean> heard(PrepaymentRow.Key key, Reply reply) {
    var isKnown = reply instanceof Reply.Accepted || reply instanceof Reply.NotFound;
    return transactions.inOne(
        tx ->
            booking
                .heard(tx, key, reply)
                .chain(() -> PrepaymentRow.lock(tx, key))
                .map(
                    row ->
                        isKnown
                            && row.order().isWaiting()
                            && !row.isToBeClosed(time.instant())
                            && !Pauses.isFresh(row, time.instant())));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private Uni<Optional<Prepayment>> shown(PrepaymentRow.Key key, Payer payer) {
    return transactions
        .inOne(tx -> tx.find(PrepaymentRow.class, key))
        .map(row -> Optional.ofNullable(row).map(it -> shown(it, Optional.of(payer))));
  }

  private Prepayment shown(PrepaymentRow row, Optional<Payer> payer) {
    var now = time.instant();
    var isOpen = row.order().isWaiting() && !row.isToBeClosed(now) && Pauses.isFresh(row, now);
    return new Prepayment(
        row.key.id(),
        row.orderNumber,
        row.view(),
        payer
            .filter(it -> isOpen)
            .flatMap(it -> channels.go(row.gateway, row.checkout(it), row.token)),
        Optional.ofNullable(row.receiptNumber));
  }

  @Override
  public Uni<List<Prepayment>> listOf(AccountId account) {
    return transactions
        .inOne(
            tx ->
                tx.createQuery(OF_ACCOUNT, PrepaymentRow.class)
                    .setParameter("account", account.value())
                    .setMaxResults(MOST)
                    .getResultList())
        .map(rows -> rows.stream().map(row -> shown(row, Optional.empty())).toList());
  }

  @Override
  public Uni<Optional<Prepayment>> find(AccountId account, UUID id) {
    return transactions
        .inOne(tx -> tx.find(PrepaymentRow.class, new PrepaymentRow.Key(account.value(), id)))
        .map(row -> Optional.ofNullable(row).map(it -> shown(it, Optional.empty())));
  }

  /** The gateway is told at once where it answers, and otherwise later. */
  @Override
  public Uni<Optional<Prepayment>> giveUp(AccountId account, UUID id) {
    var key = new PrepaymentRow.Key(account.value(), id);
    return transactions
        .inOne(
            tx ->
                PrepaymentRow.lock(tx, key)
                    .chain(row -> row == null ? nothing() : booking.giveUp(tx, row)))
        .chain(() -> find(account, id))
        .call(found -> found.isEmpty() ? nothing() : following.follow(key))
        .chain(() -> find(account, id));
  }
}
