package billing.gateways.alipay;

import billing.gateways.BillReply;
import billing.gateways.FundLine;
import billing.money.Fen;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Puts the pages of an account's movements (账务明细) together. */
final class AccountLog {
  private final List<FundLine> lines = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private OptionalLong total = OptionalLong.empty();
  private Optional<String> wrong = Optional.empty();

  /** Takes in the next page. */
  void add(Told page) {
    var size = page.text("total_size").filter(text -> text.matches("\\d{1,9}"));
    if (size.isEmpty()) {
      wrong = Optional.of("a page of the account's movements names no total_size");
      return;
    }
    var told = Long.parseLong(size.get());
    if (total.isPresent() && total.getAsLong() != told) {
      wrong = Optional.of("the pages of the account's movements name different totals");
    }
    total = OptionalLong.of(told);
    var before = lines.size();
    page.fields().path("detail_list").forEach(this::add);
    if (lines.size() == before && !isWhole()) {
      wrong = Optional.of("the account's movements end before their total");
    }
  }

  private void add(JsonNode node) {
    var item = new Told(node);
    var amount = Yuan.signedFen(node.path("trans_amount").asText());
    var balance = item.fen("balance");
    var at = item.time("trans_dt");
    var id = item.text("account_log_id");
    var isIncoming = item.says("direction", "收入");
    if (amount.isEmpty()
        || balance.isEmpty()
        || at.isEmpty()
        || id.isEmpty()
        || isIncoming == item.says("direction", "支出")
        || isIncoming && amount.getAsLong() < 0) {
      wrong = Optional.of("a movement of the account is not what the contract says");
      return;
    }
    if (!ids.add(id.get())) {
      wrong = Optional.of("a movement of the account is told twice");
      return;
    }
    lines.add(
        new FundLine(
            item.text("alipay_order_no").orElse(id.get()),
            item.text("type").orElse(""),
            isIncoming,
            Fen.fen(Math.abs(amount.getAsLong())),
            balance.get(),
            at.get()));
  }

  /** Whether there is nothing more to ask for. */
  boolean isWhole() {
    return wrong.isPresent() || total.isPresent() && lines.size() >= total.getAsLong();
  }

  BillReply<FundLine> reply() {
    if (wrong.isPresent()) {
      return new BillReply.Unusable<>(wrong.get());
    }
    return lines.size() == total.orElse(-1)
        ? new BillReply.Ready<>(lines)
        : new BillReply.Unusable<>("the account's movements do not add up to their total");
  }
}
