package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import billing.api.Arrears;
import billing.api.Buyer;
import billing.api.ByHand;
import billing.api.Changes;
import billing.api.Confirmations;
import billing.api.Contacts;
import billing.api.DisputeView.By;
import billing.api.DisputeView.Reason;
import billing.api.DisputeView.Side;
import billing.api.Disputes;
import billing.api.GatewayNews;
import billing.api.Invoices;
import billing.api.PayLater;
import billing.api.Prepayments;
import billing.api.Receipts;
import billing.api.Refunds;
import billing.api.Refunds.Given;
import billing.api.Tellings;
import billing.api.WriteOffs;
import billing.arrears.ArrearsBeat;
import billing.gateways.EntryReply;
import billing.gateways.News;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.Reply.Backing;
import billing.messages.SendingMessages;
import billing.money.Fen;
import billing.prepaid.PrepaidBeat;
import billing.testing.Visit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Billing's tables can be spread over servers by the account, because every key holds it and every
 * statement names it; docs/decisions says why. The two tables that say whose something is are
 * spread by the name that is known.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_books_of_one_account extends BillingTest {
  @Inject Disputes disputes;
  @Inject Arrears arrears;
  @Inject PayLater payLater;
  @Inject WriteOffs writeOffs;
  @Inject Contacts contacts;
  @Inject ArrearsBeat arrearsBeat;
  @Inject SendingMessages sendingMessages;
  @Inject Confirmations confirmations;
  @Inject Refunds refunds;
  @Inject GatewayNews gatewayNews;
  @Inject Receipts receipts;
  @Inject Invoices invoices;
  @Inject Tellings tellings;
  @Inject Changes changes;
  @Inject Prepayments prepayments;
  @Inject PrepaidBeat prepaidBeat;

  private static final Map<String, String> KEY_OF_TABLE =
      Map.ofEntries(
          Map.entry("payer", "account_id"),
          Map.entry("stay", "account_id"),
          Map.entry("gateway_entry", "account_id"),
          Map.entry("charge", "account_id"),
          Map.entry("charge_line", "account_id"),
          Map.entry("posting", "account_id"),
          Map.entry("book", "account_id"),
          Map.entry("balance", "account_id"),
          Map.entry("sealed_book", "account_id"),
          Map.entry("attempt", "account_id"),
          Map.entry("receipt", "account_id"),
          Map.entry("relief", "account_id"),
          Map.entry("dispute", "account_id"),
          Map.entry("dispute_step", "account_id"),
          Map.entry("arrear", "account_id"),
          Map.entry("arrear_step", "account_id"),
          Map.entry("write_off", "account_id"),
          Map.entry("claim_code", "account_id"),
          Map.entry("message", "account_id"),
          Map.entry("message_event", "account_id"),
          Map.entry("telling", "account_id"),
          Map.entry("contact", "account_id"),
          Map.entry("confirmation", "account_id"),
          Map.entry("refund", "account_id"),
          Map.entry("prepayment", "account_id"),
          Map.entry("given_back", "account_id"),
          Map.entry("notification", "notification_id"),
          Map.entry("invoice_request", "account_id"),
          Map.entry("invoice", "account_id"),
          Map.entry("stay_account", "stay_id"),
          Map.entry("slip", "reference"));

  /** Small tables, written by people or once a night, which every server has whole. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "price_notice",
          "price_notice_step",
          "publication",
          "price_simulation",
          "seal",
          "audit",
          "sealing_key",
          "unsealed");

  /** Written by the night's work on all books, which every server does for its own. */
  private static final Set<String> NIGHTLY = Set.of("sealed_book");

  /** The gateways' bills and what differs in them: spread by gateway and day, and read at night. */
  private static final Set<String> OF_BILLS =
      Set.of("bill", "trade_line", "fund_line", "reconciliation", "difference", "difference_end");

  /** What parties are paid: spread by the statement, and written by people. */
  private static final Set<String> OF_STATEMENTS =
      Set.of(
          "closed_period",
          "settled_party",
          "statement",
          "statement_step",
          "statement_line",
          "reserve_release");

  /** What beats ask of all accounts: a few rows of small partial indexes. */
  private static final Map<String, Pattern> SWEEPS =
      Map.ofEntries(
          sweep("debts to collect", "select .* from stay \\S+ where \\S*collect_after<=.*"),
          sweep("gateways to work with", "select gateway from gateway_entry where next_at <= .*"),
          sweep("entries to tell", atGateway("gateway_entry")),
          sweep("refunds to follow", atGateway("refund")),
          sweep("gateways of prepayments", "select distinct gateway from prepayment .*"),
          sweep("prepayments to follow", atGateway("prepayment")),
          sweep("news for a person", "select .* from notification .* where \\S*outcome in .*"),
          sweep("orders to follow", atGateway("attempt")),
          sweep("arrears to notice", "insert into arrear .* from balance b where .*debits_fen >.*"),
          sweep("arrears that a clock put off", "update arrear set next_at = .* next_at > .*"),
          sweep("arrears to follow", "select .* from arrear where next_at <= .*"),
          sweep("money for what was written off", "select .* where o.name = 'write-off' and .*"),
          sweep("arrears to report", "select .* from arrear_step \\S+ where \\S*kind=.*"),
          sweep("what has happened", "with changed.*"),
          sweep("messages to send", "select .* from message \\S+ where \\S*next_at<=.*"));

  private static String atGateway(String table) {
    return "select .* from %s .* where \\S*gateway=\\S+ and \\S*next_at<=.*".formatted(table);
  }

  private static Map.Entry<String, Pattern> sweep(String what, String form) {
    return Map.entry(what, Pattern.compile(form));
  }

  private static final String KEYS_WITHOUT =
      """
      select i.indexrelid::regclass::text from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relname = '%1$s' and i.indisunique and not exists (
        select 1 from pg_attribute a
        where a.attrelid = t.oid and a.attnum = any(i.indkey) and a.attname = '%2$s')
      union all
      select c.conname::text from pg_constraint c join pg_class t on t.oid = c.conrelid
      where t.relname = '%1$s' and c.contype = 'f' and not exists (
        select 1 from pg_attribute a
        where a.attrelid = t.oid and a.attnum = any(c.conkey) and a.attname = '%2$s')""";

  private static final Pattern TABLE =
      Pattern.compile("(?:from|join|into|update) (%s)\\b".formatted(String.join("|", tables())));

  private static Set<String> tables() {
    return new TreeSet<>(KEY_OF_TABLE.keySet());
  }

  @Test
  void lie_in_tables_that_are_all_spread_by_a_key() {
    assertThat(
            books.rows(
                """
                select table_name from information_schema.tables
                where table_schema = 'billing' and table_type = 'BASE TABLE'
                  and table_name <> 'flyway_schema_history'"""))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(KEY_OF_TABLE.keySet(), EVERYWHERE, OF_BILLS, OF_STATEMENTS)
                .flatMap(Set::stream)
                .toList());
  }

  @Test
  void have_keys_and_references_within_one_server() {
    KEY_OF_TABLE.forEach(
        (table, key) ->
            assertThat(books.rows(KEYS_WITHOUT.formatted(table, key))).as(table).isEmpty());
  }

  @Test
  void are_asked_for_by_name_by_every_statement_but_the_beats_own() {
    var sent = sentDuring(this::everythingThatHappens);
    SWEEPS.forEach((what, form) -> assertThat(sent).as(what).anyMatch(it -> isLike(form, it)));
    assertThat(sent.stream().flatMap(it -> tablesOf(it).stream()).collect(Collectors.toSet()))
        .containsAll(
            KEY_OF_TABLE.keySet().stream().filter(table -> !NIGHTLY.contains(table)).toList());
    assertThat(sent)
        .filteredOn(it -> SWEEPS.values().stream().noneMatch(form -> isLike(form, it)))
        .allMatch(The_books_of_one_account::namesItsKeys);
  }

  @Test
  void would_not_be_found_by_a_statement_without_their_name() {
    assertThat(namesItsKeys("select p.cause from posting p where p.stay_id in ($1)")).isFalse();
    assertThat(namesItsKeys("insert into slip (account_id) values ($1)")).isFalse();
    assertThat(namesItsKeys("update attempt set state=$1 where order_number=$2")).isFalse();
    assertThat(namesItsKeys("update attempt set state=$1 where account_id=$2")).isTrue();
  }

  private void everythingThatHappens() {
    var visit = Visit.ofSomebody();
    bound(visit);
    await(stays.began(visit.began()));
    beat();
    ended(visit, 1, 60);
    gateway.answersOrders(order -> new Reply.Refused("BUSY", "later", true));
    beat();
    gateway.answersOrders(order -> new Reply.Silence("lost"));
    later(Duration.ofHours(1));
    gateway.answersQueries(number -> new Reply.Paid("transaction", clock.instant()));
    later(Duration.ofHours(1));
    ended(visit.by(Visit.ofSomebody().account()), 2, 90);
    var first = Visit.ofSomebody().withTariff("sample-return/lot");
    ended(first, 1, 61);
    ended(first.again(70), 1, 70);
    var other = Visit.ofSomebody();
    gateway.answersEntries(notice -> new EntryReply.Blocked("OVERDUE"));
    ended(other, 1, 60);
    bound(other);
    beat();
    paidByHand(other, 1000);
    await(stays.payerBound(other.boundTo("openid-2")));
    disputed(other);
    confirmsAndIsGivenBack();
    assertThat(charge(other).amount().count()).isEqualTo(1000);
    assertThat(owed(other).count()).isZero();
    everythingThatHappensToArrears();
    isPaidBeforeItBegins();
  }

  private void isPaidBeforeItBegins() {
    var account = new AccountId(UUID.randomUUID());
    var order = Prepaid.order(account, clock.instant());
    var number = await(prepayments.begin(order, Prepaid.PAYER)).number();
    clock.advance(Duration.ofMinutes(5));
    await(prepaidBeat.beat());
    await(prepayments.ask(account, order.id(), Prepaid.PAYER));
    await(notices.heard(news(number, new Reply.Paid("t", clock.instant()))));
    await(prepayments.giveUp(account, order.id()));
    await(prepayments.listOf(account));
  }

  private void everythingThatHappensToArrears() {
    var visit = Visit.ofSomebody().in("soon-given-up");
    var account = visit.account();
    ended(visit, 1, 60);
    await(contacts.set(account, "sms", "13900000000"));
    await(arrears.issueCode(account, visit.stay()));
    await(arrears.claim(account, "no code"));
    clock.advance(Duration.ofDays(2));
    await(arrearsBeat.beat());
    await(sendingMessages.beat());
    await(arrears.listSteps(account));
    await(arrears.report(LocalDate.of(2026, 11, 24)));
    await(payLater.of(account));
    var act = new WriteOffs.Act("a clerk", "gone for good");
    assertThat(await(writeOffs.writeOff(account, visit.stay(), act)))
        .isEqualTo(new WriteOffs.Outcome.Done(Fen.fen(1000)));
    await(writeOffs.revive(account, visit.stay(), act));
    await(contacts.list(account));
    await(contacts.erase(account, "sms"));
    told(account);
    paidByHand(visit, 1000);
  }

  private void told(AccountId account) {
    var times = new Tellings.Times(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Optional.empty());
    var said = new Tellings.Said("a", "b", Optional.empty(), "pages/now/now", "", Map.of());
    var way = new Tellings.Way(Tellings.Channel.SMS, "13900000000");
    var telling =
        new Tellings.Telling(
            account.value(), UUID.randomUUID(), "PLATE", List.of(way), said, times);
    await(tellings.queue(telling));
    await(sendingMessages.beat());
    await(tellings.forget(account.value()));
    await(changes.listSince(clock.instant().minus(Duration.ofDays(3)), 1000));
  }

  private void disputed(Visit visit) {
    var by = new By(Side.OPERATOR, "Li Wei");
    var opening =
        new Disputes.Opening(visit.stay(), Reason.OTHER, by, "too dear", Optional.empty());
    var opened = (Disputes.Opened.Done) await(disputes.open(opening));
    var act = new Disputes.Act(opened.dispute().number(), by, "goodwill");
    await(disputes.answer(act));
    await(disputes.refund(act, new Disputes.Lowering(Optional.of(Fen.fen(100)), false)));
    await(disputes.listOf(visit.stay()));
    await(disputes.evidence(act.number()));
    var ticket = await(receipts.listOf(visit.stay())).get(0);
    var buyer = new Buyer(Buyer.Kind.PERSON, "张三", Optional.empty(), "zhang@example.com");
    await(invoices.request(ticket, buyer));
    await(invoices.find(ticket));
  }

  private void confirmsAndIsGivenBack() {
    gateway.reset();
    gateway.answersOrders(order -> new Reply.Paid("t", clock.instant(), Backing.ADVANCED));
    var visit = Visit.ofSomebody().in("asking");
    bound(visit);
    ended(visit, 1, 100);
    beat();
    var yes = new Confirmations.Yes(Fen.fen(1600), "driver", clock.instant());
    await(confirmations.listAsked(visit.account()));
    await(confirmations.confirm(visit.account(), visit.stay(), yes));
    beat();
    ended(visit, 2, 60);
    gateway.answersRefunds(order -> new RefundReply.Refused("BUSY", "later", true));
    beat();
    await(refunds.listOf(visit.account()));
    await(refunds.listSurplus(visit.account()));
    var given = new Given(Fen.fen(600), ByHand.CASH, "b-" + visit.stay(), "x", clock.instant());
    await(refunds.givenBack(visit.account(), visit.stay(), given));
    announced(visit);
  }

  private void announced(Visit visit) {
    var order = orders(visit).get(0).orderNumber();
    await(notices.heard(news(order, new Reply.Paid("t", clock.instant(), Backing.REPAID))));
    await(notices.heard(news(order + "0", new Reply.Accepted())));
    var number = entries(visit).get(0).number();
    var blocked = new News.About.OfEntry(number, new EntryReply.Blocked("PAUSE"));
    await(notices.heard(new News("wechat", "n-" + visit.stay(), blocked)));
    await(gatewayNews.listDoubtful(clock.instant()));
  }

  /** What Hibernate sends while something happens. */
  private static Set<String> sentDuring(Runnable what) {
    var sent = new ConcurrentSkipListSet<String>();
    var log = Logger.getLogger("org.hibernate.SQL");
    var before = log.getLevel();
    var ear = listener(sent);
    log.setLevel(Level.FINE);
    log.addHandler(ear);
    log.setUseParentHandlers(false);
    try {
      what.run();
    } finally {
      log.setUseParentHandlers(true);
      log.removeHandler(ear);
      log.setLevel(before);
    }
    return sent;
  }

  private static Handler listener(Set<String> sent) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        sent.add(entry.getMessage().replaceAll("\\s+", " ").strip());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static boolean isLike(Pattern form, String statement) {
    return form.matcher(statement).matches();
  }

  private static List<String> tablesOf(String statement) {
    return TABLE.matcher(statement).results().map(found -> found.group(1)).toList();
  }

  private static boolean namesItsKeys(String statement) {
    return tablesOf(statement).stream()
        .allMatch(table -> names(KEY_OF_TABLE.get(table), statement));
  }

  /** By a condition, alone or as part of a whole key, or as a column of what is put in. */
  private static boolean names(String key, String statement) {
    return statement.matches(".*\\b" + key + " ?(=|in ?\\() ?(any\\()?\\$\\d.*")
        || statement.matches(".* \\(([\\w.]+,)*\\w+\\." + key + "(,[\\w.]+)*\\) in \\(\\(\\$\\d.*")
        || statement.matches("insert into [a-z_]+( as \\w+)? ?\\([^)]*\\b" + key + "\\b.*");
  }
}
