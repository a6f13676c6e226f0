package parking.sessions;

/**
 * A car seen at a lane, with what is known of it: what the rules look at.
 *
 * @param fresh the visit that begins, or that nobody saw begin, if there is no other
 * @param history what is known of this car here
 * @param seen the passage as one end of a visit
 * @param zone of the lot that the lane leads to
 */
record Arrival(Visit fresh, History history, Sighting seen, String zone) {}
