package recognizer.dispatch;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the service regularly how the device is doing, on a thread of its own. */
public final class Reporting implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Reporting.class.getName());

  private final DeviceReport report;
  private final ReportRules rules;
  private final ParkingService service;
  private final Consumer<Orders> orders;
  private final Thread thread = new Thread(this::run, "report");
  private final Trouble trouble = new Trouble();
  private final Trouble clockTrouble = new Trouble();
  private volatile Duration skew;

  private Reporting(
      DeviceReport report, ReportRules rules, ParkingService service, Consumer<Orders> orders) {
    this.report = report;
    this.rules = rules;
    this.service = service;
    this.orders = orders;
  }

  /** Sends the first report at once. */
  static Reporting start(
      DeviceReport report, ReportRules rules, ParkingService service, Consumer<Orders> orders) {
    Reporting reporting = new Reporting(report, rules, service, orders);
    reporting.thread.setDaemon(true);
    reporting.thread.start();
    return reporting;
  }

  /**
   * By how much the device's clock is ahead of the service's, negative when behind, as the service
   * said last; empty until it has said so.
   */
  public Optional<Duration> skew() {
    return Optional.ofNullable(skew);
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        Duration pause = rules.every();
        service.keepKeyYoung();
        ReportAnswer answer = service.report(report.json());
        if (answer instanceof ReportAnswer.Busy busy) {
          pause = busy.pause().compareTo(pause) > 0 ? busy.pause() : pause;
        } else if (answer instanceof ReportAnswer.Heard heard) {
          heard(heard);
        } else {
          missed(answer);
        }
        Thread.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "Reporting was interrupted");
    }
  }

  private void heard(ReportAnswer.Heard heard) {
    if (trouble.ends()) {
      LOG.log(Level.INFO, "The service hears of this device again");
    }
    orders.accept(heard.orders());
    if (heard.skew().isPresent()) {
      skew = heard.skew().get();
      tell(skew);
    }
  }

  private void tell(Duration now) {
    boolean isOff = now.abs().compareTo(report.onClock(rules.skewMax())) > 0;
    if (isOff && clockTrouble.isNews("off")) {
      LOG.log(
          Level.WARNING,
          "This device''s clock is {0} s {1} the service''s. Stays are counted by it: let both"
              + " machines take their time from the same server (NTP), and check the time zone.",
          now.abs().toMillis() / 1000.0,
          now.isNegative() ? "behind" : "ahead of");
    } else if (!isOff && clockTrouble.ends()) {
      LOG.log(Level.INFO, "This device''s clock is right again");
    }
  }

  private void missed(ReportAnswer answer) {
    if (answer instanceof ReportAnswer.Silence silence && trouble.isNews("silence")) {
      LOG.log(Level.WARNING, "The service does not hear of this device: {0}", silence.why());
    } else if (answer instanceof ReportAnswer.Unknown) {
      orders.accept(Orders.NONE);
      if (trouble.isNews("unknown")) {
        LOG.log(
            Level.WARNING,
            "The service does not know device reports (status 404): it is older than this program."
                + " Readings are sent all the same; bring it up to date to see devices there.");
      }
    } else if (answer instanceof ReportAnswer.Rejected rejected
        && trouble.isNews(rejected.status() + rejected.problem())) {
      LOG.log(
          Level.ERROR,
          "The service rejects this device''s reports with status {0}: {1}. Check the device''s"
              + " name and the lots file.",
          rejected.status(),
          rejected.problem());
    }
  }

  /** Stops at once. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
