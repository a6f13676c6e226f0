package billing.tariffs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The published versions of one tariff, in the order in which they came into force. */
public final class Versions {
  private final List<Tariff> versions;

  /**
   * @throws IllegalArgumentException when one has no first day, or two have the same
   */
  Versions(List<Tariff> published) {
    for (var tariff : published) {
      if (tariff.inForceFrom().isEmpty()) {
        throw new IllegalArgumentException(
            "tariff %s cannot be published without notice.effective_from".formatted(tariff.id()));
      }
    }
    this.versions = published.stream().sorted(Comparator.comparing(Versions::begins)).toList();
    for (int i = 1; i < versions.size(); i++) {
      if (begins(versions.get(i)).equals(begins(versions.get(i - 1)))) {
        throw new IllegalArgumentException(
            "two versions of tariff %s come into force at %s"
                .formatted(versions.get(i).id(), begins(versions.get(i))));
      }
    }
  }

  private static Instant begins(Tariff tariff) {
    return tariff.inForceFrom().orElseThrow();
  }

  /**
   * The version in force at a moment.
   *
   * @throws IllegalArgumentException when none was yet
   */
  public Tariff at(Instant moment) {
    Tariff found = null;
    for (var version : versions) {
      found = begins(version).isAfter(moment) ? found : version;
    }
    if (found == null) {
      throw new IllegalArgumentException(
          "tariff %s was not in force at %s, only from %s"
              .formatted(versions.get(0).id(), moment, begins(versions.get(0))));
    }
    return found;
  }

  /** The classes of vehicles that every version prices. */
  public Set<String> vehicleClasses() {
    Set<String> all = new HashSet<>(versions.get(0).vehicleClasses());
    versions.forEach(version -> all.retainAll(version.vehicleClasses()));
    return all;
  }

  /**
   * Prices a stay by the version in force when the car came, or, where that version says so, by
   * each version for the time in which it is in force.
   *
   * @throws IllegalArgumentException as {@link Tariff#rate} does, and when no version was in force
   */
  public Rating rate(Stay stay) {
    var first = at(stay.entered());
    if (first.choices().version() == Choices.Version.AT_ENTRY || first.isFree(stay)) {
      return first.rate(stay);
    }
    List<Rating.Line> lines = new ArrayList<>();
    var entered = stay.entered();
    for (var version : versions) {
      var next = endOf(version, stay);
      if (next.isAfter(entered)) {
        var part = new Stay(entered, next, stay.vehicleClass(), stay.rights());
        lines.addAll((lines.isEmpty() ? version.rate(part) : version.rateRest(part)).lines());
        entered = next;
      }
    }
    return lines.isEmpty() ? first.rate(stay) : new Rating(lines);
  }

  /** The version that made a line of a stay's price. */
  public Tariff at(Rating.Line line, Stay stay) {
    var first = at(stay.entered());
    return first.choices().version() == Choices.Version.AT_ENTRY ? first : at(line.begins());
  }

  private Instant endOf(Tariff version, Stay stay) {
    int next = versions.indexOf(version) + 1;
    var end = next == versions.size() ? stay.left() : begins(versions.get(next));
    return end.isBefore(stay.left()) ? end : stay.left();
  }
}
