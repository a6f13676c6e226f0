package parking.pocket;

import billing.api.Agreements;
import billing.api.Agreements.Program;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import parking.drivers.DriverRequests;
import parking.drivers.WhoDrives;
import parking.problems.Problem;

/** The channels that can take money from a driver, and the agreements by which they do. */
@Path("/api/v1/driver")
public class ChannelsResource {
  private static final Map<String, Program> PROGRAMS =
      Map.of("h5", Program.H5, "wechat", Program.WECHAT, "alipay", Program.ALIPAY);

  private final WhoDrives whoDrives;
  private final DriverRequests requests;
  private final Agreements channels;
  private final LookingAtAgreements looking;
  private final SigningAgreements signing;

  ChannelsResource(
      WhoDrives whoDrives,
      DriverRequests requests,
      Agreements channels,
      LookingAtAgreements looking,
      SigningAgreements signing) {
    this.whoDrives = whoDrives;
    this.requests = requests;
    this.channels = channels;
    this.looking = looking;
    this.signing = signing;
  }

  /** A wish to sign. */
  record Wish(UUID requestId, UUID plate, String from) {}

  @GET
  @Path("/me/channels")
  public Uni<List<ChannelShown.Channel>> list() {
    return whoDrives
        .driver()
        .chain(driver -> looking.known(driver.id()))
        .chain(
            known ->
                Multi.createFrom()
                    .iterable(channels.listChannels())
                    .onItem()
                    .transformToUniAndConcatenate(it -> looking.show(known, it))
                    .collect()
                    .asList());
  }

  /** One of them, asked anew. */
  @GET
  @Path("/me/channels/{channel}")
  public Uni<ChannelShown.Channel> get(@PathParam("channel") String channel) {
    return whoDrives
        .driver()
        .invoke(() -> mustBeThere(channel))
        .chain(driver -> looking.known(driver.id()))
        .chain(known -> looking.look(known, channel));
  }

  private void mustBeThere(String channel) {
    if (!channels.listChannels().contains(channel)) {
      throw Problem.unknown("unknown-channel", "There is no such channel here.");
    }
  }

  /** Sends a driver to the channel's own page. */
  @POST
  @Path("/me/channels/{channel}/agreement")
  public Uni<SigningAgreements.Sent> sign(@PathParam("channel") String channel, Wish wish) {
    var asked = Wanted.given("plate and from", wish);
    var plate = Wanted.given("plate", asked.plate());
    var program = program(asked.from());
    return whoDrives
        .driver()
        .invoke(() -> mustBeThere(channel))
        .chain(
            driver ->
                requests.once(
                    new DriverRequests.Asked(
                        driver.id(), asked.requestId(), "agreement " + channel, asked),
                    SigningAgreements.Sent.class,
                    () ->
                        signing.sign(
                            new SigningAgreements.Wish(driver.id(), plate, channel, program))));
  }

  private static Program program(String from) {
    var program = from == null ? null : PROGRAMS.get(from);
    if (program == null) {
      throw Problem.malformed("from: one of h5, wechat and alipay is needed.");
    }
    return program;
  }

  /** Nothing more is taken by it. */
  @DELETE
  @Path("/me/channels/{channel}/agreement")
  public Uni<SigningAgreements.Ended> end(
      @PathParam("channel") String channel,
      @QueryParam("plate") String plate,
      @QueryParam("from") String from) {
    var id = Wanted.id("plate", plate);
    var program = program(from == null ? "h5" : from);
    return whoDrives
        .driver()
        .invoke(() -> mustBeThere(channel))
        .chain(
            driver -> signing.end(new SigningAgreements.Wish(driver.id(), id, channel, program)));
  }
}
