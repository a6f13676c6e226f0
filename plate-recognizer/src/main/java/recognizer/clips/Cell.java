package recognizer.clips;

/** Where a character stands on a plate, in millimetres from its top left. */
record Cell(double left, double top, double width, double height) {}
