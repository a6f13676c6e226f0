package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.database.Transactions;
import parking.database.Values;

/** What drivers want to be told, how, and when not. */
@ApplicationScoped
public class Notifications {
  private static final Wishes USUAL =
      new Wishes(Set.of(), Set.of(), new Quiet("22:00", "07:00"), 15);
  private static final String FIND =
      """
      select kinds_off, channels_off, quiet_from, quiet_until, remind_minutes
      from driver_notification where driver_id = $1""";
  private static final String PUT =
      """
      insert into driver_notification (driver_id, kinds_off, channels_off, quiet_from, quiet_until,
        remind_minutes, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (driver_id) do update set kinds_off = $2, channels_off = $3, quiet_from = $4,
        quiet_until = $5, remind_minutes = $6, changed_at = $7""";

  private final Transactions transactions;
  private final InstantSource time;

  Notifications(Transactions transactions, InstantSource time) {
    this.transactions = transactions;
    this.time = time;
  }

  /**
   * A driver's wishes.
   *
   * @param kindsOff what is not told at all
   * @param channelsOff by which channels nothing is told
   * @param remindMinutes how long before something changes the driver is told
   */
  public record Wishes(
      Set<String> kindsOff, Set<String> channelsOff, Quiet quiet, int remindMinutes) {}

  /** When nothing is sent, by China's clock; from and until the same: never. */
  public record Quiet(String from, String until) {
    /** Messages may be sent at any hour. */
    public static final Quiet NEVER = new Quiet("00:00", "00:00");
  }

  public Uni<Wishes> get(UUID driver) {
    return transactions
        .single(FIND, Values.of(driver))
        .map(rows -> Values.first(rows, Notifications::wishes).orElse(USUAL));
  }

  private static Wishes wishes(Row row) {
    return new Wishes(
        names(row.getString("kinds_off")),
        names(row.getString("channels_off")),
        new Quiet(row.getString("quiet_from"), row.getString("quiet_until")),
        row.getInteger("remind_minutes"));
  }

  private static Set<String> names(String text) {
    return Arrays.stream(text.split("\n"))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public Uni<Void> put(UUID driver, Wishes it) {
    return transactions
        .single(
            PUT,
            Values.of(
                driver,
                String.join("\n", new TreeSet<>(it.kindsOff())),
                String.join("\n", new TreeSet<>(it.channelsOff())),
                it.quiet().from(),
                it.quiet().until(),
                it.remindMinutes(),
                time.instant()))
        .replaceWithVoid();
  }
}
