package recognizer.dispatch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where readings go, and how patiently.
 *
 * @param device the recogniser's name as the lots file lists it
 * @param journal folder for readings that wait
 * @param retryFirst pause after the first failure; doubles up to {@code retryMax}
 */
public record Destination(
    String device,
    URI service,
    Path journal,
    JournalLimits limits,
    Duration timeout,
    Duration retryFirst,
    Duration retryMax) {}
