package billing.forgetting;

/** When somebody is not done with a visit in an account's books. */
final class OpenVisits {
  /**
   * Everything that keeps a visit open, as conditions on {@code account_id} and {@code stay_id} of
   * each table.
   */
  private static final String ALL =
      """
      select account_id, stay_id from dispute where decided_at is null and %1$s
      union all select account_id, stay_id from balance where %1$s
        and (starts_with(name, 'receivable:') and debits_fen > credits_fen
          or starts_with(name, 'surplus:') and credits_fen > debits_fen)
      union all select account_id, stay_id from attempt where next_at is not null and %1$s
      union all select account_id, stay_id from refund where next_at is not null and %1$s
      union all select account_id, stay_id from gateway_entry where next_at is not null and %1$s""";

  private OpenVisits() {}

  /**
   * The open ones among some visits.
   *
   * @param accounts the parameter that holds the accounts
   * @param stays the parameter that holds the visits
   */
  static String among(String accounts, String stays) {
    return ALL.formatted("account_id = any(%s) and stay_id = any(%s)".formatted(accounts, stays));
  }

  /** A condition: the visit of the table of this alias is not among them. */
  static String isDone(String alias) {
    var same = "account_id = %1$s.account_id and stay_id = %1$s.stay_id".formatted(alias);
    return "not exists (%s)".formatted(ALL.formatted(same));
  }
}
