package billing.reconciliation;

import billing.api.Reconciliations.Bill;
import billing.api.Reconciliations.Day;
import billing.gateways.Gateway;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/** Runs one bill of one day, for the beat and for people. */
@ApplicationScoped
class RunningDays {
  private final Instance<Gateway> configured;
  private final ReconcilingTrades trades;
  private final ReconcilingFunds funds;

  RunningDays(@Any Instance<Gateway> configured, ReconcilingTrades trades, ReconcilingFunds funds) {
    this.configured = configured;
    this.trades = trades;
    this.funds = funds;
  }

  List<String> gateways() {
    return configured.stream().map(Gateway::name).sorted().toList();
  }

  /** Does nothing when the gateway is not configured any more. */
  Uni<Optional<Day>> run(BillKey key) {
    return find(key.gateway())
        .map(gateway -> run(gateway, key).map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Day> run(Gateway gateway, BillKey key) {
    return key.bill() == Bill.TRADES ? trades.run(gateway, key) : funds.run(gateway, key);
  }

  private Optional<Gateway> find(String name) {
    return configured.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
  }
}
