package parking.passages;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parking.database.Ids;
import parking.lots.Lane;
import parking.lots.Lot;
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

  /** A reading that may be taken, and where it stood in the batch. */
  private record Placed(int place, Incoming incoming) {}

  /**
   * Takes a batch in the order in which its cars were seen; a bad reading holds up no other.
   *
   * @throws Problem when the device is unknown
   */
  Uni<List<ReadingResult>> receive(Reading.Batch batch) {
    var lot =
        lots.findLot(batch.device())
            .orElseThrow(
                () ->
                    Problem.unknown(
                        "unknown-device",
                        "Device \"%s\" is not known here. Add it to the lots file."
                            .formatted(batch.device())));
    var results = new ReadingResult[batch.entries().size()];
    List<Placed> good = new ArrayList<>();
    var now = time.instant();
    for (int place = 0; place < results.length; place++) {
      var entry = batch.entries().get(place);
      try {
        good.add(new Placed(place, incoming(batch.device(), entry, now)));
      } catch (IllegalArgumentException e) {
        results[place] = ReadingResult.refused(entry.number(), e.getMessage());
      }
    }
    return keepEvidence(good, results)
        .chain(kept -> put(lot, batch.sentAt(), kept, results))
        .replaceWith(() -> List.of(results));
  }

  private Uni<Void> put(
      Lot lot, Optional<Instant> sentAt, List<Placed> good, ReadingResult[] results) {
    if (good.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var sorted =
        good.stream()
            .sorted(Comparator.comparing(placed -> placed.incoming().passage().seenAt()))
            .toList();
    return store
        .put(lot, sentAt, sorted.stream().map(Placed::incoming).toList())
        .invoke(
            done -> {
              for (int i = 0; i < done.size(); i++) {
                results[sorted.get(i).place()] = done.get(i);
              }
            })
        .replaceWithVoid();
  }

  /**
   * @throws IllegalArgumentException when the reading is not sound or its lane is unknown
   */
  private Incoming incoming(String device, Reading.Entry entry, Instant now) {
    var reading = entry.reading().orElseThrow(() -> new IllegalArgumentException(entry.fault()));
    var lane =
        lots.findLane(device, reading.lane())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Lane \"%s\" is not known for device \"%s\". Add it to the lots file."
                            .formatted(reading.lane(), device)));
    return new Incoming(reading, passage(lane, reading, now));
  }

  /** The evidence is on disk before anything refers to it; files are kept off the event loop. */
  private Uni<List<Placed>> keepEvidence(List<Placed> good, ReadingResult[] results) {
    if (good.stream().allMatch(placed -> placed.incoming().reading().evidence().isEmpty())) {
      return Uni.createFrom().item(good);
    }
    return Uni.createFrom()
        .item(() -> good.stream().filter(placed -> isKept(placed, results)).toList())
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private boolean isKept(Placed placed, ReadingResult[] results) {
    var reading = placed.incoming().reading();
    try {
      pictures.keep(reading.evidence());
      return true;
    } catch (IllegalArgumentException e) {
      results[placed.place()] = ReadingResult.refused(reading.number(), e.getMessage());
      return false;
    }
  }

  private static Passage passage(Lane lane, Reading reading, Instant now) {
    var text = reading.plate().text();
    return new Passage(
        Ids.next(),
        new Passage.Place(lane.lot().id(), lane.device(), lane.name()),
        direction(lane, reading),
        reading.way().event(),
        new Passage.Read(
            text.isEmpty() ? Optional.empty() : Optional.of(Plate.of(text)),
            reading.plate().colour(),
            reading.plate().confidence(),
            reading.plate().suspectedFake()),
        reading.plate().look(),
        new Passage.Noticed(reading.seenAt(), now));
  }

  /** The lane decides; only in a lane used both ways the camera is asked. */
  private static Direction direction(Lane lane, Reading reading) {
    return switch (lane.use()) {
      case ENTRANCE -> Direction.IN;
      case EXIT -> Direction.OUT;
      case INNER -> Direction.INNER;
      case BOTH -> reading.way().direction();
    };
  }
}
