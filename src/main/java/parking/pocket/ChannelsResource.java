package parking.pocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.drivers.DriverWays;
import parking.drivers.Way;
import parking.drivers.WhoDrives;

/** The channels that can take money from a driver. */
@Path("/api/v1/driver")
public class ChannelsResource {
  private final WhoDrives whoDrives;
  private final DriverWays ways;

  ChannelsResource(WhoDrives whoDrives, DriverWays ways) {
    this.whoDrives = whoDrives;
    this.ways = ways;
  }

  /** A channel. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Channel(
      String channel, String name, String nameEn, String state, Optional<Instant> signedAt) {}

  /** A channel can take money from who has logged in by it. */
  @GET
  @Path("/me/channels")
  public Uni<List<Channel>> list() {
    return whoDrives
        .driver()
        .chain(driver -> ways.list(driver.id()))
        .map(
            known ->
                List.of(
                    channel(known, Way.WECHAT, "微信支付", "WeChat Pay"),
                    channel(known, Way.ALIPAY, "支付宝", "Alipay")));
  }

  private static Channel channel(
      List<DriverWays.Known> known, Way way, String name, String nameEn) {
    var since =
        known.stream().filter(it -> it.way() == way).map(DriverWays.Known::since).findFirst();
    return new Channel(way.code(), name, nameEn, since.isPresent() ? "SIGNED" : "NONE", since);
  }
}
