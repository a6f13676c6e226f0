package billing.gateways.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.ChannelVehicle;
import billing.api.ChannelVehicle.PlateColour;
import billing.gateways.ChargeOrder;
import com.google.gson.Gson;
import com.wechat.pay.java.service.wexinpayscoreparking.model.PlateColor;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_fingerprint_of_an_order {
  private static final ChargeOrder ORDER =
      Merchant.order(
          new Merchant.Car("openid-1", new ChannelVehicle("浙A0T001", PlateColour.BLUE)).enters(),
          "entry-1",
          1375);

  private static boolean fits(Consumer<Transaction> change) {
    var told =
        new Gson()
            .fromJson(
                """
                {"amount":{"total":1375},"parking_info":{"parking_id":"entry-1",
                 "plate_number":"浙A0T001","plate_color":"BLUE"}}
                """,
                Transaction.class);
    told.setOutTradeNo(ORDER.orderNumber());
    told.setAttach(Fingerprint.of(ORDER));
    change.accept(told);
    return Fingerprint.isOfAmount(told) && Fingerprint.isOfCar(told);
  }

  @Test
  void fits_what_was_ordered() {
    assertThat(fits(told -> {})).isTrue();
  }

  @Test
  void does_not_fit_another_order_amount_car_or_entry() {
    assertThat(fits(told -> told.setOutTradeNo("another"))).isFalse();
    assertThat(fits(told -> told.getAmount().setTotal(1374L))).isFalse();
    assertThat(fits(told -> told.getParkingInfo().setPlateNumber("浙A0T002"))).isFalse();
    assertThat(fits(told -> told.getParkingInfo().setPlateColor(PlateColor.GREEN))).isFalse();
    assertThat(fits(told -> told.getParkingInfo().setParkingId("entry-2"))).isFalse();
  }

  @Test
  void says_nothing_about_what_is_not_told() {
    assertThat(fits(told -> told.setAmount(null))).isTrue();
    assertThat(fits(told -> told.setParkingInfo(null))).isTrue();
    assertThat(fits(told -> told.setAttach(null))).isTrue();
  }

  @Test
  void does_not_show_the_plate() {
    assertThat(Fingerprint.of(ORDER)).matches("[0-9a-f]{32}");
  }
}
