package parking.pocket;

import billing.api.Tellings;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.resteasy.reactive.RestResponse;
import parking.drivers.Consents;
import parking.drivers.Contests;
import parking.drivers.DriverAgreements;
import parking.drivers.DriverPlates;
import parking.drivers.DriverProfiles;
import parking.drivers.DriverSessions;
import parking.drivers.DriverWays;
import parking.drivers.ErasingDrivers;
import parking.drivers.Inbox;
import parking.drivers.WhoDrives;
import parking.retention.RetentionSettings;
import parking.sharing.PassOrders;

/** What is kept of a driver: to be taken along, or to be forgotten. No consent is needed. */
@Path("/api/v1/driver")
public class OwnDataResource {
  private static final int MOST_MESSAGES = 10_000;
  private static final int ACCOUNTS_YEARS = 30;
  private static final int CONSENT_YEARS = 3;
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final WhoDrives whoDrives;
  private final DriverProfiles profiles;
  private final DriverWays ways;
  private final PassOrders passes;
  private final DriverSessions sessions;
  private final Consents consents;
  private final DriverPlates plates;
  private final DriverAgreements agreements;
  private final Contests contests;
  private final Inbox inbox;
  private final VisitLists visits;
  private final LooksOfDriverResource looks;
  private final Unbinding unbinding;
  private final ErasingDrivers erasing;
  private final RetentionSettings retention;
  private final Tellings tellings;
  private final ObjectMapper json;

  OwnDataResource(
      WhoDrives whoDrives,
      DriverProfiles profiles,
      DriverWays ways,
      PassOrders passes,
      DriverSessions sessions,
      Consents consents,
      DriverPlates plates,
      DriverAgreements agreements,
      Contests contests,
      Inbox inbox,
      VisitLists visits,
      LooksOfDriverResource looks,
      Unbinding unbinding,
      ErasingDrivers erasing,
      RetentionSettings retention,
      Tellings tellings,
      ObjectMapper json) {
    this.retention = retention;
    this.whoDrives = whoDrives;
    this.profiles = profiles;
    this.ways = ways;
    this.passes = passes;
    this.sessions = sessions;
    this.consents = consents;
    this.plates = plates;
    this.agreements = agreements;
    this.contests = contests;
    this.inbox = inbox;
    this.visits = visits;
    this.looks = looks;
    this.unbinding = unbinding;
    this.erasing = erasing;
    this.tellings = tellings;
    this.json = json;
  }

  /** A wish to be forgotten. */
  record Wish(UUID requestId) {}

  /** What was forgotten, and what was not. */
  record Erased(Instant erasedAt, List<Kept> kept) {}

  /** Something that is kept, in Chinese and English, and why. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Kept(String what, Optional<LocalDate> until, String because) {}

  @GET
  @Path("/me/export")
  @Produces("application/zip")
  public Uni<RestResponse<byte[]>> export() {
    return whoDrives
        .anybody()
        .chain(driver -> collect(driver.id()))
        .map(
            files ->
                RestResponse.ResponseBuilder.ok(zip(files))
                    .header("Content-Disposition", "attachment; filename=\"my-parking-data.zip\"")
                    .header("Cache-Control", "private, no-store")
                    .build());
  }

  private Uni<Map<String, String>> collect(UUID driver) {
    Map<String, String> files = new LinkedHashMap<>();
    var all = new VisitLists.Wish(Optional.empty(), Optional.empty(), Optional.empty());
    return profiles
        .get(driver)
        .invoke(it -> files.put("driver.json", written(it)))
        .chain(() -> ways.list(driver))
        .invoke(it -> files.put("log-in-ways.json", written(it)))
        .chain(() -> passes.listOf(driver))
        .invoke(it -> files.put("passes.json", written(it)))
        .chain(() -> sessions.list(driver))
        .invoke(it -> files.put("log-ins.json", written(it)))
        .chain(() -> consents.list(driver))
        .invoke(it -> files.put("consents.json", written(it)))
        .chain(() -> plates.list(driver))
        .invoke(it -> files.put("plates.json", written(it)))
        .chain(() -> agreements.list(driver))
        .invoke(it -> files.put("agreements.json", written(it)))
        .chain(() -> contests.list(driver))
        .invoke(
            it ->
                files.put(
                    "contests.json",
                    written(it.stream().map(c -> ContestsResource.Shown.of(c, driver)).toList())))
        .chain(() -> inbox.list(driver, Optional.empty(), MOST_MESSAGES))
        .invoke(it -> files.put("messages.json", written(it)))
        .chain(() -> visits.find(driver, all))
        .invoke(it -> files.put("visits.json", written(it.visits())))
        .invoke(it -> files.put("visits.csv", VisitTable.csv(it.visits())))
        .chain(() -> looks.listAll(driver))
        .invoke(it -> files.put("looks.json", written(it)))
        .replaceWith(files);
  }

  private String written(Object thing) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(thing);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is kept of a driver is no JSON", e);
    }
  }

  private static byte[] zip(Map<String, String> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Settles first, unbinds every plate, and forgets the driver; the token is worth nothing then.
   */
  @POST
  @Path("/me/erasure")
  public Uni<RestResponse<Erased>> erase(Wish wish) {
    Wanted.given("requestId", Wanted.given("requestId", wish).requestId());
    return whoDrives
        .anybody()
        .chain(
            driver ->
                plates
                    .list(driver.id())
                    .chain(
                        held ->
                            Multi.createFrom()
                                .iterable(held)
                                .onItem()
                                .transformToUniAndConcatenate(
                                    it -> unbinding.mayEnd(it).replaceWith(it))
                                .collect()
                                .asList())
                    .chain(
                        held ->
                            Multi.createFrom()
                                .iterable(held)
                                .onItem()
                                .transformToUniAndConcatenate(
                                    it -> unbinding.end(it).replaceWith(it))
                                .collect()
                                .asList())
                    .chain(() -> erasing.erase(driver.id()))
                    .call(() -> tellings.forget(driver.id())))
        .map(at -> RestResponse.status(RestResponse.Status.ACCEPTED, new Erased(at, kept(at))));
  }

  private List<Kept> kept(Instant at) {
    var day = at.atZone(CHINA).toLocalDate();
    return List.of(
        new Kept(
            "账目、收据、发票和申诉 Accounts, receipts, invoices and disputes",
            Optional.of(day.plusYears(ACCOUNTS_YEARS)),
            "会计档案管理办法 Rules for accounting archives"),
        new Kept(
            "停车记录，期满打码 Visits, whose plates are masked then",
            Optional.of(day.plusDays(retention.plates().toDays())),
            "核对账单和异议所需 Needed while bills may be objected to"),
        new Kept(
            "同意记录，不含身份 What was agreed to, without a name",
            Optional.of(day.plusYears(CONSENT_YEARS)),
            "诉讼时效 Claims may be made for so long"));
  }
}
