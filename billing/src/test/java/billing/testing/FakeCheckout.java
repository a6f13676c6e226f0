package billing.testing;

import billing.api.Prepayments.Client;
import billing.api.Prepayments.Go;
import billing.gateways.Checkout;
import billing.gateways.CheckoutOrder;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A page that answers as a test tells it, and remembers everything it was asked. */
public final class FakeCheckout implements Checkout {
  private final List<CheckoutOrder> opened = new CopyOnWriteArrayList<>();
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private volatile Function<CheckoutOrder, Opening> toOpenings;
  private volatile Function<String, Reply> toQueries;
  private volatile Function<String, Reply> toClosings;

  private final FakeGateway gateway;

  FakeCheckout(FakeGateway gateway) {
    this.gateway = gateway;
    reset();
  }

  /** Forgets everything; opens every order, which waits for its payer and can be closed. */
  public void reset() {
    opened.clear();
    closed.clear();
    toOpenings = order -> new Opening.Opened("token-" + order.orderNumber());
    toQueries = number -> new Reply.Accepted();
    toClosings = number -> new Reply.Refused("CLOSED", "closed", false);
  }

  public void answersOpenings(Function<CheckoutOrder, Opening> answer) {
    toOpenings = answer;
  }

  public void answersQueries(Function<String, Reply> answer) {
    toQueries = answer;
  }

  public void answersClosings(Function<String, Reply> answer) {
    toClosings = answer;
  }

  public List<CheckoutOrder> opened() {
    return opened;
  }

  public List<String> closed() {
    return closed;
  }

  @Override
  public boolean serves(Client client) {
    return client == Client.BROWSER;
  }

  @Override
  public Uni<Opening> open(CheckoutOrder order) {
    opened.add(order);
    return Uni.createFrom().item(() -> toOpenings.apply(order));
  }

  @Override
  public Go go(CheckoutOrder order, String token) {
    return new Go.Url("https://pay.example/" + token);
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    return Uni.createFrom().item(() -> toQueries.apply(orderNumber));
  }

  @Override
  public Uni<RefundReply> refund(RefundOrder order) {
    return gateway.refund(order);
  }

  @Override
  public Uni<RefundReply> queryRefund(RefundOrder order) {
    return gateway.queryRefund(order);
  }

  @Override
  public Uni<Reply> close(String orderNumber) {
    closed.add(orderNumber);
    return Uni.createFrom().item(() -> toClosings.apply(orderNumber));
  }
}
