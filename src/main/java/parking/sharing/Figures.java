package parking.sharing;

/**
 * How a shared lot stands at a moment. Every space is somebody's: it is taken, or kept for somebody
 * to whom it is promised, or free for the next guest.
 *
 * @param limits what may be used
 * @param inside all cars inside, those without a session among them
 * @param ownersInside cars with a permit of an owner's kind
 * @param guestsInside cars without one
 * @param kept spaces that are promised to cars outside
 */
public record Figures(Limits limits, long inside, int ownersInside, int guestsInside, Kept kept) {
  /**
   * What may be used of a lot.
   *
   * @param capacity its spaces
   * @param open spaces in accepted offers
   * @param quota how many guests may be inside, as the street office wants it
   */
  public record Limits(int capacity, int open, int quota) {
    /** How many guests may be inside. */
    int most() {
      return Math.min(quota, open);
    }
  }

  /**
   * Spaces for cars that are outside.
   *
   * @param forOwners of the spaces that are not offered, those whose owners' cars are out
   * @param forPasses for valid passes
   * @param forRequests for drivers who asked a moment ago and were promised one
   */
  public record Kept(int forOwners, int forPasses, int forRequests) {}

  /**
   * @param passesOut valid passes whose cars are outside
   * @param requestsOut drivers who were promised a space, have no pass and are still outside
   */
  static Figures of(Limits limits, long inside, Guests cars, int passesOut, int requestsOut) {
    int owners = cars.owners().size();
    int forOwners = Math.max(0, limits.capacity() - limits.open() - owners);
    return new Figures(
        limits, inside, owners, cars.guests().size(), new Kept(forOwners, passesOut, requestsOut));
  }

  /**
   * Spaces for one more guest to whom nothing is promised yet: what the quota leaves or what the
   * lot leaves, whichever is less; never below zero.
   */
  public long free() {
    long ofQuota = limits.most() - guestsInside;
    long ofLot = limits.capacity() - inside - kept.forOwners();
    return Math.max(0, Math.min(ofQuota, ofLot) - kept.forPasses() - kept.forRequests());
  }
}
