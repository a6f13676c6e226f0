package billing.disputes;

import billing.api.DisputeEvidence;
import billing.api.DisputeFigures;
import billing.api.DisputeView;
import billing.api.Disputes;
import billing.api.Exhibit;
import billing.api.StayId;
import billing.charges.Answering;
import billing.database.Transactions;
import billing.paper.Paper;
import billing.paper.Style;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The door of disputes. */
@ApplicationScoped
class DisputeDoor implements Disputes {
  private final Transactions transactions;
  private final OpeningDisputes opening;
  private final ActingOnDisputes acting;
  private final EvidenceFacts facts;
  private final Answering answering;
  private final InstantSource time;

  DisputeDoor(
      Transactions transactions,
      OpeningDisputes opening,
      ActingOnDisputes acting,
      EvidenceFacts facts,
      Answering answering,
      InstantSource time) {
    this.transactions = transactions;
    this.opening = opening;
    this.acting = acting;
    this.facts = facts;
    this.answering = answering;
    this.time = time;
  }

  @Override
  public Uni<Opened> open(Opening wish) {
    return opening.open(wish);
  }

  @Override
  public Uni<Acted> answer(Act act) {
    return acting.take(act, StepRow.Kind.ANSWER, Dispute.Open::answer);
  }

  @Override
  public Uni<Acted> uphold(Act act) {
    return acting.take(act, StepRow.Kind.UPHOLD, Dispute.Open::uphold);
  }

  @Override
  public Uni<Acted> refund(Act act, Lowering lowering) {
    return acting.refund(act, lowering);
  }

  @Override
  public Uni<Acted> withdraw(Act act) {
    return acting.take(act, StepRow.Kind.WITHDRAW, Dispute.Open::withdraw);
  }

  @Override
  public Uni<Optional<DisputeView>> find(String number) {
    return find(number, DisputeTable::view);
  }

  private <T> Uni<Optional<T>> find(
      String number, BiFunction<DisputeTable, DisputeRow, Uni<T>> found) {
    var key = DisputeRow.Key.find(number);
    return key.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : transactions.inOne(
            tx -> {
              var table = new DisputeTable(tx, time.instant());
              return table
                  .find(key.get())
                  .chain(
                      row ->
                          row == null
                              ? Uni.createFrom().item(Optional.empty())
                              : found.apply(table, row).map(Optional::of));
            });
  }

  @Override
  public Uni<List<DisputeView>> listOpen(String lot) {
    return transactions.inOne(tx -> new DisputeTable(tx, time.instant()).listOpen(lot));
  }

  @Override
  public Uni<List<DisputeView>> listOf(StayId stay) {
    return transactions.inOne(
        tx ->
            answering
                .find(tx, List.of(stay))
                .chain(
                    keys ->
                        keys.isEmpty()
                            ? Uni.createFrom().item(List.of())
                            : new DisputeTable(tx, time.instant()).listOf(keys)));
  }

  @Override
  public Uni<DisputeFigures> figures(String lot, Instant from, Instant until) {
    var asked = new CountingDisputes.Asked(lot, from, until, time.instant());
    return transactions.inOne(tx -> CountingDisputes.count(tx, asked));
  }

  @Override
  public Uni<Optional<DisputeEvidence>> evidence(String number) {
    return find(number, facts::of);
  }

  @Override
  public Uni<Optional<String>> page(String number, List<Exhibit> more) {
    return evidence(number)
        .map(found -> found.map(it -> new EvidencePage(it, more).in(Style.PAGE)));
  }

  @Override
  public Uni<Optional<byte[]>> pdf(String number, List<Exhibit> more) {
    return evidence(number)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : Transactions.aside(() -> Optional.of(print(found.get(), more))));
  }

  private static byte[] print(DisputeEvidence evidence, List<Exhibit> more) {
    return Paper.print(Paper.legible(new EvidencePage(evidence, more).in(Style.PAPER)));
  }
}
