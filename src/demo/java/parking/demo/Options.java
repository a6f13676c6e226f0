package parking.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the person who starts the demo wants.
 *
 * @param root the repository's folder, where the built programs are
 * @param data where everything that is kept between runs lies
 * @param port the service's port
 * @param cameras own sources instead of the rendered clips
 * @param photographs a folder of labelled photographs to play instead of the clips
 * @param count how many photographs
 * @param factor how many times faster than the real one the lot's time runs
 * @param stopWhenDone whether to stop after the summary
 */
record Options(
    Path root,
    Path data,
    int port,
    Optional<Cameras> cameras,
    Optional<Path> photographs,
    int count,
    int factor,
    boolean stopWhenDone) {

  static final String USAGE =
      """
      usage: demo [--data FOLDER] [--port N] [--factor N] [--stop-when-done]
                  [--entrance SOURCE --exit SOURCE | --photographs FOLDER [--count N]]
      SOURCE is a video file, a folder of pictures or an rtsp:// address.
      Without a source the demo renders two lane clips of its own.
      With own sources the lot's time is the real one unless --factor says otherwise.""";

  private static final Set<String> WITH_VALUE =
      Set.of("root", "data", "port", "factor", "entrance", "exit", "photographs", "count");

  /** Two own sources. */
  record Cameras(String entrance, String exit) {}

  /**
   * @throws IllegalArgumentException naming the argument that is wrong
   */
  static Options of(List<String> arguments) {
    var given = new HashMap<String, String>();
    for (var at = arguments.iterator(); at.hasNext(); ) {
      var name = at.next().replaceFirst("^--", "");
      if (name.equals("stop-when-done")) {
        given.put(name, "");
      } else if (WITH_VALUE.contains(name) && at.hasNext()) {
        given.put(name, at.next());
      } else {
        throw new IllegalArgumentException("--" + name + " is unknown, or its value is missing");
      }
    }
    return of(given);
  }

  private static Options of(Map<String, String> given) {
    if (given.containsKey("entrance") != given.containsKey("exit")) {
      throw new IllegalArgumentException("--entrance and --exit come together");
    }
    var cameras =
        Optional.ofNullable(given.get("entrance"))
            .map(entrance -> new Cameras(entrance, given.get("exit")));
    var root = Path.of(given.getOrDefault("root", ".")).toAbsolutePath().normalize();
    return new Options(
        root,
        root.resolve(given.getOrDefault("data", "data/demo")),
        number(given, "port", 8080),
        cameras,
        Optional.ofNullable(given.get("photographs")).map(root::resolve),
        number(given, "count", 100),
        number(given, "factor", cameras.isPresent() ? 1 : 120),
        given.containsKey("stop-when-done"));
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    var text = given.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException("--" + name + " takes a whole number, not " + text);
    }
    return Integer.parseInt(text);
  }
}
