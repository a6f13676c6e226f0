package parking.drivers;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import parking.database.Transactions;
import parking.database.Values;

/** Until when it was heard what has happened elsewhere, so that a restart misses nothing. */
@ApplicationScoped
public class HeardUntil {
  private static final String FIND = "select until from heard_until where source = $1";
  private static final String PUT =
      """
      insert into heard_until (source, until) values ($1, $2)
      on conflict (source) do update set until = $2""";

  private final Transactions transactions;

  HeardUntil(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Empty when nobody has ever asked. */
  public Uni<Optional<Instant>> find(String source) {
    return transactions
        .single(FIND, Values.of(source))
        .map(rows -> Values.first(rows, row -> Values.instant(row, "until")));
  }

  public Uni<Void> put(String source, Instant until) {
    return transactions.single(PUT, Values.of(source, until)).replaceWithVoid();
  }
}
