package recognizer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import recognizer.licence.LicenceServer;

/** {@code licences}: reads photographs of vehicle licences that the parking service sends. */
final class LicencesCommand {
  private static final String HERE = "127.0.0.1";

  private final PrintStream out;
  private final PrintStream err;

  LicencesCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  int run(List<String> arguments) throws WrongUsage {
    if (arguments.isEmpty() || arguments.size() % 2 != 0) {
      throw new WrongUsage("licences needs --port and a port, and may have --host and a host.");
    }
    String host = HERE;
    int port = -1;
    for (int i = 0; i < arguments.size(); i += 2) {
      String value = arguments.get(i + 1);
      switch (arguments.get(i)) {
        case "--port" -> port = port(value);
        case "--host" -> host = value;
        default -> throw new WrongUsage("licences has no option \"" + arguments.get(i) + "\".");
      }
    }
    if (port < 0) {
      throw new WrongUsage("licences needs --port and a port, 0 for any free one.");
    }
    return serve(host, port);
  }

  private static int port(String value) throws WrongUsage {
    if (!value.matches("\\d{1,5}") || !WatchConfig.isPort(Integer.parseInt(value))) {
      throw new WrongUsage("--port must be a number from 0 to 65535, not \"" + value + "\".");
    }
    return Integer.parseInt(value);
  }

  private int serve(String host, int port) {
    try (LicenceServer server = LicenceServer.start(host, port)) {
      out.println("licences: http://" + host + ":" + server.port() + "/licences");
      out.flush();
      new CountDownLatch(1).await(); // until the process is told to end
      return ExitCode.OK;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.SOME_INPUT_FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.OK;
    }
  }
}
