package parking.passages;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.database.Transactions;

/** Looks passages up for people. */
@ApplicationScoped
public class Passages {
  private static final String NEWEST = "from PassageRow order by receivedAt desc, seenAt desc";
  private static final String LAST_SEEN =
      "select p.lotId, max(p.seenAt) from PassageRow p group by p.lotId";

  private final Transactions transactions;
  private final Pictures pictures;

  Passages(Transactions transactions, Pictures pictures) {
    this.transactions = transactions;
    this.pictures = pictures;
  }

  /**
   * A passage as a list shows it.
   *
   * @param passage the passage
   * @param lane the lane's name within the device
   * @param hasPicture whether there is evidence
   * @param verdict the code of what came of it
   */
  public record View(Passage passage, String lane, boolean hasPicture, String verdict) {}

  /** The newest passages first. */
  public Uni<List<View>> listNewest(int most) {
    return transactions
        .inOne(tx -> tx.createQuery(NEWEST, PassageRow.class).setMaxResults(most).getResultList())
        .map(rows -> rows.stream().map(Passages::view).toList());
  }

  /** When a car was last seen, by lot; a lot without passages is absent. */
  public Uni<Map<String, Instant>> lastSeen() {
    return transactions
        .inOne(tx -> tx.createQuery(LAST_SEEN, Object[].class).getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (String) row[0], row -> (Instant) row[1])));
  }

  /** Where the evidence of a passage lies, if it has one. */
  public Uni<Optional<Path>> findPicture(UUID id) {
    return transactions
        .inOne(tx -> tx.find(PassageRow.class, id))
        .map(
            row -> Optional.ofNullable(row).map(found -> found.pictureSha256).map(pictures::place));
  }

  private static View view(PassageRow row) {
    return new View(row.passage(), row.lane, row.pictureSha256 != null, row.verdict);
  }
}
