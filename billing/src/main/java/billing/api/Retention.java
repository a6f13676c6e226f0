package billing.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What is forgotten of drivers when its time is over. Amounts, times, postings, receipts and
 * invoices are kept, as the law on accounts demands.
 */
public interface Retention {
  /**
   * The visits among these with which somebody is not done: something is owed or waits to be given
   * back, is under way at a gateway, or is disputed.
   */
  Uni<Set<StayId>> listOpen(Collection<StayId> stays);

  /**
   * Masks the plates of visits that ended before a moment and with which everybody is done, and who
   * paid for them at a gateway.
   *
   * @return of how many visits
   */
  Uni<Integer> maskPlates(Instant endedBefore);

  /** The accounts among these that have a visit whose plate is not masked. */
  Uni<Set<AccountId>> listWithPlates(Collection<AccountId> accounts);

  /** Forgets where these accounts could be reached. */
  Uni<Void> forgetContacts(Collection<AccountId> accounts);

  /**
   * A picture that somebody has sent with a dispute.
   *
   * @param account in whose books the dispute is
   * @param dispute the dispute's number
   * @param serial the step with which it was sent
   */
  record Sent(AccountId account, String dispute, int serial, DisputeView.Picture picture) {}

  /** Pictures of disputes that were decided before a moment, a hundred at most. */
  Uni<List<Sent>> listPictures(Instant decidedBefore);

  /** Says of pictures that they were deleted. */
  Uni<Void> deleted(Collection<Sent> pictures);

  /** Which of these pictures, by their hashes, a dispute needs that was not decided before. */
  Uni<Set<String>> listNeeded(Collection<String> sha256, Instant decidedBefore);
}
