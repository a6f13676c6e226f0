package billing.receipts;

import billing.api.AccountId;
import billing.api.Receipt;
import billing.api.StayId;
import billing.charges.ChargeHistory;
import billing.database.Columns;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts together what a receipt says, from the journal, the charges and the attempts. */
@ApplicationScoped
class ReceiptFacts {
  private static final String PARTS =
      """
      select cast(p.stay_id as text), p.debit, p.amount_fen, p.occurred_at
      from posting p
      where p.account_id = :account and p.stay_id is not null and p.cause in (
        :cause, :cause || ':surplus', :cause || ':' || p.stay_id,
        :cause || ':' || p.stay_id || ':surplus')
      order by p.occurred_at, p.cause""";
  private static final String ATTEMPT =
      """
      select gateway, transaction_id from attempt
      where account_id = :account and order_number = :order
      union all
      select gateway, transaction_id from prepayment
      where account_id = :account and order_number = :order""";
  private static final String BOUGHT =
      """
      select name, name_en, lot_name from prepayment
      where account_id = :account and prepayment_id = any(:stays)""";

  /** What is ordered to go back waits in an account of its own; this is what went. */
  private static final String BACK =
      """
      select cast(p.stay_id as text), p.amount_fen,
        coalesce(r.moved_at, g.given_at, p.occurred_at) as at
      from posting p
      left join refund r on r.account_id = p.account_id
        and r.refund_number = substring(p.cause from '^refunded:(.*)$')
      left join given_back g on g.account_id = p.account_id
        and g.reference = substring(p.cause from '^given-back:(.*?)(?::surplus)?$')
      where p.account_id = :account and p.stay_id = any(:stays) and p.posted_at >= :since
        and p.debit ~ '^(refund|surplus):' and p.credit ~ '^(gateway:|advance:|cash$|bank$)'
      order by at, p.cause""";

  private static final String CAPTURE = "capture:";

  private final ChargeHistory history;

  ReceiptFacts(ChargeHistory history) {
    this.history = history;
  }

  /** A posting of the payment. */
  private record Part(StayKey stay, String place, Fen amount, Instant at) {}

  /** All that the receipt says. */
  Uni<Receipt> of(Mutiny.Session tx, ReceiptRow row) {
    return parts(tx, row).chain(parts -> of(tx, row, parts));
  }

  private Uni<Receipt> of(Mutiny.Session tx, ReceiptRow row, List<Part> parts) {
    var stays = parts.stream().map(Part::stay).distinct().toList();
    return history
        .list(tx, stays)
        .chain(
            visits ->
                means(tx, row, parts)
                    .chain(
                        means ->
                            refunds(tx, row, stays)
                                .map(
                                    refunds ->
                                        new Receipt(
                                            row.number,
                                            row.issuedAt,
                                            Fen.fen(row.amountFen),
                                            means,
                                            visits(row, parts, visits),
                                            refunds)))
                    .chain(receipt -> bought(tx, row, stays).map(receipt::with)));
  }

  private static Uni<Optional<Receipt.Bought>> bought(
      Mutiny.Session tx, ReceiptRow row, List<StayKey> stays) {
    return tx.createNativeQuery(BOUGHT, Object[].class)
        .setParameter("account", row.accountId)
        .setParameter("stays", stays.stream().map(StayKey::stayId).toArray(UUID[]::new))
        .getSingleResultOrNull()
        .map(
            found ->
                Optional.ofNullable(found)
                    .map(it -> new Receipt.Bought((String) it[0], (String) it[1], (String) it[2])));
  }

  private static Uni<List<Part>> parts(Mutiny.Session tx, ReceiptRow row) {
    return tx.createNativeQuery(PARTS, Object[].class)
        .setParameter("account", row.accountId)
        .setParameter("cause", row.cause)
        .getResultList()
        .map(all -> all.stream().map(columns -> part(row, columns)).toList());
  }

  private static Part part(ReceiptRow row, Object[] columns) {
    return new Part(
        new StayKey(row.accountId, Columns.uuid(columns[0])),
        (String) columns[1],
        Fen.fen((Long) columns[2]),
        Columns.instant(columns[3]));
  }

