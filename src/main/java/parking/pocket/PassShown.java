package parking.pocket;

import billing.api.Prepayments.Go;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Held;

/** Passes as docs/contracts/driver-api.md has them. */
final class PassShown {
  private static final String SIGN_TYPE = "RSA";

  private PassShown() {}

  /** A kind that can be bought. */
  record Kind(
      UUID kind,
      String name,
      String nameEn,
      long amountFen,
      int days,
      List<WindowShown> windows,
      int left) {}

  /** A pass of a driver. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Pass(
      UUID id,
      String lot,
      String lotName,
      String lotNameEn,
      UUID kind,
      String name,
      String nameEn,
      Plate plate,
      LocalDate validFrom,
      LocalDate validUntil,
      long amountFen,
      State state,
      Seller seller,
      Optional<Instant> payUntil,
      Optional<Pay> pay,
      Optional<VisitShown.Receipt> receipt) {}

  /** A plate by its name. */
  record Plate(UUID id, String plate, String colour, String nickname) {
    static Plate of(Held held) {
      var car = held.car();
      return new Plate(held.id(), car.plate().text(), car.colour().code(), held.look().nickname());
    }
  }

  /** Who sold it. */
  enum Seller {
    /** This program; it can be given back here before it begins. */
    PROGRAM,
    /** The street office, at its desk. */
    DESK
  }

  /** How far it has come. */
  enum State {
    AWAITING_PAYMENT,
    COMING,
    VALID,
    OVER,
    CANCELLED,
    REFUNDED
  }

  /** How to pay. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Pay(
      String kind,
      String url,
      String timeStamp,
      String nonceStr,
      @JsonProperty("package") String prepay,
      String signType,
      String paySign,
      String tradeNo) {
    static Pay of(Go go) {
      if (go instanceof Go.WeChatPay it) {
        return new Pay(
            "WECHAT_PAY",
            null,
            it.timeStamp(),
            it.nonceStr(),
            it.prepay(),
            SIGN_TYPE,
            it.paySign(),
            null);
      }
      if (go instanceof Go.AlipayTrade it) {
        return new Pay("ALIPAY_TRADE", null, null, null, null, null, null, it.tradeNo());
      }
      return new Pay("URL", ((Go.Url) go).url(), null, null, null, null, null, null);
    }
  }
}
