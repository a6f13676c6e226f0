package parking.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Draws plates that no other car of the city has. None is copied from a car. */
final class Plates {
  private static final String PROVINCES = "浙浙浙浙沪苏皖赣京粤";
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String SERIAL = "0123456789012345678901234567890123456789" + LETTERS;

  /** Pairs that are easily taken for each other. */
  private static final List<String> ALIKE = List.of("0D", "0Q", "8B", "5S", "2Z", "DQ");

  private final Chance chance;
  private final Set<String> used = new HashSet<>();

  Plates(Chance chance) {
    this.chance = chance;
  }

  /** A plate's characters and colour. */
  record Plate(String text, String colour) {
    /** A car without one, as a reading has it. */
    static final Plate NONE = new Plate("", "unknown");
  }

  /** One plate of any kind, as often as there are such cars. */
  Plate any() {
    var share = chance.below(1000);
    if (share < 640) {
      return blue();
    }
    if (share < 900) {
      return fresh(() -> place() + pick("ABCDEFGHJK") + serial(1) + chance.digits(4), "green");
    }
    return rare(share);
  }

  Plate blue() {
    return fresh(() -> place() + serial(5), "blue");
  }

  private Plate rare(int share) {
    if (share < 945) {
      return fresh(() -> place() + serial(5), "yellow");
    }
    if (share < 955) {
      return fresh(() -> place() + chance.digits(4) + "挂", "yellow");
    }
    if (share < 965) {
      return fresh(() -> place() + chance.digits(4) + "学", "yellow");
    }
    if (share < 975) {
      return fresh(() -> place() + chance.digits(5) + pick("ABDF"), "yellow-green");
    }
    if (share < 982) {
      return fresh(() -> place() + chance.digits(4) + "警", "white");
    }
    if (share < 988) {
      return fresh(() -> pick("VKHBSL") + pick("ABCDJK") + chance.digits(5), "white");
    }
    if (share < 992) {
      return fresh(() -> "WJ" + pick(PROVINCES) + chance.digits(5), "white");
    }
    if (share < 996) {
      return fresh(() -> "粤Z" + serial(4) + pick("港澳"), "black");
    }
    return fresh(() -> pick(PROVINCES) + "X" + chance.digits(4) + "应急", "white");
  }

  /** Two plates that differ in one character which is easily mistaken for the other. */
  List<Plate> twins() {
    while (true) {
      var pair = chance.pick(ALIKE);
      var at = 2 + chance.below(5);
      var text = new StringBuilder(place() + serial(5));
      text.setCharAt(at, pair.charAt(0));
      var one = text.toString();
      text.setCharAt(at, pair.charAt(1));
      var other = text.toString();
      if (!used.contains(one) && !used.contains(other)) {
        used.addAll(List.of(one, other));
        return List.of(new Plate(one, "blue"), new Plate(other, "blue"));
      }
    }
  }

  /** Plates with consecutive numbers. */
  List<Plate> fleet(int size) {
    while (true) {
      var head = place() + pick(LETTERS);
      var first = chance.below(9999 - size);
      List<Plate> plates = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        plates.add(new Plate("%s%04d".formatted(head, first + i), "blue"));
      }
      if (plates.stream().noneMatch(plate -> used.contains(plate.text()))) {
        plates.forEach(plate -> used.add(plate.text()));
        return plates;
      }
    }
  }

  private Plate fresh(Supplier<String> draw, String colour) {
    while (true) {
      var text = draw.get();
      if (used.add(text)) {
        return new Plate(text, colour);
      }
    }
  }

  private String place() {
    return pick(PROVINCES) + pick(LETTERS);
  }

  private String pick(String characters) {
    return String.valueOf(chance.pick(characters));
  }

  private String serial(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(chance.pick(SERIAL));
    }
    return text.toString();
  }
}
