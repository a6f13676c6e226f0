package parking.consoles;

import billing.sealing.Masks;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import parking.outbox.Outbox;

/**
 * Everything the live page shows, at one moment. Amounts are in fen, absent things are left out.
 *
 * @param time the service's clock
 * @param clockFactor seconds of the service's time in a real one
 * @param alarms what is wrong with devices and lanes, at most a hundred, newest first
 * @param counts how many there are, where the lists below are cut off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Overview(
    Instant time,
    int clockFactor,
    List<LotState> lots,
    List<AlarmView> alarms,
    List<Pass> passages,
    List<Stay> open,
    List<Stay> ended,
    List<Stay> review,
    List<Outbox.SetAside> setAside,
    Counts counts) {

  /** How many cases wait for a person, and how many facts to be handed over. */
  record Counts(long review, long factsWaiting) {}

  /**
   * A lot with its spaces.
   *
   * @param probablyGone cars not in {@code taken} although nobody saw them leave, an estimate
   * @param withheldBecause why they are not told, if so: LANE_SILENT or NEVER_HEARD
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LotState(
      String id,
      String name,
      String nameEn,
      int capacity,
      Long taken,
      Long free,
      Long probablyGone,
      Instant knownAt,
      String withheldBecause,
      Today today) {}

  /** Figures of the lot's day so far, in the dictionary's words; a rate of nothing is absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Today(
      Double readRate,
      Double reconciliationRate,
      Double autoClosedShare,
      long sentToReview,
      long orphanExits,
      long leakage,
      Double leakageShare) {}

  /** One car past one camera. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Pass(
      String id,
      String lot,
      String lane,
      String direction,
      String plate,
      String colour,
      float confidence,
      Instant seenAt,
      Instant receivedAt,
      String picture,
      String cutOut,
      String verdict) {
    Pass masked() {
      return new Pass(
          id,
          lot,
          lane,
          direction,
          Masks.shown(plate),
          colour,
          confidence,
          seenAt,
          receivedAt,
          picture,
          cutOut,
          verdict);
    }
  }

  /**
   * A visit with its fee: running while open, charged when ended.
   *
   * @param entryCutOut the plate alone; like {@code exitCutOut} only where a person must decide
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stay(
      String id,
      String lot,
      String plate,
      String colour,
      Instant enteredAt,
      Instant leftAt,
      String entryPicture,
      String exitPicture,
      String entryCutOut,
      String exitCutOut,
      String reason,
      Fee fee) {
    Stay masked() {
      return new Stay(
          id,
          lot,
          Masks.shown(plate),
          colour,
          enteredAt,
          leftAt,
          entryPicture,
          exitPicture,
          entryCutOut,
          exitCutOut,
          reason,
          fee);
    }
  }

  /** A car that it shows. */
  record Car(UUID id, String lot, String plate) {}

  /**
   * What a visit costs and where the money stands.
   *
   * @param lost only where something was given up
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fee(
      long amountFen,
      List<FeeLine> lines,
      Lost lost,
      String state,
      Instant settledAt,
      String receipt,
      String note) {}

  /** What of a fee was given up, and what was paid all the same. */
  record Lost(long writtenOffFen, long paidFen) {}

  /** An item of a fee with its reason. */
  record FeeLine(long amountFen, String reason, String reasonZh) {}

  /** The same at another moment, to tell whether anything but time has changed. */
  Overview at(Instant other) {
    return new Overview(
        other, clockFactor, lots, alarms, passages, open, ended, review, setAside, counts);
  }

  /** Every car that it shows. */
  Stream<Car> cars() {
    return Stream.concat(
        passages.stream().map(it -> new Car(UUID.fromString(it.id()), it.lot(), it.plate())),
        Stream.of(open, ended, review)
            .flatMap(List::stream)
            .map(it -> new Car(UUID.fromString(it.id()), it.lot(), it.plate())));
  }

  /** The same for who need not know whole plates. */
  Overview masked() {
    return new Overview(
        time,
        clockFactor,
        lots,
        alarms,
        passages.stream().map(Pass::masked).toList(),
        open.stream().map(Stay::masked).toList(),
        ended.stream().map(Stay::masked).toList(),
        review.stream().map(Stay::masked).toList(),
        setAside,
        counts);
  }

  /** The part of it that somebody may look at. */
  Overview seenBy(OwnLots.Sight sight) {
    if (sight.isAll()) {
      return this;
    }
    var waiting = review.stream().filter(it -> sight.has(it.lot())).toList();
    return new Overview(
        time,
        clockFactor,
        lots.stream().filter(it -> sight.has(it.id())).toList(),
        alarms.stream().filter(it -> sight.has(it.lot())).toList(),
        passages.stream().filter(it -> sight.has(it.lot())).toList(),
        open.stream().filter(it -> sight.has(it.lot())).toList(),
        ended.stream().filter(it -> sight.has(it.lot())).toList(),
        waiting,
        List.of(),
        new Counts(waiting.size(), 0));
  }
}
