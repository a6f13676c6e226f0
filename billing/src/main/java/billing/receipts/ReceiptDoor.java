package billing.receipts;

import billing.api.AccountId;
import billing.api.Receipt;
import billing.api.Receipts;
import billing.api.StayId;
import billing.charges.Answering;
import billing.database.ShortIds;
import billing.database.Transactions;
import billing.paper.Paper;
import billing.paper.Style;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Shows receipts to whoever has their keys. A key says whose the receipt is. */
@ApplicationScoped
class ReceiptDoor implements Receipts {
  private final Transactions transactions;
  private final Answering answering;
  private final ReceiptFacts facts;

  ReceiptDoor(Transactions transactions, Answering answering, ReceiptFacts facts) {
    this.transactions = transactions;
    this.answering = answering;
    this.facts = facts;
  }

  @Override
  public Uni<Optional<Receipt>> find(Ticket ticket) {
    var account = account(ticket.key());
    if (account.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return transactions.inOne(
        tx ->
            ReceiptFacts.find(tx, account.get(), ticket.number())
                .chain(
                    row ->
                        row == null || !isKey(row, ticket.key())
                            ? Uni.createFrom().item(Optional.empty())
                            : facts.of(tx, row).map(Optional::of)));
  }

  private static Optional<AccountId> account(String key) {
    return key.length() == 2 * ShortIds.LENGTH
        ? ShortIds.find(key.substring(0, ShortIds.LENGTH)).map(AccountId::new)
        : Optional.empty();
  }

  /** Takes as long for a key that is nearly right as for any other. */
  private static boolean isKey(ReceiptRow row, String key) {
    return MessageDigest.isEqual(bytes(row.key()), bytes(key));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Uni<Optional<String>> page(Ticket ticket) {
    return find(ticket).map(found -> found.map(it -> ReceiptPage.of(it, Style.PAGE)));
  }

  @Override
  public Uni<Optional<byte[]>> pdf(Ticket ticket) {
    return find(ticket)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : Transactions.aside(() -> Optional.of(print(found.get()))));
  }

  private static byte[] print(Receipt receipt) {
    return Paper.print(Paper.legible(ReceiptPage.of(receipt, Style.PAPER)));
  }

  @Override
  public Uni<List<Ticket>> listOf(StayId stay) {
    return transactions.inOne(
        tx ->
            answering
                .find(tx, List.of(stay))
                .chain(
                    keys ->
                        keys.isEmpty()
                            ? Uni.createFrom().item(List.<ReceiptRow>of())
                            : ReceiptFacts.listOf(tx, keys.get(0)))
                .map(rows -> rows.stream().map(ReceiptDoor::ticket).toList()));
  }

  @Override
  public Uni<Optional<Ticket>> of(AccountId account, String number) {
    return transactions.inOne(
        tx ->
            ReceiptFacts.find(tx, account, number)
                .map(row -> Optional.ofNullable(row).map(ReceiptDoor::ticket)));
  }

  private static Ticket ticket(ReceiptRow row) {
    return new Ticket(row.number, row.key());
  }
}
