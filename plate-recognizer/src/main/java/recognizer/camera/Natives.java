package recognizer.camera;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/** Memory outside the Java heap, which nobody else gives back in time. */
public final class Natives {
  private Natives() {}

  /** Runs the work and releases every native object it made but did not retain. */
  public static <T> T releasing(Supplier<T> work) {
    PointerScope scope = new PointerScope();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }
}
