package recognizer.pushed;

import java.time.Duration;

/**
 * How much of cameras' messages is worked on at once, and for how long.
 *
 * @param looks pictures that are read at once
 * @param waiting pictures that wait to be read; more are put off
 * @param patience a camera waits no longer for its picture to be read
 * @param skewMax a camera's clock may be so far from this one
 */
public record PushLimits(int looks, int waiting, Duration patience, Duration skewMax) {}
