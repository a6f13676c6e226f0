package parking.sessions;

/** Why a session or a passage is what it is. The console has the words for each. */
enum Reason {
  /** The car was seen to enter. */
  ENTERED,
  /** The car was seen to leave, and both readings are certain. */
  LEFT,
  /** The same car was read a moment before; nothing changes. */
  READ_TWICE,
  /** The car entered while it was still inside: its exit was missed. */
  ENTERED_AGAIN,
  /** The entry was told after the exit of the same visit. */
  ENTRY_TOLD_LATE,
  /** The exit was told after the car had entered again. */
  EXIT_TOLD_LATE,
  /** The entry is older than what is known of the car, and no exit fits it. */
  ENTRY_OUT_OF_DATE,
  /** The car was seen to leave and never seen to enter. */
  ORPHAN_EXIT,
  /** The car was seen to leave before it entered. */
  LEFT_BEFORE_ENTRY,
  /** A reading is less certain than automatic charging asks for. */
  LOW_CONFIDENCE,
  /** No plate of this colour looks like this. */
  UNKNOWN_FORM,
  /** The camera's clock runs ahead of the service's. */
  CLOCK_AHEAD,
  /** Entry and exit do not agree on the plate's colour, which decides the price. */
  COLOURS_DISAGREE,
  /** The visit is so long that a missed exit and a missed entry are likely. */
  TOO_LONG,
  /** No plate could be read. */
  UNREADABLE,
  /** The lane is used both ways and the camera could not tell which. */
  DIRECTION_UNKNOWN,
  /** A person has looked and agrees. */
  CONFIRMED,
  /** A person has looked and dismissed it. */
  DISMISSED
}
