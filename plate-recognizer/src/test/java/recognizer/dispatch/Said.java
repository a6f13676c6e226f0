package recognizer.dispatch;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs while this is open. */
public final class Said extends Handler implements AutoCloseable {
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger logger;

  public Said(Class<?> by) {
    logger = Logger.getLogger(by.getName());
    logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  /** Messages from warnings up. */
  public List<String> warnings() {
    return records.stream()
        .filter(r -> r.getLevel().intValue() >= Level.WARNING.intValue())
        .map(Said::text)
        .toList();
  }

  /** All messages. */
  public List<String> all() {
    return records.stream().map(Said::text).toList();
  }

  private static String text(LogRecord record) {
    return record.getParameters() == null
        ? record.getMessage()
        : MessageFormat.format(record.getMessage(), record.getParameters());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
