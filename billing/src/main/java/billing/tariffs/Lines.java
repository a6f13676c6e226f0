package billing.tariffs;

import java.io.StringReader;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the line of a YAML document on which something stands. */
final class Lines {
  private static final Pattern NAME = Pattern.compile("[^.\\[\\]]+");

  private Lines() {}

  /**
   * The line of a place, counted from 1; of the nearest thing around it that is there.
   *
   * @param place names parted by dots; an item of a list by its number or its {@code name} in
   *     brackets
   */
  static int find(String yaml, String place) {
    try {
      var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
      return find(root, place);
    } catch (MarkedYAMLException e) {
      return e.getProblemMark().getLine() + 1;
    }
  }

  private static int find(Node root, String place) {
    var node = root;
    int line = node.getStartMark().getLine();
    var names = NAME.matcher(place);
    while (node != null && names.find()) {
      node = child(node, names.group());
      line = node == null ? line : node.getStartMark().getLine();
    }
    return line + 1;
  }

  private static Node child(Node node, String name) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .filter(pair -> isText(pair.getKeyNode(), name))
          .map(pair -> pair.getValueNode())
          .findFirst()
          .orElse(null);
    }
    if (node instanceof SequenceNode list) {
      var items = list.getValue();
      return name.matches("\\d{1,6}") && Integer.parseInt(name) < items.size()
          ? items.get(Integer.parseInt(name))
          : items.stream()
              .filter(item -> isText(child(item, "name"), name))
              .findFirst()
              .orElse(null);
    }
    return null;
  }

  private static boolean isText(Node node, String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }
}
