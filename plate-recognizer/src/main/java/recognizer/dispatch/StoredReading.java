package recognizer.dispatch;

/**
 * A numbered reading that waits to be sent.
 *
 * @param json as the contract writes a reading, without its pictures
 */
record StoredReading(long sequence, byte[] json) {}
