package billing.payments;

import billing.api.Agreements;
import billing.gateways.Agreeing;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.gateways.Gateway;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The gateways that are configured. Whatever goes wrong in a call, a gateway that is missing
 * included, is silence: the caller asks again later.
 */
@ApplicationScoped
class Gateways {
  /** Shorter than {@link Schedule#LEASE}, so that nobody asks while the call is under way. */
  static final Duration LONGEST_CALL = Duration.ofSeconds(25);

  private final Instance<Gateway> configured;

  Gateways(@Any Instance<Gateway> configured) {
    this.configured = configured;
  }

  boolean has(String name) {
    return configured.stream().anyMatch(gateway -> gateway.name().equals(name));
  }

  Uni<EntryReply> enter(String name, EntryNotice notice) {
    return call(name, gateway -> gateway.enter(notice), EntryReply.Silence::new);
  }

  Uni<Reply> charge(String name, ChargeOrder order) {
    return call(name, gateway -> gateway.charge(order), Reply.Silence::new);
  }

  Uni<Reply> query(String name, String orderNumber) {
    return call(name, gateway -> gateway.query(orderNumber), Reply.Silence::new);
  }

  Uni<RefundReply> refund(String name, RefundOrder order) {
    return call(name, gateway -> gateway.refund(order), RefundReply.Silence::new);
  }

  Uni<RefundReply> queryRefund(String name, RefundOrder order) {
    return call(name, gateway -> gateway.queryRefund(order), RefundReply.Silence::new);
  }

  /** The names of those that make agreements with drivers; their order is fixed. */
  List<String> listAgreeing() {
    return configured.stream()
        .filter(gateway -> gateway.agreeing().isPresent())
        .map(Gateway::name)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  Optional<Agreeing> findAgreeing(String name) {
    return configured.stream()
        .filter(gateway -> gateway.name().equals(name))
        .findFirst()
        .flatMap(Gateway::agreeing);
  }

  Uni<Agreements.Answer> ask(Agreements.Party party) {
    return call(
        party.channel(),
        gateway -> gateway.agreeing().orElseThrow().ask(party),
        why -> new Agreements.Answer(Agreements.State.UNKNOWN, why));
  }

  private <R> Uni<R> call(
      String name, Function<Gateway, Uni<R>> calling, Function<String, R> silence) {
    return Uni.createFrom()
        .deferred(() -> calling.apply(getGateway(name)))
        .ifNoItem()
        .after(LONGEST_CALL)
        .fail()
        .onFailure()
        .recoverWithItem(failure -> silence.apply(failure.toString()));
  }

  private Gateway getGateway(String name) {
    return configured.stream()
        .filter(gateway -> gateway.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no gateway is called " + name));
  }
}
