package parking.passages;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import parking.database.Transactions;

/** Looks passages up for people. */
@ApplicationScoped
public class Passages {
  private static final String NEWEST = "from PassageRow order by receivedAt desc, seenAt desc";
  private static final String LAST_SEEN =
      "select p.lotId, max(p.seenAt) from PassageRow p group by p.lotId";

  private static final String WITH_CUT_OUT =
      "select p.id from PassageRow p where p.id in :ids and p.cutOutSha256 is not null";

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
   * @param hasCutOut whether there is a picture of the plate alone
   * @param verdict the code of what came of it
   */
  public record View(
      Passage passage, String lane, boolean hasPicture, boolean hasCutOut, String verdict) {}

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

  /** Which of these passages have a picture of the plate alone. */
  public Uni<Set<UUID>> listWithCutOut(List<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return transactions
        .inOne(
            tx -> tx.createQuery(WITH_CUT_OUT, UUID.class).setParameter("ids", ids).getResultList())
        .map(Set::copyOf);
  }

  /** Where the evidence of a passage lies, if it has one. */
  public Uni<Optional<Path>> findPicture(UUID id) {
    return find(id, row -> row.pictureSha256);
  }

  /** Where the picture of a passage's plate alone lies, if it has one. */
  public Uni<Optional<Path>> findCutOut(UUID id) {
    return find(id, row -> row.cutOutSha256);
  }

  private Uni<Optional<Path>> find(UUID id, Function<PassageRow, String> hash) {
    return transactions
        .inOne(tx -> tx.find(PassageRow.class, id))
        .map(row -> Optional.ofNullable(row).map(hash).map(pictures::place));
  }

  private static View view(PassageRow row) {
    return new View(
        row.passage(), row.lane, row.pictureSha256 != null, row.cutOutSha256 != null, row.verdict);
  }
}
