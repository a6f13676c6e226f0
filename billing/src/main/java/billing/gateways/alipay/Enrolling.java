package billing.gateways.alipay;

import billing.api.Agreements.Answer;
import billing.api.Agreements.Page;
import billing.api.Agreements.Party;
import billing.api.Agreements.Program;
import billing.api.Agreements.State;
import billing.api.Agreements.Visit;
import billing.gateways.Agreeing;
import billing.gateways.PageAddress;
import billing.gateways.guarding.Guard;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The plates for which Alipay's users have agreed to be charged.
 *
 * @param agreementUrl the page on which they do, where there is one
 */
record Enrolling(Account account, Requests requests, Calls calls, Optional<URI> agreementUrl)
    implements Agreeing {
  private static final String ANYBODY = "";

  @Override
  public Uni<Answer> ask(Party party) {
    return account
        .findAnyParkingId()
        .map(lot -> ask(party, lot))
        .orElseGet(
            () -> Uni.createFrom().item(new Answer(State.UNKNOWN, "no lot has a number there")))
        .onFailure()
        .recoverWithItem(e -> new Answer(State.UNKNOWN, Guard.why(e)));
  }

  private Uni<Answer> ask(Party party, String lot) {
    return answer(party, party.identity(), lot)
        .chain(
            his ->
                his.state() == State.NONE
                    ? answer(party, ANYBODY, lot).map(all -> ofSomebody(his, all))
                    : Uni.createFrom().item(his));
  }

  /** What is agreed for a plate, and not by this user, is another one's. */
  private static Answer ofSomebody(Answer his, Answer all) {
    return all.state() == State.SIGNED || all.state() == State.PAUSED
        ? new Answer(State.OTHER_USER, all.word())
        : his;
  }

  private Uni<Answer> answer(Party party, String payer, String lot) {
    return calls
        .make(Method.AGREEMENT, requests.agreement(payer, party.vehicle(), lot))
        .map(Scenes::agreement);
  }

  @Override
  public Optional<Page> findPage(Party party, Visit visit) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("app_id", account.appId());
    fields.put(Words.payerField(party.identity()), party.identity());
    fields.put("car_number", party.vehicle().plate());
    fields.put("plate_color", Words.colour(party.vehicle().colour()));
    visit.back().ifPresent(back -> fields.put("return_url", back.toString()));
    return agreementUrl
        .filter(page -> visit.program() != Program.WECHAT)
        .map(page -> new Page.Address(PageAddress.of(page, fields)));
  }
}
