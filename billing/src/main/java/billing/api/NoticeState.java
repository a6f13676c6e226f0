package billing.api;

/** How far a price notice has come. */
public enum NoticeState {
  /** It is being written. */
  DRAFT,
  /** It waits for a second person to approve it. */
  SUBMITTED,
  /** It may be published. */
  APPROVED,
  /** It is public, and its first day is still to come. */
  PUBLISHED,
  /** Cars that enter now are priced by it. */
  IN_FORCE,
  /** A later notice has taken its place. */
  SUPERSEDED,
  /** It was given up before its first day. */
  WITHDRAWN
}
