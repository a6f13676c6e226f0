package billing.charges;

import billing.api.ChargeView.Line;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every account that was ever made of visits. */
@ApplicationScoped
public class ChargeHistory {
  private static final String ALL =
      "from ChargeRow where accountId in :accounts and stayId in :stays order by revision";
  private static final String LINES =
      "from LineRow l where l.accountId in :accounts and l.key.chargeId in :charges"
          + " order by l.key.position";
  private static final String STAYS =
      "from StayRow where key.accountId in :accounts and key.stayId in :stays";

  /**
   * A visit as it is known now, with all of its charges.
   *
   * @param revisions the oldest first; empty when it was never charged
   */
  public record Charged(StayRow stay, List<Revision> revisions) {
    /** The charge that held at a moment; empty when there was none yet. */
    public Optional<Revision> at(Instant moment) {
      return revisions.stream()
          .filter(it -> !it.chargedAt().isAfter(moment))
          .reduce((earlier, later) -> later);
    }

    /** The newest charge. */
    public Optional<Revision> newest() {
      return revisions.stream().reduce((earlier, later) -> later);
    }
  }

  /**
   * One account of a visit.
   *
   * @param entered empty for a charge of nothing to an account that answers no more
   * @param left as above
   */
  public record Revision(
      int number,
      Fen amount,
      Instant chargedAt,
      Optional<Instant> entered,
      Optional<Instant> left,
      List<Line> lines) {}

  /** These visits in the books that they are named in, those that began first ahead. */
  public Uni<List<Charged>> list(Mutiny.Session tx, Collection<StayKey> stays) {
    if (stays.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return tx.createQuery(STAYS, StayRow.class)
        .setParameter("accounts", accounts(stays))
        .setParameter("stays", ids(stays))
        .getResultList()
        .chain(rows -> charges(tx, stays).map(charges -> joined(stays, rows, charges)));
  }

  private record Lined(ChargeRow charge, List<Line> lines) {}

  private static Uni<List<Lined>> charges(Mutiny.Session tx, Collection<StayKey> stays) {
    return tx.createQuery(ALL, ChargeRow.class)
        .setParameter("accounts", accounts(stays))
        .setParameter("stays", ids(stays))
        .getResultList()
        .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(List.of()) : lined(tx, stays, rows));
  }

  private static Uni<List<Lined>> lined(
      Mutiny.Session tx, Collection<StayKey> stays, List<ChargeRow> charges) {
    return tx.createQuery(LINES, LineRow.class)
        .setParameter("accounts", accounts(stays))
        .setParameter("charges", charges.stream().map(it -> it.id).toList())
        .getResultList()
        .map(
            lines -> {
              var byCharge = lines.stream().collect(Collectors.groupingBy(it -> it.key.chargeId()));
              return charges.stream()
                  .map(it -> new Lined(it, lines(byCharge.getOrDefault(it.id, List.of()))))
                  .toList();
            });
  }

  private static List<Line> lines(List<LineRow> rows) {
    return rows.stream().map(LineRow::line).toList();
  }

  private static List<Charged> joined(
      Collection<StayKey> stays, List<StayRow> rows, List<Lined> charges) {
    var wanted = Set.copyOf(stays);
    return rows.stream()
        .filter(row -> wanted.contains(row.key()))
        .sorted(Comparator.comparing(row -> row.enteredAt))
        .map(
            row ->
                new Charged(
                    row,
                    charges.stream()
                        .filter(it -> it.charge().stay().equals(row.key()))
                        .map(ChargeHistory::revision)
                        .toList()))
        .toList();
  }

  private static Revision revision(Lined it) {
    var facts = new Fingerprint(it.charge().facts);
    return new Revision(
        it.charge().revision,
        it.charge().amount(),
        it.charge().chargedAt,
        facts.time("entered"),
        facts.time("left"),
        it.lines());
  }

  private static List<UUID> accounts(Collection<StayKey> stays) {
    return stays.stream().map(StayKey::accountId).distinct().toList();
  }

  private static List<UUID> ids(Collection<StayKey> stays) {
    return stays.stream().map(StayKey::stayId).distinct().toList();
  }
}
