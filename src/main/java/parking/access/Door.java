package parking.access;

import java.util.Optional;
import java.util.Set;
import parking.streetoffices.Role;

/**
 * Who may come through one door of the service.
 *
 * @param method such as GET
 * @param path with the names of its parts in braces
 * @param roles of the staff; empty where a door is somebody else's
 * @param other whose it is when it is not the staff's
 * @param shows what it shows of drivers; empty where that is nothing
 */
record Door(
    String method,
    String path,
    Set<Role> roles,
    Optional<Other> other,
    Scope scope,
    Optional<Shows> shows) {
  /**
   * Plates or pictures.
   *
   * @param as what the look at them is called
   * @param whole the roles that see plates as they are; the others see them masked
   */
  record Shows(parking.looks.Door as, Set<Role> whole) {}

  /** Who is not staff. */
  enum Other {
    /** Everybody; what is asked for is public, or the question itself brings a proof along. */
    PUBLIC,
    /** Drivers, by tokens of their own. */
    DRIVER,
    /** Devices at lots, by keys of their own. */
    DEVICE,
    /** Payment gateways, by their signatures. */
    GATEWAY
  }

  /** For which lots the role has to be. */
  enum Scope {
    /** For the lot that the path names. */
    LOT,
    /** For the whole city, as the thing is no single lot's. */
    CITY,
    /** For any; the door itself shows and takes only what is of the person's lots. */
    OWN,
    /** For any; it is about the person. */
    SELF,
    /** No role is asked for. */
    NONE
  }

  boolean isDrivers() {
    return other.filter(Other.DRIVER::equals).isPresent();
  }

  String name() {
    return method + " " + path;
  }
}
