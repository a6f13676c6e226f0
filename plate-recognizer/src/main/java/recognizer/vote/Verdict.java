package recognizer.vote;

import recognizer.detect.PlateColour;

/**
 * What a vote decided.
 *
 * @param isPlausible whether some plate format has this text in this colour
 */
public record Verdict(PlateText plate, PlateColour colour, int rows, boolean isPlausible) {}
