package billing.gateways.alipay;

import billing.gateways.guarding.CallFailed;
import java.util.Map;
import java.util.Set;

/** What Alipay's error codes mean to us. Sources: {@code docs/contracts/alipay-parking.md}. */
final class Codes {
  private static final Set<String> NO_SUCH_ORDER = Set.of("ACQ.TRADE_NOT_EXIST", "ORDER_NOT_EXIST");
  private static final Set<String> NO_SUCH_BILL = Set.of("BILL_NOT_EXIST", "isp.bill_not_exist");
  private static final Set<String> SYSTEM_ERRORS =
      Set.of(
          "ACQ.SYSTEM_ERROR",
          "SYSTEM_ERROR",
          "BIZ_UNKNOWN",
          "isp.unknow-error",
          "aop.unknow-error",
          "aop.ACQ.SYSTEM_ERROR",
          "20000");

  /** The codes that are an answer. Any other leaves us as wise as before. */
  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry("ACQ.INVALID_PARAMETER", Meaning.NEVER),
          Map.entry("INVALID_PARAMETER", Meaning.NEVER),
          Map.entry("ACQ.ACCESS_FORBIDDEN", Meaning.NEVER),
          Map.entry("NO_PERMISSION_ERROR", Meaning.NEVER),
          Map.entry("ACQ.EXIST_FORBIDDEN_WORD", Meaning.NEVER),
          Map.entry("ACQ.PARTNER_ERROR", Meaning.NEVER),
          Map.entry("ACQ.TOTAL_FEE_EXCEED", Meaning.NEVER),
          Map.entry("ACQ.CONTEXT_INCONSISTENT", Meaning.NEVER),
          Map.entry("ACQ.BUYER_SELLER_EQUAL", Meaning.NEVER),
          Map.entry("ACQ.TRADE_BUYER_NOT_MATCH", Meaning.NEVER),
          Map.entry("ACQ.BUYER_ENABLE_STATUS_FORBID", Meaning.NEVER),
          Map.entry("ACQ.AGREEMENT_NOT_EXIST", Meaning.NEVER),
          Map.entry("ACQ.AGREEMENT_INVALID", Meaning.NEVER),
          Map.entry("ACQ.BUYER_BALANCE_NOT_ENOUGH", Meaning.LATER),
          Map.entry("ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH", Meaning.LATER),
          Map.entry("ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR", Meaning.LATER),
          Map.entry("ACQ.BEYOND_PAY_RESTRICTION", Meaning.LATER),
          Map.entry("ACQ.TRADE_HAS_SUCCESS", Meaning.HELD),
          Map.entry("ACQ.TRADE_HAS_CLOSE", Meaning.HELD),
          Map.entry("ACQ.TRADE_NOT_EXIST", Meaning.NEVER),
          Map.entry("ORDER_NOT_EXIST", Meaning.NEVER),
          Map.entry("ACQ.TRADE_HAS_FINISHED", Meaning.NEVER),
          Map.entry("ACQ.TRADE_NOT_ALLOW_REFUND", Meaning.NEVER),
          Map.entry("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL", Meaning.NEVER),
          Map.entry("ACQ.REASON_TRADE_REFUND_FEE_ERR", Meaning.NEVER),
          Map.entry("ACQ.DISCORDANT_REPEAT_REQUEST", Meaning.NEVER),
          Map.entry("ACQ.SELLER_BALANCE_NOT_ENOUGH", Meaning.LATER));

  private Codes() {}

  /** What a code says about the thing that was asked for. */
  enum Meaning {
    /** Refused; a person has to do something before it can work. */
    NEVER,
    /** Refused; a new one may be taken later. */
    LATER,
    /** Alipay holds it already: the query tells what became of it. */
    HELD,
    /** Nobody can tell: ask. */
    UNKNOWN
  }

  static Meaning meaning(CallFailed failed) {
    return MEANINGS.getOrDefault(failed.said().code(), Meaning.UNKNOWN);
  }

  /** Whether the same request at once again is what the contract asks for. */
  static boolean isSystemError(String code) {
    return SYSTEM_ERRORS.contains(code);
  }

  static boolean isNoSuchOrder(CallFailed failed) {
    return NO_SUCH_ORDER.contains(failed.said().code());
  }

  static boolean isNoSuchBill(CallFailed failed) {
    return NO_SUCH_BILL.contains(failed.said().code());
  }
}
