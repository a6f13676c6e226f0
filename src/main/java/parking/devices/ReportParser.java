package parking.devices;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import parking.problems.JsonFields;
import parking.problems.Problem;

/** Understands the body of a device's report, or says what is wrong with it. */
final class ReportParser {
  private static final String CONTRACT = "device-report.v1";
  private static final int MOST_LANES = 64;
  private static final int MOST_AILMENTS = 8;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
  private static final Pattern PROGRAM = Pattern.compile("(?s).{0,64}");
  private static final Set<String> REPORT =
      Set.of(
          "device", "sentAt", "program", "waiting", "oldestWaitingAt", "picturesDropped", "lanes");
  private static final Set<String> LANE = Set.of("name", "lastSignAt", "lastReadingAt", "ailments");

  private ReportParser() {}

  /**
   * @throws Problem naming the field, or the place where the text is no JSON
   */
  static Report parse(byte[] body) {
    var fields = JsonFields.of(body, CONTRACT).only(REPORT);
    return new Report(
        fields.text("device", NAME, "the recogniser's name in the lots file"),
        fields.time("sentAt"),
        fields.find("program", name -> fields.text(name, PROGRAM, "text of at most 64")),
        new Report.Journal(
            fields.count("waiting"),
            fields.find("oldestWaitingAt", fields::time),
            fields.find("picturesDropped", fields::count)),
        lanes(fields));
  }

  private static List<Report.OfLane> lanes(JsonFields fields) {
    var lanes = fields.objects("lanes", MOST_LANES).stream().map(ReportParser::lane).toList();
    Set<String> names = new HashSet<>();
    for (var lane : lanes) {
      if (!names.add(lane.name())) {
        throw Problem.malformed(
            "lanes: \"%s\" is named twice. See the contract %s.".formatted(lane.name(), CONTRACT));
      }
    }
    return lanes;
  }

  private static Report.OfLane lane(JsonFields object) {
    var fields = object.only(LANE);
    return new Report.OfLane(
        fields.text("name", NAME, "the lane's name in the lots file"),
        fields.find("lastSignAt", fields::time),
        fields.find("lastReadingAt", fields::time),
        fields.words("ailments", MOST_AILMENTS, Ailment.codes()).stream()
            .distinct()
            .map(Ailment::of)
            .sorted()
            .toList());
  }
}
