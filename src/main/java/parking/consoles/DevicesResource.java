package parking.consoles;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestStreamElementType;
import parking.devices.Alarms;
import parking.devices.DeviceState;
import parking.devices.Devices;
import parking.lots.Lots;
import parking.problems.Problem;

/** How the devices are, and what is or was wrong with them. */
@Path("/api/v1")
public class DevicesResource {
  private static final int MOST_ALARMS = 500;
  private static final int MOST_OPEN = 5000;
  private static final int MOST_DEVICES = 1000;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  private final Devices devices;
  private final Alarms alarms;
  private final LiveAlarms live;
  private final Lots lots;
  private final OwnLots own;
  private final InstantSource time;

  DevicesResource(
      Devices devices, Alarms alarms, LiveAlarms live, Lots lots, OwnLots own, InstantSource time) {
    this.devices = devices;
    this.alarms = alarms;
    this.live = live;
    this.lots = lots;
    this.own = own;
    this.time = time;
  }

  /** The first thousand devices by lot and name, with their lanes and what is wrong with them. */
  @GET
  @Path("/devices")
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<List<DeviceView>> devices(@QueryParam("lot") String lot) {
    var wanted = known(lot);
    return wanted
        .map(devices::listOf)
        .orElseGet(devices::listAll)
        .chain(
            states ->
                alarms
                    .listOpen(wanted, MOST_OPEN)
                    .map(open -> views(states, open.stream().map(AlarmView::of).toList())))
        .chain(all -> seen().map(sight -> seen(all, sight)));
  }

  private Uni<OwnLots.Sight> seen() {
    return own.as(OwnLots.OF_DEVICES);
  }

  private static List<DeviceView> seen(List<DeviceView> all, OwnLots.Sight sight) {
    return all.stream().filter(it -> sight.has(it.lot())).toList();
  }

  private static List<AlarmView> seenAlarms(List<AlarmView> all, OwnLots.Sight sight) {
    return all.stream().filter(it -> sight.has(it.lot())).toList();
  }

  private List<DeviceView> views(List<DeviceState> states, List<AlarmView> open) {
    var now = time.instant();
    return states.stream()
        .limit(MOST_DEVICES)
        .map(state -> DeviceView.of(state, of(state, open), now))
        .toList();
  }

  private static List<AlarmView> of(DeviceState state, List<AlarmView> open) {
    return open.stream()
        .filter(alarm -> alarm.lot().equals(state.lot()))
        .filter(alarm -> alarm.device().equals(state.device()))
        .toList();
  }

  /** At most 500: those that go on, newest first, and then those that have ended, newest first. */
  @GET
  @Path("/alarms")
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<List<AlarmView>> alarms(
      @QueryParam("lot") String lot, @QueryParam("since") String since) {
    return alarms
        .list(known(lot), Optional.ofNullable(since).map(DevicesResource::moment), MOST_ALARMS)
        .map(found -> found.stream().map(AlarmView::of).toList())
        .chain(all -> seen().map(sight -> seenAlarms(all, sight)));
  }

  /** Those that go on, as server-sent events: at once, and again when something has changed. */
  @GET
  @Path("/alarms/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<List<AlarmView>> stream() {
    return seen()
        .onItem()
        .transformToMulti(sight -> live.watch().map(all -> seenAlarms(all, sight)));
  }

  private Optional<String> known(String lot) {
    if (lot != null && lots.listLots().stream().noneMatch(one -> one.id().equals(lot))) {
      throw Problem.unknown("unknown-lot", "Lot \"%s\" is not in the lots file.".formatted(lot));
    }
    return Optional.ofNullable(lot);
  }

  private static Instant moment(String text) {
    try {
      var moment = OffsetDateTime.parse(text).toInstant();
      return moment.isBefore(EARLIEST) ? EARLIEST : moment.isAfter(LATEST) ? LATEST : moment;
    } catch (DateTimeException e) {
      throw Problem.malformed(
          "since: an RFC 3339 time with its offset is needed; a plus sign in it is written %2B.");
    }
  }
}
