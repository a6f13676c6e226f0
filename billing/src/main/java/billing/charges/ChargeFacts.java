package billing.charges;

import billing.api.ChargeView.Line;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks charges up. */
@ApplicationScoped
public class ChargeFacts {
  private static final String NEWEST =
      """
      from ChargeRow c where c.accountId in :accounts and c.stayId in :stays
        and c.revision = (select max(n.revision) from ChargeRow n
          where n.accountId = c.accountId and n.stayId = c.stayId)""";
  private static final String LINES =
      "from LineRow l where l.accountId in :accounts and l.key.chargeId in :charges"
          + " order by l.key.position";

  /** A charge with its lines. */
  public record Charged(StayKey stay, int revision, Fen amount, List<Line> lines) {}

  /** The newest charge of each of these visits that has one, in the books they are named in. */
  public Uni<List<Charged>> listNewest(Mutiny.Session tx, Collection<StayKey> stays) {
    return newest(tx, stays)
        .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(List.of()) : withLines(tx, rows));
  }

  /** What a visit costs by its newest charge; nothing when it has none. */
  public Uni<Fen> getAmount(Mutiny.Session tx, StayKey stay) {
    return newest(tx, List.of(stay)).map(rows -> rows.isEmpty() ? Fen.ZERO : rows.get(0).amount());
  }

  /** The same without the lines. */
  static Uni<List<ChargeRow>> newest(Mutiny.Session tx, Collection<StayKey> stays) {
    var wanted = Set.copyOf(stays);
    return tx.createQuery(NEWEST, ChargeRow.class)
        .setParameter("accounts", stays.stream().map(StayKey::accountId).toList())
        .setParameter("stays", stays.stream().map(StayKey::stayId).toList())
        .getResultList()
        .map(rows -> rows.stream().filter(row -> wanted.contains(row.stay())).toList());
  }

  private static Uni<List<Charged>> withLines(Mutiny.Session tx, List<ChargeRow> rows) {
    return tx.createQuery(LINES, LineRow.class)
        .setParameter("accounts", rows.stream().map(row -> row.accountId).toList())
        .setParameter("charges", rows.stream().map(row -> row.id).toList())
        .getResultList()
        .map(
            lines -> {
              Map<java.util.UUID, List<LineRow>> byCharge =
                  lines.stream().collect(Collectors.groupingBy(line -> line.key.chargeId()));
              return rows.stream()
                  .map(row -> charged(row, byCharge.getOrDefault(row.id, List.of())))
                  .toList();
            });
  }

  private static Charged charged(ChargeRow row, List<LineRow> lines) {
    return new Charged(
        row.stay(),
        row.revision,
        Fen.fen(row.amountFen),
        lines.stream().map(LineRow::line).toList());
  }
}
