package recognizer.vote;

import recognizer.detect.Quad;

/**
 * The best frame of a passage.
 *
 * @param jpeg at most 1280 pixels wide and 512 KiB
 * @param corners of the plate in that picture
 * @param cutOut a JPEG of the plate and a little round it, unaltered and as large as the camera saw
 *     it, at most 480 pixels wide and 48 KiB; empty for a plate outside the frame
 */
public record Evidence(byte[] jpeg, Quad corners, byte[] cutOut) {}
