package billing.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When bills are fetched, and what they are held against. */
@ConfigMapping(prefix = "billing.reconciliation")
interface ReconciliationSettings {
  /** When the bills of the day before are asked for first, by China's clock. */
  @WithDefault("10:30")
  LocalTime at();

  /** How long to wait before a bill that is not there yet is asked for again. */
  @WithDefault("PT30M")
  Duration tryAgain();

  /**
   * After how long a day is reconciled as empty, when the gateway has no bill and our books know no
   * payment and no refund of it; counted from when the bill was to be asked for first.
   */
  @WithDefault("PT6H")
  Duration emptyAfter();

  /** After how long, counted in the same way, a bill that is not there is late: people are told. */
  @WithDefault("PT24H")
  Duration lateAfter();

  /** How long to wait before a bill that is late is asked for again. */
  @WithDefault("PT6H")
  Duration lateTryAgain();

  /** How often to look for something to do; {@code off} for never. */
  @WithDefault("1m")
  String pollInterval();

  /** What each gateway keeps by contract, in ten-thousandths: 60 for 0.6 %. */
  Map<String, Integer> feeRate();

  /** The gateways' own words for money that went to our bank account. */
  @WithDefault("提现")
  Set<String> withdrawals();

  /** What a gateway keeps by contract, if that was told. */
  default Optional<FeeRate> rateOf(String gateway) {
    return Optional.ofNullable(feeRate().get(gateway)).map(FeeRate::new);
  }
}
