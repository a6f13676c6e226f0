package parking.sessions;

/** Why a session or a passage is what it is. Consoles have the words for each. */
public enum Reason {
  /** The car was seen to enter. */
  ENTERED,
  /** The same, and the lot does not want this car. */
  BLOCKED,
  /** The car was seen to leave, and both readings are certain. */
  LEFT,
  /** The car left so soon that it only drove through. */
  DROVE_THROUGH,
  /** The visit is known and costs this car nothing. */
  COVERED,
  /** The same car was read a moment before; nothing changes. */
  READ_TWICE,
  /** The car stands in the lane and has not passed yet. */
  STAYED,
  /** The car turned back in the lane. */
  TURNED_BACK,
  /** The car was seen inside, between two zones. */
  SEEN_INSIDE,
  /** The car was seen between two zones and never seen to enter. */
  SEEN_INSIDE_ONLY,
  /** The car entered while it was still inside: its exit was missed. */
  ENTERED_AGAIN,
  /** The entry was told after the exit of the same visit. */
  ENTRY_TOLD_LATE,
  /** The exit was told after the car had entered again. */
  EXIT_TOLD_LATE,
  /** The entry is older than what is known of the car, and no exit fits it. */
  ENTRY_OUT_OF_DATE,
  /** An entry told late shows that what was taken for one visit was two. */
  ENTERED_IN_BETWEEN,
  /** An exit told late shows that what was taken for one visit was two. */
  LEFT_IN_BETWEEN,
  /** The car was not seen for longer than cars stay. */
  NOT_SEEN_ANY_MORE,
  /** The car was seen in another lot: its exit was missed. */
  SEEN_ELSEWHERE,
  /** The same plate was in two places at once: one of the cars bears a false plate. */
  IN_TWO_PLACES,
  /** The driver of the plate says that it was another car. */
  DISOWNED,
  /** The car was seen to leave and never seen to enter. */
  ORPHAN_EXIT,
  /** The same, and a car inside has a plate much like it. */
  MISREAD_SUSPECTED,
  /** Entry and exit were read differently and can only be the same car. */
  MISREAD,
  /** The car was seen to leave before it entered. */
  LEFT_BEFORE_ENTRY,
  /** A reading is less certain than automatic charging asks for. */
  LOW_CONFIDENCE,
  /** A reading is so uncertain that it counts as unreadable. */
  TOO_UNCERTAIN,
  /** No plate of this colour looks like this. */
  UNKNOWN_FORM,
  /** The camera takes the plate for a false one. */
  SUSPECTED_FAKE,
  /** The camera's clock runs ahead of the service's. */
  CLOCK_AHEAD,
  /** Entry and exit do not agree on the plate's colour, which decides the price. */
  COLOURS_DISAGREE,
  /** The visit is so long that a missed exit and a missed entry are likely. */
  TOO_LONG,
  /** The car's permit was valid for a part of the visit only. */
  PARTLY_COVERED,
  /** The car has a permit for a right that its tariff does not know. */
  RIGHT_UNKNOWN,
  /** No plate could be read. */
  UNREADABLE,
  /** The lane is used both ways and the camera could not tell which. */
  DIRECTION_UNKNOWN,
  /** The driver of a car without a plate scanned the lane's code. */
  SCANNED,
  /** A person has looked and agrees. */
  CONFIRMED,
  /** A person has looked and dismissed it. */
  DISMISSED,
  /** A person has put it right. */
  CORRECTED
}
