package recognizer.vote;

import recognizer.detect.Quad;

/**
 * The best frame of a passage.
 *
 * @param jpeg at most 1280 pixels wide and 512 KiB
 * @param corners of the plate in that picture
 */
public record Evidence(byte[] jpeg, Quad corners) {}
