package billing.arrears;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which policy governs which place: the first override that names the lot, else the first that
 * names the tariff's family, else the policy for everywhere.
 */
final class Policies {
  /** The policies that come with the product. */
  static final List<String> PRESETS = List.of("default", "beijing", "none");

  private static final String FOLDER = "/billing/arrears/";

  private final ArrearsPolicy everywhere;
  private final List<Override> overrides;

  private Policies(ArrearsPolicy everywhere, List<Override> overrides) {
    this.everywhere = everywhere;
    this.overrides = List.copyOf(overrides);
  }

  /**
   * A policy for a city or an operator, by the lots and the families of tariffs that are theirs.
   */
  private record Override(List<String> lots, List<String> families, ArrearsPolicy policy) {}

  /** The document: what is used everywhere, the places that differ, and policies of one's own. */
  record Document(String use, List<PlaceEntry> places, List<PolicyDocument.Written> policies) {}

  /** The places of a city or an operator. */
  record PlaceEntry(String name, List<String> lots, List<String> families, String use) {}

  /** The preset {@code default}, everywhere. */
  static Policies standard() {
    return new Policies(presets().get("default"), List.of());
  }

  /**
   * @param file what to call the document in messages
   * @throws IllegalArgumentException naming the file and what is wrong in it
   */
  static Policies parse(String file, String yaml) {
    var document = PolicyDocument.read(file, yaml, Document.class);
    var known = presets();
    for (var written : PolicyDocument.orNone(document.policies())) {
      var policy = PolicyDocument.policy(file, written);
      if (known.put(policy.name(), policy) != null) {
        throw wrong(file, "there are two policies called %s".formatted(policy.name()));
      }
    }
    var overrides = new ArrayList<Override>();
    for (var place : PolicyDocument.orNone(document.places())) {
      overrides.add(override(file, place, known));
    }
    var everywhere = Objects.requireNonNullElse(document.use(), "default");
    return new Policies(find(file, known, everywhere), overrides);
  }

  private static Override override(
      String file, PlaceEntry place, Map<String, ArrearsPolicy> known) {
    var lots = PolicyDocument.orNone(place.lots());
    var families = PolicyDocument.orNone(place.families());
    if (lots.isEmpty() && families.isEmpty()) {
      throw wrong(file, "the place %s names neither lots nor families".formatted(place.name()));
    }
    return new Override(List.copyOf(lots), List.copyOf(families), find(file, known, place.use()));
  }

  private static ArrearsPolicy find(String file, Map<String, ArrearsPolicy> known, String name) {
    return Optional.ofNullable(known.get(name))
        .orElseThrow(
            () ->
                wrong(
                    file,
                    "no policy is called %s; there are %s"
                        .formatted(name, known.keySet().stream().sorted().toList())));
  }

  private static IllegalArgumentException wrong(String file, String what) {
    return new IllegalArgumentException(file + ": " + what);
  }

  /**
   * The policy of a place.
   *
   * @param lot the lot's id
   * @param tariff such as {@code hangzhou-road/core}; the family is its first part
   */
  ArrearsPolicy of(String lot, String tariff) {
    var family = tariff.split("/", 2)[0];
    return overrides.stream()
        .filter(it -> it.lots().contains(lot))
        .findFirst()
        .or(() -> overrides.stream().filter(it -> it.families().contains(family)).findFirst())
        .map(Override::policy)
        .orElse(everywhere);
  }

  private static Map<String, ArrearsPolicy> presets() {
    Map<String, ArrearsPolicy> presets = new HashMap<>();
    for (var name : PRESETS) {
      presets.put(name, preset(name));
    }
    return presets;
  }

  /** A policy that comes with the product. */
  static ArrearsPolicy preset(String name) {
    var file = FOLDER + name + ".yaml";
    try (InputStream stream = Policies.class.getResourceAsStream(file)) {
      var yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      var written = PolicyDocument.read(file, yaml, PolicyDocument.Written.class);
      return PolicyDocument.policy(file, written);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
