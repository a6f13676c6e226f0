package billing.gateways.wechat;

import billing.api.Agreements.Answer;
import billing.api.Agreements.Page;
import billing.api.Agreements.Party;
import billing.api.Agreements.State;
import billing.api.Agreements.Visit;
import billing.gateways.Agreeing;
import billing.gateways.PageAddress;
import billing.gateways.guarding.Guard;
import com.wechat.pay.java.service.wexinpayscoreparking.WexinPayScoreParkingService;
import com.wechat.pay.java.service.wexinpayscoreparking.model.PlateService;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The plates for which payers have opened WeChat's parking service. WeChat says of a plate that is
 * another user's no more than that the service is not open; its own page tells the driver why.
 *
 * @param agreementUrl the page in a browser, where there is one
 */
record Enrolling(
    WexinPayScoreParkingService channel, Requests requests, Guard guard, Optional<URI> agreementUrl)
    implements Agreeing {
  private static final String PROGRAM = "wxbcad394b3d99dac9";
  private static final String PATH = "pages/auth-creditpay/auth-creditpay";

  @Override
  public Uni<Answer> ask(Party party) {
    return guard
        .make(
            WeChatGateway.FIND,
            () -> channel.queryPlateService(requests.service(party.identity(), party.vehicle())))
        .map(told -> checked(party, told))
        .onFailure()
        .recoverWithItem(e -> new Answer(State.UNKNOWN, Guard.why(e)));
  }

  private static Answer checked(Party party, PlateService told) {
    return party.vehicle().plate().equals(told.getPlateNumber())
            && party.identity().equals(told.getOpenid())
        ? Words.agreement(told)
        : new Answer(State.UNKNOWN, "the answer is about another plate or payer");
  }

  @Override
  public Optional<Page> findPage(Party party, Visit visit) {
    var fields = fields(party);
    return switch (visit.program()) {
      case WECHAT -> Optional.of(new Page.MiniProgram(PROGRAM, PATH, fields));
      case H5 -> {
        visit.back().ifPresent(back -> fields.put("return_url", back.toString()));
        yield agreementUrl.map(page -> new Page.Address(PageAddress.of(page, fields)));
      }
      case ALIPAY -> Optional.empty();
    };
  }

  private Map<String, String> fields(Party party) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("mchid", requests.account().merchantId());
    fields.put("openid", party.identity());
    fields.put("plate_number", party.vehicle().plate());
    fields.put("plate_color", Words.colour(party.vehicle().colour()).name());
    fields.put("trade_scene", "PARKING");
    return fields;
  }
}
