package recognizer;

/** The edge program beside the camera. */
public final class PlateRecognizer {
  private PlateRecognizer() {}

  public static void main(String[] arguments) {
    System.exit(0);
  }
}
