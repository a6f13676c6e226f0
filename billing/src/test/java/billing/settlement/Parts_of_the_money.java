package billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.Revenue.Share;
import billing.api.Settlements.ReserveRule;
import billing.ledger.StayKey;
import billing.money.Fen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Parts_of_the_money {
  private static final Instant NOON = Instant.parse("2026-12-04T04:00:00Z");
  private static final List<Share> THIRDS =
      List.of(new Share("owner", 1), new Share("property", 1), new Share("platform", 1));

  private static Moved moved(long net) {
    var amounts = net < 0 ? new Moved.Amounts(0, -net, 0) : new Moved.Amounts(net + 6, 0, 6);
    return new Moved(
        new Moved.Visit(
            "lot", new StayKey(new UUID(1, 1), new UUID(2, 2)), NOON, Optional.of(NOON)),
        new Moved.Proof("p1", Optional.empty(), "gateway:wechat"),
        NOON,
        amounts);
  }

  private static List<Line> lines(String party, long... nets) {
    return Sharing.lines(
        LongStream.of(nets).mapToObj(Parts_of_the_money::moved).toList(), THIRDS, party);
  }

  private static List<Long> shares(String party, long... nets) {
    return lines(party, nets).stream().map(Line::share).toList();
  }

  @Test
  void of_one_line_are_those_of_the_contract() {
    assertThat(shares("owner", 100)).containsExactly(34L);
    assertThat(shares("property", 100)).containsExactly(33L);
    assertThat(shares("platform", 100)).containsExactly(33L);
  }

  @Test
  void do_not_favour_the_first_party_line_by_line() {
    var nets = LongStream.generate(() -> 100).limit(300).toArray();
    assertThat(shares("owner", nets).stream().mapToLong(it -> it).sum()).isEqualTo(10_000);
  }

  @Test
  void of_more_refunds_than_receipts_are_owed() {
    assertThat(shares("owner", 100, -400)).containsExactly(33L, -133L);
  }

  @Test
  void of_nothing_are_none() {
    assertThat(shares("owner")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void add_up_to_all_of_the_money_whatever_the_contract(long seed) {
    var chance = new Random(seed);
    var shares =
        IntStream.range(0, 1 + chance.nextInt(5))
            .mapToObj(i -> new Share("party-" + i, 1 + chance.nextInt(1_000_000)))
            .toList();
    var moved =
        IntStream.range(0, 1 + chance.nextInt(200))
            .mapToObj(i -> moved(chance.nextInt(20_000) - 2_000))
            .toList();
    long all = moved.stream().mapToLong(it -> it.amounts().net()).sum();
    long parts =
        shares.stream()
            .flatMap(share -> Sharing.lines(moved, shares, share.party()).stream())
            .mapToLong(Line::share)
            .sum();
    assertThat(parts).isEqualTo(all);
  }

  @Test
  void are_held_back_by_the_rule_and_paid_but_for_that() {
    var account =
        Account.of(lines("owner", 3000), new ReserveRule(500, Fen.ZERO, 30), 0, Fen.fen(70));
    assertThat(account.payment().held()).isEqualTo(Fen.fen(50));
    assertThat(account.payment().payout()).isEqualTo(Fen.fen(1020));
    assertThat(account.payment().carry()).isZero();
  }

  @Test
  void are_never_held_back_beyond_what_there_is() {
    var rule = new ReserveRule(0, Fen.fen(5_000), 30);
    var account = Account.of(lines("owner", 3000), rule, 0, Fen.ZERO);
    assertThat(account.payment().held()).isEqualTo(Fen.fen(1000));
    assertThat(account.payment().payout()).isEqualTo(Fen.ZERO);
  }

  @Test
  void pay_first_what_is_owed_from_before() {
    var account = Account.of(lines("owner", 3000), ReserveRule.NONE, -400, Fen.ZERO);
    assertThat(account.payment().payout()).isEqualTo(Fen.fen(600));
    var deeper = Account.of(lines("owner", 300), ReserveRule.NONE, -400, Fen.ZERO);
    assertThat(deeper.payment().payout()).isEqualTo(Fen.ZERO);
    assertThat(deeper.payment().carry()).isEqualTo(-300);
  }

  @Test
  void count_what_came_in_went_back_and_was_kept() {
    var sums = Account.of(lines("owner", 100, -40), ReserveRule.NONE, 0, Fen.ZERO).sums();
    assertThat(sums.received()).isEqualTo(106);
    assertThat(sums.refunded()).isEqualTo(40);
    assertThat(sums.fees()).isEqualTo(6);
    assertThat(sums.share()).isEqualTo(20);
  }
}
