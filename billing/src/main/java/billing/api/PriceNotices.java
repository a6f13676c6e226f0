package billing.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Price notices on their way from a draft to the public: proposed, submitted, approved by another
 * person, published before their first day. Nothing that is published is ever edited. Whatever
 * cannot be done fails with {@link NoticeRefused}. Who may do what for which lots is the caller's
 * question; that author and approver are two people is answered here.
 */
public interface PriceNotices {
  /**
   * Whoever does something with a notice.
   *
   * @param version the version of the notice that they have seen
   * @param who the person's id, never empty
   * @param note why, in their words; may be empty
   */
  record By(int version, String who, String note) {}

  /**
   * A new notice.
   *
   * @param office the street office whose notice it is
   * @param lots the lots that it is meant for
   * @param document YAML
   */
  record Wish(String office, Set<String> lots, String document) {}

  /** Begins a notice. It follows what is published of its family at this moment. */
  Uni<NoticeView> propose(Wish wish, String who, String note);

  /**
   * Changes what is written; the family stays. What was submitted or approved is a draft again.
   *
   * @param follows the newest published document that the author has seen; unchanged when empty
   */
  Uni<NoticeView> edit(UUID id, By by, String document, Optional<String> follows);

  /** Lays a notice before whoever approves it. */
  Uni<NoticeView> submit(UUID id, By by);

  /** Gives it back to its authors, with the reason in the note. */
  Uni<NoticeView> giveBack(UUID id, By by);

  /**
   * Approves it, when it keeps its ceilings.
   *
   * @param around tariffs of lots around that it may not exceed, by zone of the notice
   */
  Uni<NoticeView> approve(UUID id, By by, Map<String, Set<TariffId>> around);

  /**
   * Makes it public, when it keeps its ceilings still.
   *
   * @param leadDays so many whole days lie between today and its first day, at least
   * @param around as for {@link #approve}
   */
  Uni<NoticeView> publish(UUID id, By by, int leadDays, Map<String, Set<TariffId>> around);

  /** Gives it up, which can be done until its first day. */
  Uni<NoticeView> withdraw(UUID id, By by);

  /** The notice with its steps. */
  Uni<NoticeView> get(UUID id);

  /** Notices for any of these lots, the one changed last first, at most two hundred. */
  Uni<List<NoticeView>> list(Set<String> lots);

  /** Where it does not keep its ceilings, as {@link #approve} would look at it. */
  Uni<List<CeilingBreach>> breaches(UUID id, Map<String, Set<TariffId>> around);

  /** The family of the tariffs of a document, if it is in order. */
  String family(String document);

  /** The names of the zones that a document prices, if it is in order. */
  Set<String> zones(String document);

  /** The office that began the first notice of a family; empty when there was none. */
  Uni<Optional<String>> officeOf(String family);
}
