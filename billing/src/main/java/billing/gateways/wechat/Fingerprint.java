package billing.gateways.wechat;

import billing.gateways.ChargeOrder;
import com.wechat.pay.java.service.wexinpayscoreparking.model.ParkingTradeScene;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was ordered, in 32 characters that travel with the order as its {@code attach}. An answer or
 * a notification brings them back, so amount and plate can be compared with what was ordered
 * without looking it up: one half is about the amount, the other about the car. What is not told
 * cannot be compared, and fits.
 */
final class Fingerprint {
  private static final int HALF_BYTES = 8;
  private static final int HALF = 2 * HALF_BYTES;

  private Fingerprint() {}

  static String of(ChargeOrder order) {
    var vehicle = order.entry().vehicle();
    return half(order.orderNumber(), order.amount().count())
        + half(
            order.orderNumber(),
            order.entryId(),
            vehicle.plate(),
            Words.colour(vehicle.colour()).name());
  }

  /** Whether the amount is the one that was ordered. */
  static boolean isOfAmount(Transaction told) {
    var amount = told.getAmount();
    return isUntold(told)
        || amount == null
        || amount.getTotal() == null
        || told.getAttach().startsWith(half(told.getOutTradeNo(), amount.getTotal()));
  }

  /** Whether car and entry are those of the order. */
  static boolean isOfCar(Transaction told) {
    return isUntold(told)
        || isUntold(told.getParkingInfo())
        || told.getAttach().endsWith(car(told));
  }

  private static boolean isUntold(Transaction told) {
    return told.getAttach() == null || told.getAttach().length() != 2 * HALF;
  }

  private static boolean isUntold(ParkingTradeScene scene) {
    return scene == null
        || scene.getParkingId() == null
        || scene.getPlateNumber() == null
        || scene.getPlateColor() == null;
  }

  private static String car(Transaction told) {
    var scene = told.getParkingInfo();
    return half(
        told.getOutTradeNo(),
        scene.getParkingId(),
        scene.getPlateNumber(),
        scene.getPlateColor().name());
  }

  private static String half(Object... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      text.append(part).append('\n');
    }
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HALF_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
