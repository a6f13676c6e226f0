package recognizer.pushed;

import java.util.Optional;
import recognizer.vendors.Vendor;

/**
 * How a lane's camera is known and trusted.
 *
 * @param path the secret first part of the address that it sends to
 * @param device what the camera calls itself: serial number, device id or address
 * @param isGated whether an answer may open the camera's barrier
 * @param trust the most that the camera's word alone is worth, 0 to 1
 */
public record CameraSetup(
    Vendor vendor, Optional<String> path, Optional<String> device, boolean isGated, double trust) {}
