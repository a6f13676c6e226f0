package parking.devices.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The example files of the contract, as requests that have come in. */
final class Requests {
  private static final Path FOLDER = Path.of("../docs/contracts/examples/device-signatures");

  private Requests() {}

  static String file(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  /** A line of the file that holds the key. */
  static String key(String name) throws IOException {
    var found = Pattern.compile("(?m)^%s: (.*)$".formatted(name)).matcher(file("key.txt"));
    if (!found.find()) {
      throw new IllegalStateException("no " + name);
    }
    return found.group(1);
  }

  /** A request that can still be changed. */
  record Message(String method, String target, Map<String, List<String>> headers, byte[] body) {
    static Message of(String text) {
      var end = text.indexOf("\n\n");
      var lines = text.substring(0, end).lines().toList();
      var first = lines.get(0).split(" ");
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (var line : lines.subList(1, lines.size())) {
        var colon = line.indexOf(": ");
        headers
            .computeIfAbsent(line.substring(0, colon).toLowerCase(), it -> new ArrayList<>())
            .add(line.substring(colon + 2));
      }
      var body = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
      return new Message(first[0], first[1], headers, body);
    }

    Message with(String header, String value) {
      Map<String, List<String>> changed = new LinkedHashMap<>(headers);
      changed.put(header, List.of(value));
      return new Message(method, target, changed, body);
    }

    Message without(String header) {
      Map<String, List<String>> changed = new LinkedHashMap<>(headers);
      changed.remove(header);
      return new Message(method, target, changed, body);
    }

    String header(String name) {
      return headers.get(name).get(0);
    }

    SignedRequest request() {
      var question = target.indexOf('?');
      return new SignedRequest(
          method,
          question < 0 ? target : target.substring(0, question),
          question < 0 ? Optional.empty() : Optional.of(target.substring(question + 1)),
          name -> headers.getOrDefault(name, List.of()),
          body);
    }
  }
}
