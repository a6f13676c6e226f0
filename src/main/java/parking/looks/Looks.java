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
      insert into look
        (hour_at, who, door, lot_id, looked_at, role, party, plate_hash, subject_id)
      select $1, $2, $3, $4, $5, $6, $7, * from unnest($8::varchar[], $9::uuid[])
      on conflict do nothing""";
  private static final String OF_PLATE =
      """
      select looked_at, who, door, lot_id, subject_id, role, party from look
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
   * @param role as which they looked, by its code; empty where it is not known
   * @param party for whom: an office, {@link Looker#CITY}, or empty for the lot's operator
   */
  public record Look(
      Instant at, String who, Door door, String lot, UUID subject, String role, String party) {}

  /** Writes down that whoever asks is shown these cars of a lot, unless they see masked plates. */
  public Uni<Void> write(Door door, String lot, Collection<Shown> all) {
    var looker = Looker.current();
    if (all.isEmpty() || looker.filter(it -> !it.seesWhole()).isPresent()) {
      return Uni.createFrom().voidItem();
    }
    var place =
        Tuple.of(door.name(), lot, looker.map(Looker::role).orElse(""))
            .addString(looker.map(Looker::party).orElse(""));
    return who().chain(who -> transactions.single(PUT, row(who, place, all))).replaceWithVoid();
  }

  /**
   * @param place the door, the lot, the role and the party
   */
  private Tuple row(String who, Tuple place, Collection<Shown> all) {
    var now = time.instant().atOffset(ZoneOffset.UTC);
    return Tuple.of(now.truncatedTo(ChronoUnit.HOURS), who)
        .addString(place.getString(0))
        .addString(place.getString(1))
        .addOffsetDateTime(now)
        .addString(place.getString(2))
        .addString(place.getString(3))
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
        row.getUUID(4),
        row.getString(5),
        row.getString(6));
  }
}
