package billing.gateways.wechat;

import billing.gateways.Reply;
import billing.money.Fen;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import java.util.Optional;

/**
 * What the channel tells of an order, held against what was ordered as far as it brings that back.
 *
 * @param merchantId whose orders these must be
 */
record Told(String merchantId) {
  private static final String CURRENCY = "CNY";
  private static final int LONGEST_CURRENCY = 8;

  /** What an answer or a notification says of its order. */
  Reply reply(Transaction told) {
    if (told.getSpMchid() != null && !told.getSpMchid().equals(merchantId)) {
      return new Reply.Contradicts("it is about an order of another merchant than ours");
    }
    if (!Fingerprint.isOfCar(told)) {
      return new Reply.Contradicts("it is about another car or entry than was ordered for");
    }
    var currency = currency(told);
    if (currency.isPresent()) {
      return new Reply.Contradicts(
          "the amount is in %s where %s was ordered".formatted(currency.get(), CURRENCY));
    }
    var reply = Words.reply(told);
    return reply instanceof Reply.Paid || Fingerprint.isOfAmount(told)
        ? reply
        : new Reply.Contradicts("it names another amount than was ordered");
  }

  /** The currency, when it is told and not ours. */
  private static Optional<String> currency(Transaction told) {
    return told.getAmount() == null
        ? Optional.empty()
        : Optional.ofNullable(told.getAmount().getCurrency())
            .filter(name -> !name.equals(CURRENCY))
            .map(name -> name.substring(0, Math.min(name.length(), LONGEST_CURRENCY)));
  }

  /** What was ordered to be taken, when it is told. */
  static Optional<Fen> amount(Transaction told) {
    return told.getAmount() == null
        ? Optional.empty()
        : Optional.ofNullable(told.getAmount().getTotal()).filter(fen -> fen >= 0).map(Fen::fen);
  }
}
