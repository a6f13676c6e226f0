package parking.devices;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a device can say is wrong with a camera. */
enum Ailment {
  /** No frame comes. */
  SILENT,
  /** Nothing in the picture changes. */
  FROZEN,
  BLACK,
  /** Most of the picture is white. */
  GLARING,
  /** There is too little light. */
  DARK;

  /** As the contract has it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Ailment of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static List<String> codes() {
    return Arrays.stream(values()).map(Ailment::code).toList();
  }
}
