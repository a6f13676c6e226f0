package recognizer.dispatch;

import java.util.List;

/**
 * How many readings go into a batch: halved when the service finds one too large, and a little more
 * with every one that it takes. A single reading that is too large goes without its pictures.
 */
final class BatchSize {
  private static final int GROWTH = 8;
  private int limit = Batch.READINGS_MAX;
  private long bare;

  Batch.Asked next(Orders orders) {
    return new Batch.Asked(Math.min(limit, orders.readingsMax()), bare);
  }

  void taken() {
    limit = Math.min(Batch.READINGS_MAX, limit + Math.max(1, limit / GROWTH));
    bare = 0;
  }

  /** The batch was too large; whether a smaller one can be made of it. */
  boolean tooLarge(Batch batch) {
    if (batch.sequences().size() > 1) {
      limit = batch.sequences().size() / 2;
      return true;
    }
    limit = 1;
    bare = batch.hasEvidence() ? batch.sequences().get(0) : bare;
    return batch.hasEvidence();
  }

  /** Whether this batch's only reading is one that goes without its pictures. */
  boolean isBare(Batch batch) {
    return batch.sequences().equals(List.of(bare));
  }
}
