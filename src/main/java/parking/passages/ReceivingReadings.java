package parking.passages;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parking.lots.Lane;
import parking.lots.Lots;
import parking.plates.Plate;
import parking.problems.Problem;

/** Takes every reading of a device once and lets a session follow from it. */
@ApplicationScoped
class ReceivingReadings {
  private final Lots lots;
  private final Pictures pictures;
  private final PassageStore store;
  private final InstantSource time;

  ReceivingReadings(Lots lots, Pictures pictures, PassageStore store, InstantSource time) {
    this.lots = lots;
    this.pictures = pictures;
    this.store = store;
    this.time = time;
  }

  /** A result and where its reading stood in the batch. */
  private record Placed(int place, ReadingResult result) {}

  /**
   * Takes a batch in the order in which its cars were seen; each reading on its own, so that a bad
   * one holds up no other.
   *
   * @throws Problem when the device is unknown
   */
  Uni<List<ReadingResult>> receive(Reading.Batch batch) {
    if (!lots.knowsDevice(batch.device())) {
      throw Problem.unknown(
          "unknown-device",
          "Device \"%s\" is not known here. Add it to the lots file.".formatted(batch.device()));
    }
    return Multi.createFrom()
        .iterable(inOrderOfTime(batch.entries()))
        .onItem()
        .transformToUniAndConcatenate(
            place ->
                receive(batch.device(), batch.entries().get(place))
                    .map(result -> new Placed(place, result)))
        .collect()
        .asList()
        .map(
            results ->
                results.stream()
                    .sorted(Comparator.comparingInt(Placed::place))
                    .map(Placed::result)
                    .toList());
  }

  private static List<Integer> inOrderOfTime(List<Reading.Entry> entries) {
    return IntStream.range(0, entries.size())
        .boxed()
        .sorted(Comparator.comparing(place -> seenAt(entries.get(place))))
        .toList();
  }

  private static Instant seenAt(Reading.Entry entry) {
    return entry.reading().map(Reading::seenAt).orElse(Instant.EPOCH);
  }

  private Uni<ReadingResult> receive(String device, Reading.Entry entry) {
    if (entry.reading().isEmpty()) {
      return refused(entry.number(), entry.fault());
    }
    var reading = entry.reading().get();
    var lane = lots.findLane(device, reading.lane());
    if (lane.isEmpty()) {
      return refused(
          entry.number(),
          "Lane \"%s\" is not known for device \"%s\". Add it to the lots file."
              .formatted(reading.lane(), device));
    }
    return keepEvidence(reading)
        .chain(() -> store.put(row(lane.get(), reading)))
        .onFailure(IllegalArgumentException.class)
        .recoverWithItem(e -> ReadingResult.refused(entry.number(), e.getMessage()));
  }

  private static Uni<ReadingResult> refused(long number, String detail) {
    return Uni.createFrom().item(ReadingResult.refused(number, detail));
  }

  /** The evidence is on disk before anything refers to it. */
  private Uni<Void> keepEvidence(Reading reading) {
    if (reading.evidence().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .voidItem()
        .invoke(() -> pictures.keep(reading.evidence()))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private PassageRow row(Lane lane, Reading reading) {
    var row = new PassageRow();
    row.id = java.util.UUID.randomUUID();
    row.device = lane.device();
    row.sequence = reading.number();
    row.fingerprint = reading.fingerprint();
    row.lane = lane.name();
    row.lotId = lane.lot().id();
    row.direction = direction(lane, reading).name();
    row.plate = reading.plate().text().isEmpty() ? "" : Plate.of(reading.plate().text()).text();
    row.colour = reading.plate().colour().name();
    row.confidence = reading.plate().confidence();
    row.pictureSha256 = hash(reading.evidence().picture());
    row.cutOutSha256 = hash(reading.evidence().cutOut());
    row.seenAt = reading.seenAt();
    row.receivedAt = time.instant();
    row.verdict = "";
    return row;
  }

  private static String hash(Optional<Reading.Picture> picture) {
    return picture.map(Reading.Picture::sha256).orElse(null);
  }

  /** The lane decides; only in a lane used both ways the camera is asked. */
  private static Direction direction(Lane lane, Reading reading) {
    return switch (lane.use()) {
      case ENTRANCE -> Direction.IN;
      case EXIT -> Direction.OUT;
      case BOTH -> reading.direction();
    };
  }
}
