package billing.testing;

import billing.invoices.provider.InvoiceOrder;
import billing.invoices.provider.InvoiceProvider;
import billing.invoices.provider.ProviderReply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A provider of invoices that answers as a test tells it, or hands on to another one. */
@Singleton
public class FakeInvoiceProvider implements InvoiceProvider {
  private final List<InvoiceOrder> orders = new CopyOnWriteArrayList<>();
  private final Map<String, InvoiceOrder> byNumber = new ConcurrentHashMap<>();

  private volatile Function<InvoiceOrder, Uni<ProviderReply>> toOrders;
  private volatile Function<String, Uni<ProviderReply>> toQueries;

  FakeInvoiceProvider() {
    reset();
  }

  /** Forgets everything; issues every invoice at once, and has heard of no query. */
  public final void reset() {
    orders.clear();
    byNumber.clear();
    toOrders = order -> Uni.createFrom().item(issued(order.number()));
    toQueries = number -> Uni.createFrom().item(new ProviderReply.NotFound());
  }

  public static ProviderReply issued(String number) {
    return new ProviderReply.Issued("tax-" + number, "", Instant.parse("2026-11-24T05:00:00Z"));
  }

  public void answersOrders(Function<InvoiceOrder, ProviderReply> answer) {
    toOrders = order -> Uni.createFrom().item(() -> answer.apply(order));
  }

  public void answersQueries(Function<String, ProviderReply> answer) {
    toQueries = number -> Uni.createFrom().item(() -> answer.apply(number));
  }

  /** From now on another provider answers. */
  public void handsOnTo(InvoiceProvider other) {
    toOrders = other::issue;
    toQueries = other::query;
  }

  public List<InvoiceOrder> orders() {
    return orders;
  }

  @Override
  public Uni<ProviderReply> issue(InvoiceOrder order) {
    var first = byNumber.putIfAbsent(order.number(), order);
    if (first != null && !first.equals(order)) {
      throw new AssertionError("order %s came again, changed".formatted(order.number()));
    }
    orders.add(order);
    return toOrders.apply(order);
  }

  @Override
  public Uni<ProviderReply> query(String number) {
    return toQueries.apply(number);
  }
}
