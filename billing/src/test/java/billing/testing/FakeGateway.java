package billing.testing;

import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.gateways.Gateway;
import billing.gateways.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A gateway that answers as a test tells it, and remembers everything it was asked. */
@Singleton
public class FakeGateway implements Gateway {
  private final List<EntryNotice> entries = new CopyOnWriteArrayList<>();
  private final List<ChargeOrder> orders = new CopyOnWriteArrayList<>();
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final Map<String, ChargeOrder> byNumber = new ConcurrentHashMap<>();

  private volatile String name;
  private volatile Function<EntryNotice, EntryReply> toEntries;
  private volatile Function<ChargeOrder, Reply> toOrders;
  private volatile Function<String, Reply> toQueries;

  FakeGateway() {
    reset();
  }

  /** Forgets everything; registers every entry, accepts every order, and has heard of no query. */
  public final void reset() {
    entries.clear();
    orders.clear();
    queries.clear();
    byNumber.clear();
    name = "wechat";
    toEntries = notice -> new EntryReply.Registered("entry-" + notice.stay());
    toOrders = order -> new Reply.Accepted();
    toQueries = number -> new Reply.NotFound();
  }

  public void isCalled(String other) {
    name = other;
  }

  public void answersEntries(Function<EntryNotice, EntryReply> answer) {
    toEntries = answer;
  }

  public void answersOrders(Function<ChargeOrder, Reply> answer) {
    toOrders = answer;
  }

  public void answersQueries(Function<String, Reply> answer) {
    toQueries = answer;
  }

  public List<EntryNotice> entries() {
    return entries;
  }

  public List<ChargeOrder> orders() {
    return orders;
  }

  public List<String> queries() {
    return queries;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Uni<EntryReply> enter(EntryNotice notice) {
    entries.add(notice);
    return Uni.createFrom().item(() -> toEntries.apply(notice));
  }

  @Override
  public Uni<Reply> charge(ChargeOrder order) {
    var first = byNumber.putIfAbsent(order.orderNumber(), order);
    if (first != null && !first.equals(order)) {
      throw new AssertionError("order %s came again, changed".formatted(order.orderNumber()));
    }
    orders.add(order);
    return Uni.createFrom().item(() -> toOrders.apply(order));
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    queries.add(orderNumber);
    return Uni.createFrom().item(() -> toQueries.apply(orderNumber));
  }
}