  private static Uni<Receipt.Means> means(Mutiny.Session tx, ReceiptRow row, List<Part> parts) {
    var booked = parts.isEmpty() ? row.issuedAt : parts.get(0).at();
    var paidAt = row.paidAt == null ? booked : row.paidAt;
    var place = parts.isEmpty() ? "" : parts.get(0).place();
    var reference = row.cause.substring(row.cause.indexOf(':') + 1);
    if (!row.cause.startsWith(CAPTURE)) {
      return Uni.createFrom()
          .item(new Receipt.Means(gateway(place), reference, Optional.empty(), paidAt));
    }
    return tx.createNativeQuery(ATTEMPT, Object[].class)
        .setParameter("account", row.accountId)
        .setParameter("order", reference)
        .getSingleResultOrNull()
        .map(
            found ->
                new Receipt.Means(
                    found == null ? gateway(place) : (String) found[0],
                    reference,
                    Optional.ofNullable(found).map(it -> (String) it[1]),
                    paidAt));
  }

  private static String gateway(String place) {
    return place.substring(place.indexOf(':') + 1);
  }

  private static List<Receipt.Visit> visits(
      ReceiptRow row, List<Part> parts, List<ChargeHistory.Charged> visits) {
    Map<StayKey, Fen> paid = new LinkedHashMap<>();
    parts.forEach(part -> paid.merge(part.stay(), part.amount(), Fen::plus));
    List<Receipt.Visit> all = new ArrayList<>();
    for (var visit : visits) {
      all.add(visit(row, visit, paid.get(visit.stay().key())));
    }
    return all;
  }

  private static Receipt.Visit visit(ReceiptRow row, ChargeHistory.Charged visit, Fen paid) {
    var began = visit.stay().began();
    var then = visit.at(row.issuedAt);
    return new Receipt.Visit(
        began.stay(),
        new Receipt.Car(began.vehicle().plate(), began.lotName()),
        paid,
        then.map(ReceiptFacts::charge).orElseGet(ReceiptFacts::nothing),
        visit
            .newest()
            .map(ChargeHistory.Revision::amount)
            .filter(now -> then.isPresent() && !now.equals(then.get().amount())));
  }

  private static Receipt.Charge charge(ChargeHistory.Revision it) {
    return new Receipt.Charge(it.number(), it.amount(), it.entered(), it.left(), it.lines());
  }

  /** Money that came before the visit was charged, as gateways may take it. */
  private static Receipt.Charge nothing() {
    return new Receipt.Charge(0, Fen.ZERO, Optional.empty(), Optional.empty(), List.of());
  }

  private static Uni<List<Receipt.Refund>> refunds(
      Mutiny.Session tx, ReceiptRow row, List<StayKey> stays) {
    return tx.createNativeQuery(BACK, Object[].class)
        .setParameter("account", row.accountId)
        .setParameter("stays", stays.stream().map(StayKey::stayId).toArray(UUID[]::new))
        .setParameter("since", row.issuedAt)
        .getResultList()
        .map(
            all ->
                all.stream()
                    .map(
                        it ->
                            new Receipt.Refund(
                                new StayId(Columns.uuid(it[0])),
                                Fen.fen((Long) it[1]),
                                Columns.instant(it[2])))
                    .toList());
  }

  /** The receipts of payments for a visit, oldest first. */
  static Uni<List<ReceiptRow>> listOf(Mutiny.Session tx, StayKey stay) {
    return tx.createNativeQuery(
            """
            select r.* from receipt r where r.account_id = :account and exists (
              select 1 from posting p
              where p.account_id = :account and p.stay_id = :stay and p.cause in (
                r.cause, r.cause || ':surplus', r.cause || ':' || p.stay_id,
                r.cause || ':' || p.stay_id || ':surplus'))
            order by r.issued_at, r.receipt_number""",
            ReceiptRow.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getResultList();
  }

  /** A receipt of an account; null when it has none of this number. */
  static Uni<ReceiptRow> find(Mutiny.Session tx, AccountId account, String number) {
    return tx.createQuery(
            "from ReceiptRow where accountId = :account and number = :number", ReceiptRow.class)
        .setParameter("account", account.value())
        .setParameter("number", number)
        .getSingleResultOrNull();
  }
}
