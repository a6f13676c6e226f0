package parking.sessions;

/** The names of the states of {@link Session} as they are kept. */
enum SessionState {
  OPEN,
  CLOSED,
  LAPSED,
  AWAITING_REVIEW,
  ORPHAN_EXIT,
  VOIDED;

  static SessionState of(Session session) {
    if (session instanceof Session.Open) {
      return OPEN;
    }
    if (session instanceof Session.Closed) {
      return CLOSED;
    }
    if (session instanceof Session.Lapsed) {
      return LAPSED;
    }
    if (session instanceof Session.AwaitingReview) {
      return AWAITING_REVIEW;
    }
    return session instanceof Session.OrphanExit ? ORPHAN_EXIT : VOIDED;
  }
}
