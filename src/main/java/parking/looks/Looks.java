package parking.looks;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import parking.database.Transactions;
import parking.plates.Plate;
import parking.plates.PlateSeal;

/**
 * Keeps who looked at what. It is written down before the answer goes out: where it cannot be,
 * nobody sees anything.
 */
@ApplicationScoped
public class Looks {
  private static final int MOST_LISTED = 1000;
  private static final String PUT =
      """
      insert into look (hour_at, who, door, lot_id, looked_at, plate_hash, subject_id)
      select $1, $2, $3, $4, $5, * from unnest($6::varchar[], $7::uuid[])
      on conflict do nothing""";
  private static final String OF_PLATE =
      """
      select looked_at, who, door, lot_id, subject_id from look
      where plate_hash = $1 and looked_at >= $2 and looked_at < $3
      order by looked_at desc, door limit %d"""
          .formatted(MOST_LISTED);

  private final Transactions transactions;
  private final CurrentIdentityAssociation identity;
  private final PlateSeal seal;
  private final InstantSource time;

  Looks(
      Transactions transactions,
      CurrentIdentityAssociation identity,
      PlateSeal seal,
      InstantSource time) {
    this.transactions = transactions;
    this.identity = identity;
    this.seal = seal;
    this.time = time;
  }

  /**
   * What is shown of a car.
   *
   * @param subject the passage or visit
   */
  public record Shown(Plate plate, UUID subject) {}

  /**
   * A look, as the car's owner is told of it.
   *
   * @param who as whom somebody was logged in; empty when nobody was
   */
  public record Look(Instant at, String who, Door door, String lot, UUID subject) {}

  /** Writes down that whoever asks is shown these cars of a lot. */
  public Uni<Void> write(Door door, String lot, Collection<Shown> all) {
    if (all.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return who().chain(who -> transactions.single(PUT, row(who, door, lot, all))).replaceWithVoid();
  }

  private Tuple row(String who, Door door, String lot, Collection<Shown> all) {
    var now = time.instant().atOffset(ZoneOffset.UTC);
    return Tuple.of(now.truncatedTo(ChronoUnit.HOURS), who, door.name(), lot, now)
        .addArrayOfString(
            all.stream().map(it -> seal.hash(it.plate().text())).toArray(String[]::new))
        .addArrayOfUUID(all.stream().map(Shown::subject).toArray(UUID[]::new));
  }

  /** A door that is open to all lets in whoever has a wrong token, too. */
  private Uni<String> who() {
    return identity
        .getDeferredIdentity()
        .map(Looks::name)
        .onFailure(AuthenticationFailedException.class)
        .recoverWithItem("");
  }

  private static String name(SecurityIdentity it) {
    return it.isAnonymous() ? "" : it.getPrincipal().getName();
  }

  /**
   * Who looked at a car from a moment until, and without, another, newest first; at most a
   * thousand. It is for the car's owner.
   */
  public Uni<List<Look>> listFor(Plate plate, Instant from, Instant until) {
    var values =
        Tuple.of(
            seal.hash(plate.text()), from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC));
    return transactions
        .single(OF_PLATE, values)
        .map(
            rows -> {
              List<Look> looks = new ArrayList<>();
              rows.forEach(row -> looks.add(look(row)));
              return looks;
            });
  }

  private static Look look(Row row) {
    return new Look(
        row.getOffsetDateTime(0).toInstant(),
        row.getString(1),
        Door.valueOf(row.getString(2)),
        row.getString(3),
        row.getUUID(4));
  }
}
