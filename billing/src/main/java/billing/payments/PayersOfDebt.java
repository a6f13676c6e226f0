package billing.payments;

import billing.charges.StayRow;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** What is known of an account's payers with regard to one visit's debt. */
@ApplicationScoped
class PayersOfDebt {
  private final Payers payers;
  private final Gateways gateways;

  PayersOfDebt(Payers payers, Gateways gateways) {
    this.payers = payers;
    this.gateways = gateways;
  }

  /** What tables say of a debt's payers. */
  record Facts(
      StayRow stay, List<PayerRow> payers, List<EntryRow> entries, List<AttemptRow> refused) {
    /** Whoever the driver has chosen for this debt is asked first. */
    Facts {
      payers =
          payers.stream()
              .sorted(Comparator.comparing(payer -> !stay.isChosen(payer.gateway())))
              .toList();
    }

    /** Above which price the driver wants to be asked. */
    Optional<Fen> askAbove() {
      return payers.stream().flatMap(payer -> payer.askAbove().stream()).findFirst();
    }

    PayerRow getPayer(String gateway) {
      return payers.stream()
          .filter(payer -> payer.gateway().equals(gateway))
          .findFirst()
          .orElseThrow();
    }

    /** Why nobody has paid: the last word of each gateway, in the order of the payers. */
    String why() {
      return payers.stream()
          .map(payer -> why(payer.gateway()))
          .flatMap(Optional::stream)
          .collect(Collectors.joining("; "));
    }

    private Optional<String> why(String gateway) {
      return blocked(gateway)
          .map(reason -> "%s: the entry is blocked: %s".formatted(gateway, reason))
          .or(() -> refusals(gateway).reduce((first, last) -> last).map(Outcomes::why));
    }

    private Optional<String> blocked(String gateway) {
      return entries.stream()
          .filter(entry -> entry.key.gateway().equals(gateway) && entry.isBlocked())
          .map(entry -> entry.blockedBecause)
          .findFirst();
    }

    private Stream<AttemptRow> refusals(String gateway) {
      var payer = getPayer(gateway);
      return refused.stream().filter(row -> isOf(row, payer)).filter(this::isAfterChoice);
    }

    private boolean isAfterChoice(AttemptRow row) {
      return !stay.isChosen(row.gateway) || !row.madeAt.isBefore(stay.chosenAt());
    }

    /** An identity that was bound before, given up, and is bound again, is asked anew. */
    private static boolean isOf(AttemptRow row, PayerRow payer) {
      return row.gateway.equals(payer.gateway())
          && (row.identity == null || row.identity.equals(payer.identity))
          && !row.madeAt.isBefore(payer.boundAt);
    }

    List<NextPayer.Payer> list(Function<String, Boolean> isConfigured) {
      return payers.stream()
          .map(
              row ->
                  new NextPayer.Payer(
                      row.gateway(),
                      row.boundAt,
                      isConfigured.apply(row.gateway()),
                      blocked(row.gateway()),
                      refusals(row.gateway()).map(Facts::refusal).toList()))
          .toList();
    }

    private static NextPayer.Refusal refusal(AttemptRow row) {
      return new NextPayer.Refusal(
          row.orderNumber(), row.code, Boolean.TRUE.equals(row.retriable), row.endedAt);
    }
  }

  Uni<Facts> of(Mutiny.Session tx, StayRow stay) {
    return payers
        .list(tx, stay.key().account())
        .chain(
            who ->
                EntryRow.listOf(tx, stay.key())
                    .chain(
                        entries ->
                            AttemptRow.listRefused(tx, stay.key())
                                .map(refused -> new Facts(stay, who, entries, refused))));
  }

  NextPayer.Decision decide(NextPayer next, Facts facts) {
    return next.among(facts.list(gateways::has));
  }
}
