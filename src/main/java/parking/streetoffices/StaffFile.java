package parking.streetoffices;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import parking.files.YamlFile;

/** Reads the YAML file that lists street offices. */
final class StaffFile {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";
  private static final int LONGEST_NAME = 128;

  private final String file;
  private final Set<String> knownLots;
  private final Map<String, Office> offices = new LinkedHashMap<>();

  private StaffFile(String file, Set<String> knownLots) {
    this.file = file;
    this.knownLots = knownLots;
  }

  private static final class Document {
    @JsonSetter(nulls = Nulls.SKIP, contentNulls = Nulls.FAIL)
    @JsonProperty
    List<OfficeEntry> offices = List.of();

    /** Read only to say where people are now; their entries held hashes of tokens. */
    @JsonProperty JsonNode staff;
  }

  private static final class OfficeEntry {
    @JsonProperty String id;
    @JsonProperty String name;
    @JsonProperty String nameEn;
    @JsonProperty LotsEntry lots;

    @JsonSetter(nulls = Nulls.SKIP)
    @JsonProperty
    int leadDays = Office.USUAL_LEAD_DAYS;

    @JsonSetter(nulls = Nulls.SKIP)
    @JsonProperty
    int leastShare = Office.USUAL_LEAST_SHARE;
  }

  /**
   * @param file what to call the document in messages
   * @param knownLots the ids of the lots file
   * @throws IllegalArgumentException naming the file and the line or thing that is wrong
   */
  static List<Office> parse(String file, String yaml, Set<String> knownLots) {
    var reader = new StaffFile(file, knownLots);
    var document = YamlFile.bind(file, yaml, Document.class);
    reader.check(
        document == null || document.staff == null,
        "lists staff; people are kept by an administrator, so take the whole of staff out");
    reader.check(document != null && !document.offices.isEmpty(), "lists no offices");
    document.offices.forEach(reader::add);
    return List.copyOf(reader.offices.values());
  }

  private void add(OfficeEntry entry) {
    check(isName(entry.id), "the office id %s is no name", entry.id);
    check(isText(entry.name), "office %s needs a name of at most 128 characters", entry.id);
    check(isText(entry.nameEn), "office %s needs a nameEn (English name)", entry.id);
    check(entry.lots != null, "office %s needs lots: a list of them, or the word all", entry.id);
    var whose = "office " + entry.id;
    check(!entry.lots.named().equals(Optional.of(List.of())), "%s: lots are needed", whose);
    var lots = entry.lots.named().map(named -> known(named, whose)).orElse(knownLots);
    var office =
        checked(
            whose,
            () ->
                new Office(
                    entry.id, entry.name, entry.nameEn, lots, entry.leadDays, entry.leastShare));
    check(offices.put(entry.id, office) == null, "there are two offices called %s", entry.id);
  }

  private Set<String> known(List<String> lots, String whose) {
    Set<String> known = new HashSet<>();
    for (var lot : lots) {
      check(
          lot != null && knownLots.contains(lot),
          "%s has the lot %s, which is not in the lots file",
          whose,
          lot);
      check(known.add(lot), "%s has the lot %s twice", whose, lot);
    }
    return known;
  }

  private <T> T checked(String whose, Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s: %s.".formatted(file, whose, e.getMessage()), e);
    }
  }

  private static boolean isName(String id) {
    return id != null && id.matches(NAME);
  }

  private static boolean isText(String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_NAME;
  }

  private void check(boolean good, String complaint, Object... things) {
    if (!good) {
      throw new IllegalArgumentException(file + ": " + complaint.formatted(things) + ".");
    }
  }
}
