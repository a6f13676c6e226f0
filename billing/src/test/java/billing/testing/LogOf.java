package billing.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged in a category, while it is listened to. */
public final class LogOf extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<String> messages = new CopyOnWriteArrayList<>();

  private LogOf(Logger logger) {
    this.logger = logger;
    logger.addHandler(this);
  }

  /** Listens from now on. */
  public static LogOf category(String name) {
    return new LogOf(Logger.getLogger(name));
  }

  /** What was logged so far. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void publish(LogRecord said) {
    messages.add(said.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
