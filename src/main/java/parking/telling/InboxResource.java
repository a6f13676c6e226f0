package parking.telling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.DriverProfiles;
import parking.drivers.Inbox;
import parking.drivers.WhoDrives;
import parking.pocket.Wanted;

/** What a driver was told. */
@Path("/api/v1/driver")
public class InboxResource {
  private static final int PAGE = 20;

  private final WhoDrives whoDrives;
  private final Inbox inbox;
  private final DriverProfiles profiles;
  private final InstantSource time;

  InboxResource(WhoDrives whoDrives, Inbox inbox, DriverProfiles profiles, InstantSource time) {
    this.whoDrives = whoDrives;
    this.inbox = inbox;
    this.profiles = profiles;
    this.time = time;
  }

  /** A page of messages. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Page(long unread, List<Message> messages, Optional<UUID> next) {}

  /** A message in the driver's language. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Message(
      UUID id,
      String kind,
      Instant at,
      String title,
      String body,
      String page,
      Optional<Instant> readAt) {}

  /** Until when everything was read. */
  record Read(Instant until) {}

  @GET
  @Path("/me/inbox")
  public Uni<Page> list(@QueryParam("before") UUID before) {
    return whoDrives
        .driver()
        .chain(
            driver ->
                profiles
                    .get(driver.id())
                    .chain(
                        profile ->
                            inbox
                                .list(driver.id(), Optional.ofNullable(before), PAGE)
                                .chain(
                                    all ->
                                        inbox
                                            .countUnread(driver.id())
                                            .map(
                                                unread -> page(unread, all, profile.language())))));
  }

  private static Page page(long unread, List<Inbox.Told> all, String language) {
    return new Page(
        unread,
        all.stream().map(it -> message(it, language)).toList(),
        all.size() < PAGE ? Optional.empty() : Optional.of(all.get(all.size() - 1).id()));
  }

  private static Message message(Inbox.Told it, String language) {
    return new Message(
        it.id(),
        it.kind(),
        it.at(),
        it.title().in(language),
        it.body().in(language),
        it.page(),
        it.readAt());
  }

  @POST
  @Path("/me/inbox/read")
  public Uni<Void> read(Read read) {
    var until = Wanted.given("until", Wanted.given("until", read).until());
    return whoDrives.driver().chain(driver -> inbox.read(driver.id(), until, time.instant()));
  }
}
