package recognizer.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import recognizer.camera.Decoding;
import recognizer.camera.DeviceClock;
import recognizer.cli.WatchConfig.LaneConfig;
import recognizer.dispatch.Destination;
import recognizer.dispatch.Dispatching;
import recognizer.dispatch.JournalLimits;
import recognizer.dispatch.KeyPlace;
import recognizer.dispatch.Reporting;
import recognizer.metrics.LaneStatus;
import recognizer.metrics.StageTimes;
import recognizer.status.EdgeStatus;
import recognizer.status.StatusServer;
import recognizer.vote.Hiding;
import recognizer.web.WebServer;

/** {@code watch}: lanes and the sender, until all is done or somebody stops it. */
final class WatchCommand {
  private static final System.Logger LOG = System.getLogger(WatchCommand.class.getName());
  private static final Duration REQUEST_MAX = Duration.ofSeconds(30);
  private static final Duration RETRY_FIRST = Duration.ofSeconds(1);
  private static final Duration RETRY_MAX = Duration.ofSeconds(60);
  private static final Duration FAREWELL_MAX = Duration.ofSeconds(5);
  private static final Duration CHECK = Duration.ofMillis(200);

  private final PrintStream err;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean isStopping;

  WatchCommand(PrintStream err) {
    this.err = err;
  }

  int run(List<String> arguments) throws WrongUsage {
    if (arguments.size() != 2 || !arguments.get(0).equals("--config")) {
      throw new WrongUsage("watch needs --config and a file.");
    }
    Path file = Path.of(arguments.get(1)).toAbsolutePath();
    WatchConfig config = WatchConfig.load(file);
    DeviceClock clock = clock(config);
    try (Hiding hiding = new Hiding(config.hidesOtherPlates(), config.hidesFaces())) {
      return run(config, hiding, file.getParent(), clock);
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.SOME_INPUT_FAILED;
    } finally {
      finished.countDown();
    }
  }

  private static List<LanePlan> plans(WatchConfig config, Hiding hiding) throws WrongUsage {
    List<LanePlan> plans = new ArrayList<>();
    for (LaneConfig lane : config.watched()) {
      plans.add(LanePlan.of(lane, hiding));
    }
    return plans;
  }

  private int run(WatchConfig config, Hiding hiding, Path base, DeviceClock clock)
      throws IOException, WrongUsage {
    List<LanePlan> plans = plans(config, hiding);
    try (Dispatching dispatching = start(config, base, clock);
        RecognisingPool recognisers = new RecognisingPool(recogniserCount(config));
        PushedLanes pushed = PushedLanes.of(config)) {
      Decoding decoding = config.decodes();
      List<WatchingLane> lanes = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        LaneSource source = new LaneSource(config.watched().get(i), base, clock, decoding);
        lanes.add(new WatchingLane(plans.get(i), source, recognisers, dispatching));
      }
      pushed.open(new PushedLanes.Needs(dispatching, recognisers, hiding, clock), base);
      List<LaneStatus> statuses = statuses(config, lanes, pushed);
      List<StageTimes> times = new ArrayList<>(recognisers.times());
      times.add(hiding.times()); // all lanes share one
      boolean staysUp = Boolean.TRUE.equals(config.stayUp()) || !config.pushed().isEmpty();
      try (Reporting reporting = dispatching.report(statuses, config.reports().rules(), clock)) {
        EdgeStatus edge =
            new EdgeStatus(
                config.device(),
                statuses,
                times,
                dispatching::waiting,
                reporting::skew,
                DeviceClock::ticks,
                pushed.counts());
        Closeable server = serve(edge, config);
        try {
          return watch(lanes, dispatching, staysUp);
        } finally {
          server.close();
        }
      }
    }
  }

  private static Dispatching start(WatchConfig config, Path base, DeviceClock clock)
      throws IOException {
    KeyPlace keys = config.keys().place(base);
    Dispatching dispatching = Dispatching.start(destination(config, base), keys, clock);
    LOG.log(
        Level.INFO,
        "What this device sends is signed with its key {0} in {1}",
        dispatching.fingerprint(),
        keys.folder());
    return dispatching;
  }

  private static List<LaneStatus> statuses(
      WatchConfig config, List<WatchingLane> lanes, PushedLanes pushed) {
    List<LaneStatus> statuses = new ArrayList<>();
    for (WatchingLane lane : lanes) {
      lane.status().fallsSilentAfter(config.reports().silentAfter());
      statuses.add(lane.status());
    }
    statuses.addAll(pushed.statuses());
    return statuses;
  }

  /** The page and the metrics, where they are asked for. */
  private static Closeable serve(EdgeStatus edge, WatchConfig config) throws IOException {
    if (config.status() == null) {
      return () -> {};
    }
    String host = config.status().hostName();
    WebServer server = StatusServer.start(edge, host, config.status().port());
    LOG.log(Level.INFO, "Status at http://{0}:{1}/", host, String.valueOf(server.port()));
    return server;
  }

  private static int recogniserCount(WatchConfig config) {
    int lanes = config.lanes().size();
    return Math.max(1, Math.min(lanes, Runtime.getRuntime().availableProcessors()));
  }

  private int watch(List<WatchingLane> lanes, Dispatching dispatching, boolean staysUp) {
    Thread hook = new Thread(this::stopAndWait, "farewell");
    Runtime.getRuntime().addShutdownHook(hook);
    List<Thread> threads = new ArrayList<>();
    for (WatchingLane lane : lanes) {
      Thread thread = new Thread(lane, "lane");
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      boolean isDone = false;
      while (!isStopping && !isDone) {
        Thread.sleep(CHECK.toMillis());
        boolean isWatching = threads.stream().anyMatch(Thread::isAlive);
        isDone = !staysUp && !isWatching && dispatching.waiting() == 0;
      }
      if (isStopping) {
        sayFarewell(lanes, threads, dispatching);
      } else {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return lanes.stream().anyMatch(WatchingLane::hasFailed)
        ? ExitCode.SOME_INPUT_FAILED
        : ExitCode.OK;
  }

  /** Lets the lanes tell of passages under way, then sends what can be sent in five seconds. */
  private static void sayFarewell(
      List<WatchingLane> lanes, List<Thread> threads, Dispatching dispatching)
      throws InterruptedException {
    lanes.forEach(WatchingLane::stop);
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join(WatchingLane.patience().toMillis() / threads.size() + 1);
    }
    dispatching.awaitEmpty(FAREWELL_MAX);
  }

  /** Runs when the program is told to end: holds it until the journal is closed. */
  private void stopAndWait() {
    isStopping = true;
    try {
      finished.await(FAREWELL_MAX.plusSeconds(4).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static DeviceClock clock(WatchConfig config) throws WrongUsage {
    if (config.clock() == null) {
      return DeviceClock.real();
    }
    Double factor = config.clock().factor();
    try {
      return DeviceClock.simulated(
          config.clock().startInstant(),
          config.clock().anchorInstant(),
          factor == null ? 1 : factor);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }

  private static Destination destination(WatchConfig config, Path base) {
    return new Destination(
        config.device(),
        URI.create(config.service()),
        base.resolve(config.journal().folder()),
        new JournalLimits(
            config.journal().readings(), config.journal().pictureBytes(), config.pictureAge()),
        REQUEST_MAX,
        RETRY_FIRST,
        RETRY_MAX);
  }
}
