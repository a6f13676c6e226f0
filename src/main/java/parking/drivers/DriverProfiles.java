package parking.drivers;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import parking.database.Transactions;
import parking.database.Values;

/** What is known of drivers themselves. */
@ApplicationScoped
public class DriverProfiles {
  private static final String FIND =
      "select since, language, large_text from driver where driver_id = $1";
  private static final String CHANGE =
      "update driver set language = $2, large_text = $3 where driver_id = $1";

  private final Transactions transactions;

  DriverProfiles(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A driver, and how the program looks for them. */
  public record Profile(Instant since, String language, boolean largeText) {}

  public Uni<Profile> get(UUID driver) {
    return transactions
        .single(FIND, Values.of(driver))
        .map(
            rows ->
                Values.first(
                        rows,
                        row ->
                            new Profile(
                                Values.instant(row, "since"),
                                row.getString("language"),
                                row.getBoolean("large_text")))
                    .orElseThrow());
  }

  /**
   * @param language zh or en
   */
  public Uni<Void> change(UUID driver, String language, boolean largeText) {
    return transactions.single(CHANGE, Values.of(driver, language, largeText)).replaceWithVoid();
  }
}
