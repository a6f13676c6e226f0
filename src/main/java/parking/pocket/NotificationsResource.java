package parking.pocket;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parking.drivers.Notifications;
import parking.drivers.WhoDrives;
import parking.problems.Problem;

/** What a driver wants to be told. */
@Path("/api/v1/driver")
public class NotificationsResource {
  private static final List<String> CHANNELS = List.of("inbox");
  private static final List<String> KINDS = List.of("ENTERED", "CHARGED", "DEDUCTION_FAILED");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final int MOST_MINUTES = 120;

  private final WhoDrives whoDrives;
  private final Notifications notifications;

  NotificationsResource(WhoDrives whoDrives, Notifications notifications) {
    this.whoDrives = whoDrives;
    this.notifications = notifications;
  }

  /** A driver's wishes. */
  record Wishes(
      List<OfChannel> channels, List<OfKind> kinds, Notifications.Quiet quiet, int remindMinutes) {}

  /** Whether anything is told by a channel. */
  record OfChannel(String channel, boolean isOn) {}

  /** Whether something is told. */
  record OfKind(String kind, boolean isOn) {}

  @GET
  @Path("/me/notifications")
  public Uni<Wishes> get() {
    return whoDrives
        .driver()
        .chain(driver -> notifications.get(driver.id()))
        .map(NotificationsResource::shown);
  }

  private static Wishes shown(Notifications.Wishes it) {
    return new Wishes(
        CHANNELS.stream()
            .map(name -> new OfChannel(name, !it.channelsOff().contains(name)))
            .toList(),
        KINDS.stream().map(name -> new OfKind(name, !it.kindsOff().contains(name))).toList(),
        it.quiet(),
        it.remindMinutes());
  }

  @PUT
  @Path("/me/notifications")
  public Uni<Wishes> put(Wishes wanted) {
    var wishes = checked(Wanted.given("channels, kinds, quiet and remindMinutes", wanted));
    return whoDrives
        .driver()
        .chain(driver -> notifications.put(driver.id(), wishes))
        .replaceWith(shown(wishes));
  }

  private static Notifications.Wishes checked(Wishes it) {
    var channels = Wanted.given("channels", it.channels());
    var kinds = Wanted.given("kinds", it.kinds());
    var quiet = Wanted.given("quiet", it.quiet());
    mustBe(quiet.from() != null && TIME.matcher(quiet.from()).matches(), "quiet.from: a time");
    mustBe(quiet.until() != null && TIME.matcher(quiet.until()).matches(), "quiet.until: a time");
    mustBe(
        it.remindMinutes() >= 0 && it.remindMinutes() <= MOST_MINUTES, "remindMinutes: 0 to 120");
    mustBe(
        channels.stream().allMatch(c -> CHANNELS.contains(c.channel())), "channels: " + CHANNELS);
    mustBe(kinds.stream().allMatch(k -> KINDS.contains(k.kind())), "kinds: " + KINDS);
    return new Notifications.Wishes(
        off(kinds.stream().filter(k -> !k.isOn()).map(OfKind::kind).toList()),
        off(channels.stream().filter(c -> !c.isOn()).map(OfChannel::channel).toList()),
        quiet,
        it.remindMinutes());
  }

  private static Set<String> off(List<String> names) {
    return names.stream().collect(Collectors.toSet());
  }

  private static void mustBe(boolean isSo, String what) {
    if (!isSo) {
      throw Problem.malformed(what + " is needed.");
    }
  }
}
