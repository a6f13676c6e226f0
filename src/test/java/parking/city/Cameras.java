package parking.city;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees the passes of a city as cameras do: some not at all, some twice, some wrongly. */
final class Cameras {
  /** From this confidence on the service charges without a person. */
  private static final double SURE = 0.99;

  private static final double NEARLY_SURE = 0.985;
  private static final double DIRECTION_UNKNOWN = 2;
  private static final double NO_LOOK = 10;
  private static final double WRONG_LOOK = 5;

  /** What cameras take for each other. The simulator's own; the service is not asked. */
  private static final Map<Character, String> CONFUSED = confused();

  private final Chance chance;
  private final Chance looks;
  private final Noise.Reading noise;

  Cameras(long seed, Noise.Reading noise) {
    this.chance = Chance.of(seed, "cameras");
    this.looks = Chance.of(seed, "looks");
    this.noise = noise;
  }

  private static Map<Character, String> confused() {
    Map<Character, String> table = new LinkedHashMap<>();
    for (var group :
        List.of(
            "0DQC", "8B3", "5S", "2Z", "1T7L", "6GC", "4A", "VYU", "MNHW", "EFP", "KXR", "9P",
            "浙湘沪", "苏赣", "皖鲁", "京冀", "粤豫", "港澳")) {
      for (var character : group.toCharArray()) {
        var others = group.replace(String.valueOf(character), "");
        table.merge(character, others, String::concat);
      }
    }
    return table;
  }

  /** Everything that was seen, in the order in which it was. */
  List<Reading.Seen> see(List<City.Pass> passes) {
    List<Reading.Seen> seen = new ArrayList<>();
    for (var pass : passes) {
      if (chance.hits(noise.lost())) {
        continue;
      }
      seen.add(see(pass, Duration.ZERO));
      if (chance.hits(noise.doubled())) {
        seen.add(see(pass, chance.seconds(1, 12)));
      }
    }
    seen.sort(Comparator.comparing(Reading.Seen::at));
    return seen;
  }

  private Reading.Seen see(City.Pass pass, Duration later) {
    var both = pass.lane().use() == Lot.Use.BOTH;
    var direction = both && chance.hits(DIRECTION_UNKNOWN) ? "unknown" : pass.way().word();
    return new Reading.Seen(
        pass, pass.at().plus(later), guess(pass.car()), direction, look(pass.car()));
  }

  private Optional<Car.Look> look(Car car) {
    if (looks.hits(NO_LOOK)) {
      return Optional.empty();
    }
    return Optional.of(looks.hits(WRONG_LOOK) ? Car.Look.any(looks) : car.look());
  }

  private Reading.Guess guess(Car car) {
    if (!car.hasPlate() || chance.hits(noise.unreadable())) {
      return Reading.Guess.UNREADABLE;
    }
    var text = car.plate().text();
    var colour = chance.hits(noise.wrongColour()) ? otherColour(car) : car.plate().colour();
    if (chance.hits(noise.overconfident())) {
      return misread(text, colour, rounded(chance.between(SURE, 1)));
    }
    if (chance.hits(noise.misread())) {
      return misread(text, colour, rounded(chance.between(0.3, NEARLY_SURE)));
    }
    if (chance.hits(noise.unsure())) {
      var confidence = rounded(chance.between(0.5, NEARLY_SURE));
      return new Reading.Guess(text, colour, confidence, chance.below(text.length()));
    }
    return new Reading.Guess(text, colour, rounded(chance.between(SURE + 0.001, 1)), -1);
  }

  private static double rounded(double confidence) {
    return Math.floor(confidence * 10_000) / 10_000;
  }

  private String otherColour(Car car) {
    return switch (car.plate().colour()) {
      case "blue" -> chance.hits(50) ? "green" : "black";
      case "green", "yellow-green" -> "blue";
      default -> "blue";
    };
  }

  private Reading.Guess misread(String text, String colour, double confidence) {
    if (text.length() == 8 && chance.hits(25)) {
      return new Reading.Guess(text.substring(0, 7), colour, confidence, 6);
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (CONFUSED.containsKey(text.charAt(i))) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return new Reading.Guess(text.substring(1), colour, confidence, 0);
    }
    var at = chance.pick(places);
    var wrong = new StringBuilder(text);
    wrong.setCharAt(at, chance.pick(CONFUSED.get(text.charAt(at))));
    return new Reading.Guess(wrong.toString(), colour, confidence, at);
  }
}
