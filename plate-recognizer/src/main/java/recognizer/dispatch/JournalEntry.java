package recognizer.dispatch;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What a record of the journal says. The first byte tells which kind it is. */
sealed interface JournalEntry {
  /** All numbers below this one have been given out. */
  record NextSequence(long sequence) implements JournalEntry {}

  /** A reading to be sent. */
  record Added(StoredReading reading) implements JournalEntry {}

  /** A reading that the service has, or that was set aside. */
  record Settled(long sequence) implements JournalEntry {}

  default byte[] toBytes() {
    if (this instanceof Added added) {
      byte[] json = added.reading().json();
      return ByteBuffer.allocate(9 + json.length)
          .put((byte) 'A')
          .putLong(added.reading().sequence())
          .put(json)
          .array();
    }
    boolean isSettled = this instanceof Settled;
    long sequence = isSettled ? ((Settled) this).sequence() : ((NextSequence) this).sequence();
    return ByteBuffer.allocate(9).put((byte) (isSettled ? 'S' : 'N')).putLong(sequence).array();
  }

  /** Whether a body is a record's. */
  static boolean isOne(byte[] body) {
    return body.length >= 9 && "NAS".indexOf(body[0]) >= 0;
  }

  static JournalEntry parse(byte[] body) {
    ByteBuffer buffer = ByteBuffer.wrap(body);
    byte kind = buffer.get();
    long sequence = buffer.getLong();
    if (kind == 'A') {
      return new Added(new StoredReading(sequence, Arrays.copyOfRange(body, 9, body.length)));
    }
    return kind == 'S' ? new Settled(sequence) : new NextSequence(sequence);
  }
}
