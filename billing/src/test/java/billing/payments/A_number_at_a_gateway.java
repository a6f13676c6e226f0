package billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import billing.api.AccountId;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_number_at_a_gateway {
  private static final Stream<AccountId> ACCOUNTS =
      Stream.concat(
              LongStream.of(0, 1, -1, Long.MIN_VALUE).mapToObj(part -> new UUID(part, -part)),
              new Random(20261126).longs(200).mapToObj(part -> new UUID(part, Long.reverse(part))))
          .map(AccountId::new);

  @Test
  void says_whose_it_is() {
    assertThat(ACCOUNTS)
        .allSatisfy(
            account -> {
              assertThat(Numbers.ofOrder(account)).matches("p[0-9a-z]{31}");
              assertThat(Numbers.ofEntry(account)).matches("e[0-9a-z]{31}");
              assertThat(Numbers.ofRefund(account)).matches("r[0-9a-z]{31}");
              assertThat(Numbers.findAccount(Numbers.ofRefund(account))).hasValue(account);
              assertThat(Numbers.findAccount(Numbers.ofOrder(account))).hasValue(account);
              assertThat(Numbers.findAccount(Numbers.ofEntry(account))).hasValue(account);
            });
  }

  @Test
  void is_a_new_one_each_time() {
    var account = new AccountId(new UUID(1, 2));
    assertThat(Stream.generate(() -> Numbers.ofOrder(account)).limit(100)).doesNotHaveDuplicates();
  }

  @Test
  void that_nobody_gave_out_is_nobodys() {
    assertThat(
            Stream.of(
                "",
                "0000",
                "0123456789abcdef0123456789abcdef",
                "p" + "z".repeat(31),
                "p" + "0".repeat(30),
                "x" + "0".repeat(31)))
        .allSatisfy(number -> assertThat(Numbers.findAccount(number)).isEmpty());
  }
}
