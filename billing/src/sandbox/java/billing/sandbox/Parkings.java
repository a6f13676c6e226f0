package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The calls about cars: whether the service is open, and the registration of entries. */
final class Parkings {
  private static final Set<String> COLOURS =
      Set.of("BLUE", "GREEN", "YELLOW", "BLACK", "WHITE", "LIMEGREEN");

  private final Book book;
  private final Signing signing;

  Parkings(Book book, Signing signing) {
    this.book = book;
    this.signing = signing;
  }

  /** Call 1: whether the payer has opened the service for a plate. */
  ObjectNode find(Request request) {
    var plate = request.parameter("plate_number");
    var colour = request.parameter("plate_color");
    if (plate.isBlank() || request.parameter("openid").isBlank() || !COLOURS.contains(colour)) {
      throw Refusal.badParameter("plate_number, plate_color, openid 必填");
    }
    var payer = book.payerOf(plate);
    var isHis =
        payer.openid().equals(request.parameter("openid")) && payer.plateColor().equals(colour);
    return Json.object()
        .put("plate_number", plate)
        .put("plate_color", colour)
        .put("openid", request.parameter("openid"))
        .put("service_state", isHis ? payer.serviceState() : Payer.nobody().state());
  }

  /** Call 2: registers an entry; the same number again gets the same id. */
  ObjectNode register(ObjectNode request) {
    check(request);
    synchronized (book) {
      var payer = book.payerOf(request.path("plate_number").asText());
      var state =
          payer.plateColor().equals(request.path("plate_color").asText())
              ? payer.state()
              : Payer.nobody().state();
      var known = book.findEntryByNumber(request.path("out_parking_no").asText());
      if (known.isEmpty()) {
        var entry = Entry.of(signing.nonce(16), request, state);
        book.save(entry);
        return entry.answer();
      }
      if (!known.get().request().equals(Packed.of(request))) {
        throw Refusal.badRequest("商户入场id已存在，且参数与首次请求不一致");
      }
      var entry = known.get().in(state);
      book.save(entry);
      return entry.answer();
    }
  }

  private static void check(ObjectNode request) {
    Json.text(request, "out_parking_no", 64);
    Json.text(request, "plate_number", 32);
    Json.text(request, "parking_name", 128);
    Json.text(request, "notify_url", 256);
    Json.time(request, "start_time");
    if (!COLOURS.contains(request.path("plate_color").asText())) {
      throw Refusal.badParameter("输入源“/body/plate_color”不是允许的值");
    }
    if (!request.path("free_duration").canConvertToInt()
        || request.path("free_duration").asInt() < 0) {
      throw Refusal.badParameter("输入源“/body/free_duration”必填，单位秒");
    }
  }
}
