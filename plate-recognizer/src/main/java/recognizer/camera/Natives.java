package recognizer.camera;

import com.sun.jna.Function;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;

/** Memory outside the Java heap, which nobody else gives back in time. */
public final class Natives {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("OPENCV_LOG_LEVEL", "SILENT", "OMP_THREAD_LIMIT", "1");

  private Natives() {}

  /**
   * Tells the libraries, before the first of them is loaded, to keep silent about every damaged
   * picture (we say it ourselves) and to work on the thread that calls them. They listen to the
   * process's environment only.
   */
  public static void prepare() {
    Function setenv = Function.getFunction("c", "setenv");
    ENVIRONMENT.forEach((name, value) -> setenv.invokeInt(new Object[] {name, value, 0}));
  }

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
