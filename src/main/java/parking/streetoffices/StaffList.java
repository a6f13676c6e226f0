package parking.streetoffices;

import java.util.List;
import java.util.Map;

/**
 * What the staff file says.
 *
 * @param offices in the file's order
 * @param people by the SHA-256 of their tokens, in lower-case hex digits
 */
record StaffList(List<Office> offices, Map<String, Person> people) {
  static StaffList empty() {
    return new StaffList(List.of(), Map.of());
  }
}
