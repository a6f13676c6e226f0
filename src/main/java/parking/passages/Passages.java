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
import java.util.stream.Collectors;
import parking.database.Transactions;

/** Looks passages up for people. */
@ApplicationScoped
public class Passages {
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final String NEWEST =
      """
      select p.passage_id from lot l cross join lateral (
        select passage_id, received_at, seen_at from passage where lot_id = l.lot_id
        order by received_at desc limit :most) p
      order by p.received_at desc, p.seen_at desc limit :most""";
  private static final String ALL =
      "from PassageRow where id in :ids order by receivedAt desc, seenAt desc";
  private static final String WITH_CUT_OUT =
      """
      select p.id from PassageRow p
      where p.lotId in :lots and p.id in :ids and p.cutOutSha256 is not null and p.kept = 'ALL'""";
  private static final String OF_LOT =
      """
      from PassageRow where lotId = :lot and receivedAt < :before
      order by receivedAt desc, seenAt desc""";
  private static final String LAST_OF_SESSION =
      """
      select max(seenAt) from PassageRow
      where lotId = :lot and sessionId = :session and receivedAt >= :since""";
  private static final String VISITS =
      """
      select p.id, p.sessionId from PassageRow p
      where p.lotId in :lots and p.id in :ids and p.sessionId is not null""";
  private static final String ONE = "from PassageRow where lotId = :lot and id = :id";

  private final Transactions transactions;
  private final Pictures pictures;
  private final PassageSeal seal;

  Passages(Transactions transactions, Pictures pictures, PassageSeal seal) {
    this.seal = seal;
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
   * @param session the session that it belongs to, if any
   * @param opinions what each reader made of it, as JSON, if more than one did
   */
  public record View(
      Passage passage,
      String lane,
      boolean hasPicture,
      boolean hasCutOut,
      String verdict,
      Optional<UUID> session,
      Optional<String> opinions) {}

  /** The newest passages of all lots first. */
  public Uni<List<View>> listNewest(int most) {
    return transactions
        .inOne(
            tx ->
                tx.createNativeQuery(NEWEST, UUID.class)
                    .setParameter("most", most)
                    .getResultList()
                    .chain(
                        ids ->
                            tx.createQuery(ALL, PassageRow.class)
                                .setParameter("ids", ids)
                                .getResultList()))
        .map(rows -> rows.stream().map(this::view).toList());
  }

  /**
   * Passages of a lot, newest first.
   *
   * @param before only those that came before this time
   */
  public Uni<List<View>> list(String lot, Optional<Instant> before, int most) {
    return transactions
        .inOne(
            tx ->
                tx.createQuery(OF_LOT, PassageRow.class)
                    .setParameter("lot", lot)
                    .setParameter("before", before.orElse(LATEST))
                    .setMaxResults(most)
                    .getResultList())
        .map(rows -> rows.stream().map(this::view).toList());
  }

  /** Which of these passages of some lots have a picture of the plate alone. */
  public Uni<Set<UUID>> listWithCutOut(Set<String> lots, List<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return transactions
        .inOne(
            tx ->
                tx.createQuery(WITH_CUT_OUT, UUID.class)
                    .setParameter("lots", lots)
                    .setParameter("ids", ids)
                    .getResultList())
        .map(Set::copyOf);
  }

  /**
   * When the car of a session was last seen by a camera, if one saw it.
   *
   * @param since only passages that were received since
   */
  public Uni<Optional<Instant>> findLastSeen(String lot, UUID session, Instant since) {
    return transactions
        .inOne(
            tx ->
                tx.createQuery(LAST_OF_SESSION, Instant.class)
                    .setParameter("lot", lot)
                    .setParameter("session", session)
                    .setParameter("since", since)
                    .getSingleResultOrNull())
        .map(Optional::ofNullable);
  }

  /** The visits to which these passages of some lots belong, by the passage. */
  public Uni<Map<UUID, UUID>> listVisits(Set<String> lots, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return transactions
        .inOne(
            tx ->
                tx.createQuery(VISITS, Object[].class)
                    .setParameter("lots", lots)
                    .setParameter("ids", ids)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1])));
  }

  /** A passage of a lot, if there is one of this name. */
  public Uni<Optional<View>> find(String lot, UUID id) {
    return findRow(lot, id).map(row -> row.map(this::view));
  }

  /** Where the evidence of a passage lies, if it has one. */
  public Uni<Optional<Path>> findPicture(String lot, UUID id) {
    return findRow(lot, id).map(row -> row.flatMap(PassageRow::findPicture).map(pictures::place));
  }

  /** Where the picture of a passage's plate alone lies, if it has one. */
  public Uni<Optional<Path>> findCutOut(String lot, UUID id) {
    return findRow(lot, id).map(row -> row.flatMap(PassageRow::findCutOut).map(pictures::place));
  }

  private Uni<Optional<PassageRow>> findRow(String lot, UUID id) {
    return transactions
        .inOne(
            tx ->
                tx.createQuery(ONE, PassageRow.class)
                    .setParameter("lot", lot)
                    .setParameter("id", id)
                    .getSingleResultOrNull())
        .map(Optional::ofNullable);
  }

  private View view(PassageRow row) {
    return new View(
        row.passage(seal),
        row.lane,
        row.findPicture().isPresent(),
        row.findCutOut().isPresent(),
        row.verdict,
        Optional.ofNullable(row.sessionId),
        Optional.ofNullable(row.opinions).map(seal::openOpinions));
  }
}
