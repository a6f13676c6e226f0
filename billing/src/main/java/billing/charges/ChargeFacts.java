package billing.charges;

import billing.api.ChargeView.Line;
import billing.api.StayId;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks charges up. */
@ApplicationScoped
public class ChargeFacts {
  private static final String NEWEST =
      """
      from ChargeRow c where c.stayId in :stays
        and c.revision = (select max(n.revision) from ChargeRow n where n.stayId = c.stayId)""";
  private static final String LINES =
      "from LineRow l where l.key.chargeId in :charges order by l.key.position";

  /** A charge with its lines. */
  public record Charged(StayId stay, int revision, Fen amount, List<Line> lines) {}

  /** The newest charge of each of these stays that has one. */
  public Uni<List<Charged>> listNewest(Mutiny.Session tx, Collection<StayId> stays) {
    return tx.createQuery(NEWEST, ChargeRow.class)
        .setParameter("stays", stays.stream().map(StayId::value).toList())
        .getResultList()
        .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(List.of()) : withLines(tx, rows));
  }

  private static Uni<List<Charged>> withLines(Mutiny.Session tx, List<ChargeRow> rows) {
    return tx.createQuery(LINES, LineRow.class)
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
        new StayId(row.stayId),
        row.revision,
        Fen.fen(row.amountFen),
        lines.stream().map(LineRow::line).toList());
  }
}
