package parking.consoles;

import billing.api.ChargeView;
import billing.api.DisputeEvidence;
import billing.api.DisputeView;
import billing.api.Disputes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.consoles.DisputeWishes.Shown;
import parking.lots.Lots;
import parking.sessions.Acts;
import parking.sessions.SessionView;

/** The evidence of a dispute: what parking knows of the visit, and what billing knows of it. */
@Path("/api/v1/lots/{lot}/disputes/{number}/evidence")
public class DisputeEvidenceResource {
  private final Lots lots;
  private final Disputes disputes;
  private final DisputeExhibits exhibits;
  private final LooksAtDisputes looks;
  private final ObjectMapper json;

  DisputeEvidenceResource(
      Lots lots,
      Disputes disputes,
      DisputeExhibits exhibits,
      LooksAtDisputes looks,
      ObjectMapper json) {
    this.looks = looks;
    this.lots = lots;
    this.disputes = disputes;
    this.exhibits = exhibits;
    this.json = json;
  }

  /** The evidence as data; money is fen. */
  record Evidence(Shown dispute, Parking parking, Money money) {}

  /** What parking knows. */
  record Parking(Optional<SessionView> session, List<Reading> readings, List<Acts.Act> acts) {}

  /** What billing knows. */
  record Money(
      List<Charge> charges,
      List<Posting> postings,
      List<Attempt> attempts,
      List<DisputeEvidence.Message> messages) {}

  /** A reading by both clocks. */
  record Reading(
      String device, String lane, Read read, Clocks clocks, String verdict, Pictures pictures) {}

  /** What was read, by all readers. */
  record Read(String plate, String colour, float confidence, JsonNode opinions) {}

  /** When, by the camera and by the service. */
  record Clocks(Instant seenAt, Instant receivedAt) {}

  /** Where the pictures are, and the hash of the frame; absent where there are none. */
  record Pictures(
      Optional<String> picture, Optional<String> pictureSha256, Optional<String> cutOut) {}

  /** A charge with the rule of each line. */
  record Charge(
      int revision,
      long amountFen,
      Instant chargedAt,
      Optional<Instant> enteredAt,
      Optional<Instant> leftAt,
      List<ReceiptsResource.Line> lines) {}

  /** A posting. */
  record Posting(
      String debit, String credit, long amountFen, String cause, Instant at, Instant postedAt) {}

  /** An order to a gateway. */
  record Attempt(
      String order, String gateway, long amountFen, String state, String outcome, Instant madeAt) {}

  /** All of it as data. */
  @GET
  public Uni<Evidence> evidence(@PathParam("lot") String lot, @PathParam("number") String number) {
    return DisputesResource.find(lots, disputes, lot, number)
        .chain(
            dispute ->
                exhibits
                    .of(dispute)
                    .chain(
                        known ->
                            disputes
                                .evidence(number)
                                .map(found -> evidence(dispute, known, found.orElseThrow()))));
  }

  /** All of it to be read. */
  @GET
  @Path("/page")
  @Produces(MediaType.TEXT_HTML)
  public Uni<String> page(@PathParam("lot") String lot, @PathParam("number") String number) {
    return DisputesResource.find(lots, disputes, lot, number)
        .call(looks::write)
        .chain(exhibits::exhibits)
        .chain(more -> disputes.page(number, more))
        .map(Optional::orElseThrow);
  }

  /** All of it to be printed. */
  @GET
  @Path("/pdf")
  @Produces(Asked.PDF)
  public Uni<byte[]> pdf(@PathParam("lot") String lot, @PathParam("number") String number) {
    return DisputesResource.find(lots, disputes, lot, number)
        .call(looks::write)
        .chain(exhibits::exhibits)
        .chain(more -> disputes.pdf(number, more))
        .map(Optional::orElseThrow);
  }

  private Evidence evidence(
      DisputeView dispute, DisputeExhibits.Known known, DisputeEvidence money) {
    return new Evidence(
        Shown.of(dispute),
        new Parking(
            known.session(), known.readings().stream().map(this::reading).toList(), known.acts()),
        new Money(
            money.charges().stream().map(DisputeEvidenceResource::charge).toList(),
            money.postings().stream().map(DisputeEvidenceResource::posting).toList(),
            money.attempts().stream().map(DisputeEvidenceResource::attempt).toList(),
            money.messages()));
  }

  private Reading reading(DisputeExhibits.Reading it) {
    var passage = it.view().passage();
    var read = passage.read();
    var lot = passage.lotId();
    return new Reading(
        passage.place().device(),
        passage.place().lane(),
        new Read(
            read.plate().map(plate -> plate.text()).orElse(""),
            read.colour().code(),
            read.confidence(),
            it.view().opinions().map(this::tree).orElse(null)),
        new Clocks(passage.noticed().atCamera(), passage.noticed().atService()),
        it.view().verdict(),
        new Pictures(
            it.picture().map(file -> PassagesResource.picture(lot, passage.id())),
            it.picture().map(DisputeExhibits::hash),
            it.cutOut().map(file -> PassagesResource.cutOut(lot, passage.id()))));
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("opinions were checked when they came", e);
    }
  }

  private static Charge charge(DisputeEvidence.Charge it) {
    return new Charge(
        it.revision(),
        it.amount().count(),
        it.chargedAt(),
        it.entered(),
        it.left(),
        lines(it.lines()));
  }

  private static List<ReceiptsResource.Line> lines(List<ChargeView.Line> lines) {
    return lines.stream().map(ReceiptsResource::line).toList();
  }

  private static Posting posting(DisputeEvidence.Posting it) {
    return new Posting(
        it.debit(), it.credit(), it.amount().count(), it.cause(), it.at(), it.postedAt());
  }

  private static Attempt attempt(DisputeEvidence.Attempt it) {
    return new Attempt(
        it.order(), it.gateway(), it.amount().count(), it.state(), it.outcome(), it.madeAt());
  }
}
