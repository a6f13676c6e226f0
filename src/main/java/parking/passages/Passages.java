package parking.passages;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Transactions;

/** Looks passages up for people. */
@ApplicationScoped
public class Passages {
  private final Transactions database;
  private final Pictures pictures;

  Passages(Transactions database, Pictures pictures) {
    this.database = database;
    this.pictures = pictures;
  }

  /** A passage as a list shows it. */
  public record View(
      UUID id,
      String lotId,
      String lane,
      Way way,
      String plate,
      String colour,
      float confidence,
      boolean hasPicture,
      Instant seenAt,
      String verdict) {}

  /** The newest passages first. */
  public Uni<List<View>> listNewest(int most) {
    return database
        .inOne(
            session ->
                session
                    .createQuery("from PassageRow order by receivedAt desc", PassageRow.class)
                    .setMaxResults(most)
                    .getResultList())
        .map(rows -> rows.stream().map(Passages::view).toList());
  }

  /** Where the evidence of a passage lies, if it has one. */
  public Uni<Optional<Path>> findPicture(UUID id) {
    return database
        .inOne(session -> session.find(PassageRow.class, id))
        .map(
            row -> Optional.ofNullable(row).map(found -> found.pictureSha256).map(pictures::place));
  }

  private static View view(PassageRow row) {
    return new View(
        row.id,
        row.lotId,
        row.lane,
        Way.valueOf(row.way),
        row.plate,
        row.colour,
        row.confidence,
        row.pictureSha256 != null,
        row.seenAt,
        row.verdict);
  }
}
