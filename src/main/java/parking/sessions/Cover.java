package parking.sessions;

/** Why a visit costs nothing although all of it is known. */
public enum Cover {
  /** The car is exempt, by law or by the lot. */
  EXEMPT,
  /** It belongs to somebody who works at the lot. */
  STAFF,
  /** It is paid for by the month. */
  MONTHLY,
  /** It belongs to somebody who lives at the lot. */
  RESIDENT,
  /** It only drove through. */
  DROVE_THROUGH
}
