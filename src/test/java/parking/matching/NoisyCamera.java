package parking.matching;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * Reads plates with errors of its own making: its confusions are the model's with every rate
 * multiplied by chance, some a hundredfold, its confidences are off, and its errors come in bursts.
 */
final class NoisyCamera {
  private static final String CHARACTERS =
      "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼警";
  private static final PlateColour[] COLOURS = PlateColour.values();
  private static final int LOOKS = 40;

  private final Random random;
  private final double[][] swapped;
  private final double[] wrong;
  private final boolean seesVehicles;

  NoisyCamera(Random random, boolean seesVehicles) {
    this.random = random;
    this.seesVehicles = seesVehicles;
    var model = Confusions.standard().swapped;
    swapped = new double[CHARACTERS.length()][CHARACTERS.length()];
    for (int i = 0; i < swapped.length; i++) {
      for (int j = 0; j < swapped.length; j++) {
        var truth = Alphabet.number(CHARACTERS.charAt(i));
        var read = Alphabet.number(CHARACTERS.charAt(j));
        swapped[i][j] = model[truth][read] * Math.exp(0.8 * random.nextGaussian());
      }
      swapped[i][random.nextInt(10)] += 0.001 * random.nextDouble();
      swapped[i][i] = 0;
    }
    wrong = Arrays.stream(swapped).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
  }

  /** What the vehicle of a car looks like to everybody. */
  static String vehicle(Traffic.Truth car) {
    var spread = Math.floorMod(car.plate().text().hashCode() * 31, LOOKS * LOOKS);
    return "vehicle " + (int) Math.sqrt(spread);
  }

  Look read(Traffic.Truth car) {
    var error = error();
    var text = random.nextDouble() < error ? misread(car.plate().text()) : car.plate().text();
    var said = Math.min(0.9, error * Math.exp(0.5 * random.nextGaussian()));
    var vehicle =
        seesVehicles
            ? Optional.of(
                random.nextDouble() < 0.9 ? vehicle(car) : "vehicle " + random.nextInt(LOOKS))
            : Optional.<String>empty();
    return new Look(new Plate(text), colour(car.colour()), (float) (1 - said), vehicle);
  }

  /** The share of readings under such light that are wrong. */
  private double error() {
    var light = random.nextDouble();
    if (light < 0.75) {
      return 0.0005;
    }
    return light < 0.92 ? 0.02 * random.nextDouble() : 0.5 * random.nextDouble();
  }

  private PlateColour colour(PlateColour colour) {
    var chance = random.nextDouble();
    if (chance < 0.01) {
      return PlateColour.UNKNOWN;
    }
    return chance < 0.015 ? COLOURS[random.nextInt(COLOURS.length)] : colour;
  }

  private String misread(String truth) {
    var many = random.nextDouble();
    var errors = many < 0.8 ? 1 : many < 0.95 ? 2 : 3;
    var text = truth;
    while (errors > 0 || text.equals(truth)) {
      text = oneError(text);
      errors--;
    }
    return text;
  }

  private String oneError(String text) {
    var kind = random.nextDouble();
    if (kind < 0.1) {
      var place = random.nextDouble() < 0.4 ? 0 : random.nextInt(text.length());
      return text.substring(0, place) + text.substring(place + 1);
    }
    if (kind < 0.12) {
      var place = 2 + random.nextInt(text.length() - 1);
      return new StringBuilder(text).insert(place, random.nextInt(10)).toString();
    }
    var weights = text.chars().mapToDouble(c -> wrong[CHARACTERS.indexOf(c)]).toArray();
    var place = draw(weights);
    var read = draw(swapped[CHARACTERS.indexOf(text.charAt(place))]);
    return text.substring(0, place) + CHARACTERS.charAt(read) + text.substring(place + 1);
  }

  private int draw(double[] weights) {
    var left = random.nextDouble() * Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
