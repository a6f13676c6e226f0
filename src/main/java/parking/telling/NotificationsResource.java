package parking.telling;

import billing.api.Tellings;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parking.drivers.MessageKind;
import parking.drivers.Notifications;
import parking.drivers.Notifications.Quiet;
import parking.drivers.WhoDrives;
import parking.pocket.Wanted;
import parking.problems.Problem;

/** What a driver wants to be told. */
@Path("/api/v1/driver")
public class NotificationsResource {
  private static final String INBOX = "inbox";
  private static final List<String> CHANNELS = List.of(INBOX, "wechat", "sms");
  private static final List<String> KINDS =
      Arrays.stream(MessageKind.values()).map(Enum::name).toList();
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final int MOST_MINUTES = 120;

  private final WhoDrives whoDrives;
  private final Notifications notifications;
  private final SendingOutside sending;
  private final Tellings tellings;

  NotificationsResource(
      WhoDrives whoDrives, Notifications notifications, SendingOutside sending, Tellings tellings) {
    this.whoDrives = whoDrives;
    this.notifications = notifications;
    this.sending = sending;
    this.tellings = tellings;
  }

  /**
   * A driver's wishes.
   *
   * @param quiet null for none
   * @param templates what the driver has to agree to at a channel; not the driver's to say
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Wishes(
      List<OfChannel> channels,
      List<OfKind> kinds,
      Quiet quiet,
      int remindMinutes,
      Templates templates) {}

  /**
   * Whether anything is told by a channel.
   *
   * @param isPossible not the driver's to say
   */
  record OfChannel(String channel, boolean isOn, boolean isPossible) {}

  /**
   * Whether something is told.
   *
   * @param mayBeOff not the driver's to say
   */
  record OfKind(String kind, boolean isOn, boolean mayBeOff) {}

  /** The ids of templates by channel. */
  record Templates(List<String> wechat) {}

  @GET
  @Path("/me/notifications")
  public Uni<Wishes> get() {
    return whoDrives.driver().chain(driver -> get(driver.id()));
  }

  private Uni<Wishes> get(UUID driver) {
    return notifications
        .get(driver)
        .chain(
            wishes ->
                sending
                    .listPossible(driver)
                    .map(it -> it.stream().map(SendingOutside::name).toList())
                    .map(possible -> shown(wishes, possible)));
  }

  private Wishes shown(Notifications.Wishes it, List<String> possible) {
    return new Wishes(
        CHANNELS.stream()
            .map(
                name ->
                    new OfChannel(
                        name,
                        name.equals(INBOX) || !it.channelsOff().contains(name),
                        name.equals(INBOX) || possible.contains(name)))
            .toList(),
        Arrays.stream(MessageKind.values())
            .map(
                kind ->
                    new OfKind(kind.name(), !it.kindsOff().contains(kind.name()), kind.mayBeOff()))
            .toList(),
        it.quiet().from().equals(it.quiet().until()) ? null : it.quiet(),
        it.remindMinutes(),
        new Templates(tellings.listTemplates()));
  }

  /** What waits to be sent is not sent any more when the driver wants less than before. */
  @PUT
  @Path("/me/notifications")
  public Uni<Wishes> put(Wishes wanted) {
    var wishes = checked(Wanted.given("channels, kinds, quiet and remindMinutes", wanted));
    return whoDrives
        .driver()
        .chain(
            driver ->
                notifications
                    .get(driver.id())
                    .call(() -> notifications.put(driver.id(), wishes))
                    .call(
                        before ->
                            isLess(before, wishes)
                                ? tellings.forget(driver.id())
                                : Uni.createFrom().voidItem())
                    .chain(() -> get(driver.id())));
  }

  private static boolean isLess(Notifications.Wishes before, Notifications.Wishes now) {
    return !before.channelsOff().containsAll(now.channelsOff())
        || !before.kindsOff().containsAll(now.kindsOff());
  }

  private static Notifications.Wishes checked(Wishes it) {
    var channels = Wanted.given("channels", it.channels());
    var kinds = Wanted.given("kinds", it.kinds());
    mustBe(
        it.remindMinutes() >= 0 && it.remindMinutes() <= MOST_MINUTES, "remindMinutes: 0 to 120");
    mustBe(
        channels.stream().allMatch(c -> CHANNELS.contains(c.channel())), "channels: " + CHANNELS);
    mustBe(kinds.stream().allMatch(k -> KINDS.contains(k.kind())), "kinds: " + KINDS);
    return new Notifications.Wishes(
        kinds.stream()
            .filter(k -> !k.isOn() && MessageKind.valueOf(k.kind()).mayBeOff())
            .map(OfKind::kind)
            .collect(Collectors.toSet()),
        channels.stream()
            .filter(c -> !c.isOn() && !c.channel().equals(INBOX))
            .map(OfChannel::channel)
            .collect(Collectors.toSet()),
        quiet(it.quiet()),
        it.remindMinutes());
  }

  private static Quiet quiet(Quiet it) {
    if (it == null) {
      return Quiet.NEVER;
    }
    mustBe(it.from() != null && TIME.matcher(it.from()).matches(), "quiet.from: a time");
    mustBe(it.until() != null && TIME.matcher(it.until()).matches(), "quiet.until: a time");
    return it;
  }

  private static void mustBe(boolean isSo, String what) {
    if (!isSo) {
      throw Problem.malformed(what + " is needed.");
    }
  }
}
