package recognizer.vote;

import java.util.List;
import recognizer.detect.PlateColour;

/** A text in a colour, with its support. */
record Choice(List<String> text, PlateColour colour, boolean isPlausible, double support) {}
