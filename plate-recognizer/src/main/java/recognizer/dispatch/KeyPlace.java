package recognizer.dispatch;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the device's key is, and how old it may get.
 *
 * @param folder its own folder
 * @param rotateAfter a key that is older than this is replaced by a new one
 */
public record KeyPlace(Path folder, Duration rotateAfter) {}
