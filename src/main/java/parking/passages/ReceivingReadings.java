package parking.passages;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;
import parking.lots.Lane;
import parking.lots.Lots;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.problems.Problem;

/** Takes every reading of a device once and lets a session follow from it. */
@ApplicationScoped
class ReceivingReadings {
  private final Transactions database;
  private final Lots lots;
  private final Pictures pictures;
  private final PassageFollower follower;
  private final InstantSource time;

  ReceivingReadings(
      Transactions database,
      Lots lots,
      Pictures pictures,
      PassageFollower follower,
      InstantSource time) {
    this.database = database;
    this.lots = lots;
    this.pictures = pictures;
    this.follower = follower;
    this.time = time;
  }

  /** What became of one reading. */
  record Result(long sequence, String outcome, String passage, String detail) {
    static Result accepted(long sequence, UUID passage) {
      return new Result(sequence, "accepted", passage.toString(), null);
    }

    static Result repeated(long sequence, UUID passage) {
      return new Result(sequence, "repeated", passage.toString(), null);
    }

    static Result refused(long sequence, String detail) {
      return new Result(sequence, "refused", null, detail);
    }
  }

  /**
   * Takes a batch, in the order in which its cars were seen; each reading on its own, so that a bad
   * one holds up no other.
   *
   * @throws Problem when the device is unknown
   */
  Uni<List<Result>> receive(Reading.Batch batch) {
    if (!lots.knowsDevice(batch.device())) {
      throw Problem.unknown(
          "unknown-device",
          "Device \"%s\" is not known here. Add it to the lots file.".formatted(batch.device()));
    }
    var order = batch.readings().stream().map(Reading::sequence).toList();
    return Multi.createFrom()
        .iterable(batch.readings().stream().sorted(Comparator.comparing(Reading::seenAt)).toList())
        .onItem()
        .transformToUniAndConcatenate(reading -> receive(batch.device(), reading))
        .collect()
        .asList()
        .map(
            results ->
                results.stream()
                    .sorted(Comparator.comparingInt(r -> order.indexOf(r.sequence())))
                    .toList());
  }

  private Uni<Result> receive(String device, Reading reading) {
    var lane = lots.findLane(device, reading.lane());
    if (lane.isEmpty()) {
      return refused(
          reading,
          "Lane \"%s\" is not known for device \"%s\". Add it to the lots file."
              .formatted(reading.lane(), device));
    }
    try {
      var row = row(device, lane.get(), reading);
      reading.picture().ifPresent(pictures::keep);
      return store(row, reading.sequence());
    } catch (IllegalArgumentException e) {
      return refused(reading, e.getMessage());
    }
  }

  private static Uni<Result> refused(Reading reading, String detail) {
    return Uni.createFrom().item(Result.refused(reading.sequence(), detail));
  }

  private Uni<Result> store(PassageRow row, long sequence) {
    return database.inOne(
        tx ->
            lock(tx, row.device + "/" + sequence)
                .chain(() -> find(tx, row.device, sequence))
                .chain(
                    found ->
                        found
                            .map(first -> Uni.createFrom().item(again(row, first)))
                            .orElseGet(() -> insert(tx, row))));
  }

  /** Serialises whoever names the same thing until the end of the transaction. */
  private static Uni<Void> lock(Mutiny.Session tx, String name) {
    return tx.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
        .setParameter("name", name)
        .getSingleResult()
        .replaceWithVoid();
  }

  private static Uni<Optional<PassageRow>> find(Mutiny.Session tx, String device, long sequence) {
    return tx.createQuery(
            "from PassageRow where device = :device and sequence = :sequence", PassageRow.class)
        .setParameter("device", device)
        .setParameter("sequence", sequence)
        .getSingleResultOrNull()
        .map(Optional::ofNullable);
  }

  private static Result again(PassageRow row, PassageRow first) {
    if (first.fingerprint.equals(row.fingerprint)) {
      return Result.repeated(row.sequence, first.id);
    }
    return Result.refused(
        row.sequence,
        "Sequence %d of device \"%s\" was used before for another reading, passage %s. Number it anew."
            .formatted(row.sequence, row.device, first.id));
  }

  private Uni<Result> insert(Mutiny.Session tx, PassageRow row) {
    return tx.persist(row)
        .chain(tx::flush)
        .chain(() -> lock(tx, row.lotId + "/" + row.plate))
        .chain(() -> follower.follow(tx, passage(row)))
        .invoke(verdict -> row.verdict = verdict)
        .replaceWith(Result.accepted(row.sequence, row.id));
  }

  private PassageRow row(String device, Lane lane, Reading reading) {
    var row = new PassageRow();
    row.id = UUID.randomUUID();
    row.device = device;
    row.sequence = reading.sequence();
    row.fingerprint = Pictures.hash(reading.whole().toString().getBytes(StandardCharsets.UTF_8));
    row.lane = lane.name();
    row.lotId = lane.lot().id();
    row.way = way(lane, reading).name();
    row.plate = reading.plate().isEmpty() ? "" : Plate.of(reading.plate()).text();
    row.colour = PlateColour.of(reading.colour()).name();
    row.confidence = reading.confidence();
    row.pictureSha256 = reading.picture().map(Reading.Picture::sha256).orElse(null);
    row.seenAt = reading.seenAt();
    row.receivedAt = time.instant();
    row.verdict = "";
    return row;
  }

  private static Way way(Lane lane, Reading reading) {
    if (lane.use() != Lane.Use.BOTH) {
      return lane.use() == Lane.Use.ENTRANCE ? Way.IN : Way.OUT;
    }
    var said = reading.direction().orElse("unknown");
    return said.equals("in") ? Way.IN : said.equals("out") ? Way.OUT : Way.UNKNOWN;
  }

  private static Passage passage(PassageRow row) {
    return new Passage(
        row.id,
        row.device,
        row.lotId,
        Way.valueOf(row.way),
        row.plate.isEmpty() ? Optional.empty() : Optional.of(new Plate(row.plate)),
        PlateColour.valueOf(row.colour),
        row.confidence,
        row.seenAt,
        row.receivedAt);
  }
}
