package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** The methods about cars: agreements, entries, exits. */
final class Parking {
  private static final Set<String> COLOURS =
      Set.of("BLUE", "GREEN", "YELLOW", "BLACK", "WHITE", "LIMEGREEN");

  private final Inside inside;
  private final Book book;

  Parking(Inside inside) {
    this.inside = inside;
    this.book = inside.book();
  }

  ObjectNode agreement(ObjectNode request) {
    var plate = Json.text(request, "car_number", 16);
    Json.text(request, "parking_id", 64);
    checkColour(request, "plate_color");
    var payer = book.payerOf(plate);
    var asked = request.path("alipay_user_id").asText(request.path("open_id").asText(payer.user()));
    var isHis =
        payer.user().equals(asked) && payer.colour().equals(request.path("plate_color").asText());
    return Json.object()
        .put("agreement_scene", isHis ? payer.scene() : Payer.NO_AGREEMENT)
        .put("advance_status", payer.outcome().equals(Payer.ADVANCED) ? "0" : "1")
        .put("car_status", isHis ? "NON-SENSE-PAY" : "NORMAL")
        .put("current_time", inside.now());
  }

  /** The same number again gets the same serial_no. */
  ObjectNode enter(ObjectNode request) {
    Json.text(request, "parking_id", 64);
    Json.text(request, "car_number", 16);
    checkColour(request, "car_color");
    var number = Json.text(request, "out_serial_no", 64);
    if (Times.instant(request, "in_time").isAfter(inside.time().instant())) {
      throw Refusal.badParameter("in_time must not be later than now");
    }
    if (!request.path("free_minutes").isIntegralNumber()) {
      throw Refusal.badParameter("free_minutes must be a whole number");
    }
    synchronized (book) {
      var entry =
          book.findEntryByNumber(number)
              .orElseGet(
                  () -> {
                    var fresh = new Entry(inside.number(), request, Optional.empty());
                    book.save(fresh);
                    return fresh;
                  });
      if (!entry.request().equals(request)) {
        throw Refusal.badParameter("out_serial_no was used with another content");
      }
      return Json.object().put("serial_no", entry.serial());
    }
  }

  ObjectNode exit(ObjectNode request) {
    Json.text(request, "parking_id", 64);
    checkColour(request, "car_color");
    Amounts.fen(request, "order_amount");
    Amounts.fen(request, "actual_amount");
    synchronized (book) {
      var entry =
          book.findEntry(Json.text(request, "serial_no", 64))
              .orElseThrow(() -> Refusal.badParameter("there is no such serial_no"));
      if (!entry.plate().equals(Json.text(request, "car_number", 16))) {
        throw Refusal.badParameter("car_number is another than at entry");
      }
      var left = Times.instant(request, "out_time");
      if (left.isBefore(Times.instant(entry.request(), "in_time"))
          || left.isAfter(inside.time().instant())) {
        throw Refusal.badParameter("out_time must be between in_time and now");
      }
      book.save(entry.left(request));
      return Json.object();
    }
  }

  private static void checkColour(ObjectNode request, String name) {
    if (!COLOURS.contains(request.path(name).asText())) {
      throw Refusal.badParameter(name + " is one of " + COLOURS);
    }
  }
}
