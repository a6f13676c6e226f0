package parking.drivers;

import io.smallrye.mutiny.Uni;
import parking.problems.Problem;

/** The port to a platform that says who its user is. */
interface Platform {
  Way way();

  /**
   * Who was given a code.
   *
   * @return who it is there; fails with a {@link Problem} for a code that is none, and when the
   *     platform does not answer
   */
  Uni<String> identify(String code);

  /** What is said of a code that the platform does not know. */
  static Problem wrongCode() {
    return Problem.unprocessable(
        "wrong-code", "The platform does not know this code, or it was used. Ask for a new one.");
  }

  /** What is said when there is no usable answer. */
  static Problem silent() {
    return Problem.silent(
        "platform-silent", "The platform does not answer at the moment. Try again in a minute.");
  }
}
