package recognizer.dispatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import recognizer.vote.CameraReport;
import recognizer.vote.Opinion;
import recognizer.vote.VehicleLook;

/** What a reading of a camera that reads by itself has besides, as the contract writes it. */
final class ReportJson {
  private static final int WORD_MAX = 32;

  private ReportJson() {}

  static void add(ObjectNode reading, CameraReport report) {
    reading.put("event", report.event().label());
    ArrayNode opinions = reading.putArray("opinions");
    for (Opinion opinion : report.opinions()) {
      opinions
          .addObject()
          .put("reader", opinion.reader().label())
          .put("plate", opinion.plate())
          .put("colour", opinion.colour().label())
          .put("confidence", ReadingJson.rounded(opinion.confidence(), 4));
    }
    if (report.vehicle().isTold()) {
      add(reading.putObject("vehicle"), report.vehicle());
    }
    if (report.isSuspectedFake()) {
      reading.put("suspectedFake", true);
    }
    reading.put("payloadSha256", report.payloadSha256());
  }

  private static void add(ObjectNode vehicle, VehicleLook look) {
    put(vehicle, "colour", look.colour());
    put(vehicle, "brand", look.brand());
    put(vehicle, "kind", look.kind());
  }

  /** The contract has no empty words, and none of more than 32 characters. */
  private static void put(ObjectNode vehicle, String name, String word) {
    if (!word.isEmpty()) {
      vehicle.put(name, word.substring(0, Math.min(WORD_MAX, word.length())));
    }
  }
}
