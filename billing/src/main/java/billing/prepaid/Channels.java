package billing.prepaid;

import billing.api.Prepayments.Client;
import billing.api.Prepayments.Go;
import billing.gateways.Checkout;
import billing.gateways.CheckoutOrder;
import billing.gateways.Gateway;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The gateways at which people can pay themselves. Whatever goes wrong in a call, a gateway that is
 * missing included, is silence: the caller asks again later.
 */
@ApplicationScoped
class Channels {
  /** Shorter than {@link Pauses#LEASE}, so that nobody asks while the call is under way. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(25);

  private final Instance<Gateway> configured;

  Channels(@Any Instance<Gateway> configured) {
    this.configured = configured;
  }

  boolean serves(String name, Client client) {
    return find(name).flatMap(Gateway::checkout).filter(it -> it.serves(client)).isPresent();
  }

  Uni<Checkout.Opening> open(String name, CheckoutOrder order) {
    return call(() -> checkout(name).openSurely(order), Checkout.Opening.Silence::new);
  }

  Uni<Reply> query(String name, String orderNumber) {
    return call(() -> checkout(name).query(orderNumber), Reply.Silence::new);
  }

  Uni<Reply> close(String name, String orderNumber) {
    return call(() -> checkout(name).close(orderNumber), Reply.Silence::new);
  }

  Uni<RefundReply> refund(String name, RefundOrder order) {
    return call(() -> checkout(name).refund(order), RefundReply.Silence::new);
  }

  Uni<RefundReply> queryRefund(String name, RefundOrder order) {
    return call(() -> checkout(name).queryRefund(order), RefundReply.Silence::new);
  }

  /** How a payer comes to the page; empty where the gateway is gone. */
  Optional<Go> go(String name, CheckoutOrder order, String token) {
    return find(name).flatMap(Gateway::checkout).map(it -> it.go(order, token));
  }

  /** A call that is to be made. */
  @FunctionalInterface
  private interface Calling<R> {
    Uni<R> make();
  }

  private static <R> Uni<R> call(Calling<R> calling, Function<String, R> silence) {
    return Uni.createFrom()
        .deferred(calling::make)
        .ifNoItem()
        .after(LONGEST_CALL)
        .fail()
        .onFailure()
        .recoverWithItem(failure -> silence.apply(failure.toString()));
  }

  private Checkout checkout(String name) {
    return gateway(name)
        .checkout()
        .orElseThrow(() -> new IllegalStateException("nobody can pay themselves at " + name));
  }

  private Gateway gateway(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no gateway is called " + name));
  }

  private Optional<Gateway> find(String name) {
    return configured.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
  }
}
