package parking.stories;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** What the service logs, on the finest level; what a test's own HTTP client logs is not in it. */
final class ServiceLog extends Handler {
  private final Formatter text = new SimpleFormatter();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private ServiceLog() {}

  /** The lines that are logged while something is done. */
  static List<String> of(Runnable deed) {
    var log = new ServiceLog();
    var loggers =
        Stream.of("io.quarkus", "io.vertx", "org.jboss", "parking").map(Logger::getLogger).toList();
    loggers.forEach(log::listenTo);
    try {
      deed.run();
    } finally {
      loggers.forEach(log::leave);
    }
    return List.copyOf(log.lines);
  }

  private void listenTo(Logger logger) {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.ALL);
  }

  private void leave(Logger logger) {
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
    logger.removeHandler(this);
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(text.format(entry));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
