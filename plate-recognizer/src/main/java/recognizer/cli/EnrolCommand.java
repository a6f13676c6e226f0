package recognizer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import recognizer.dispatch.Enrolment;

/** {@code enrol}: shows the device's key, or registers it at the service by a code. */
final class EnrolCommand {
  private final PrintStream out;
  private final PrintStream err;

  EnrolCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  int run(List<String> arguments) throws WrongUsage {
    boolean hasConfig = arguments.size() >= 2 && arguments.get(0).equals("--config");
    boolean hasCode = arguments.size() == 4 && arguments.get(2).equals("--code");
    if (!hasConfig || arguments.size() > 2 && !hasCode) {
      throw new WrongUsage("enrol needs --config and a file, and may have --code and a code.");
    }
    Path file = Path.of(arguments.get(1)).toAbsolutePath();
    WatchConfig config = WatchConfig.load(file);
    try {
      Enrolment enrolment =
          new Enrolment(
              config.device(), URI.create(config.service()), config.keys().place(file.getParent()));
      if (hasCode) {
        enrolment.enrol(arguments.get(3));
      }
      show(config, enrolment, hasCode);
      return ExitCode.OK;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitCode.SOME_INPUT_FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.SOME_INPUT_FAILED;
    }
  }

  private void show(WatchConfig config, Enrolment enrolment, boolean isEnrolled) {
    out.println("device: " + config.device());
    out.println("public key: " + enrolment.publicKey());
    out.println("fingerprint: " + enrolment.fingerprint());
    err.println(
        isEnrolled
            ? "The service at " + config.service() + " has this key now."
            : "Ask an administrator of the service for a code for this device, and run enrol again"
                + " with --code CODE.");
  }
}
