package billing.gateways.alipay;

import billing.gateways.guarding.CallFailed;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;

/** What can go wrong with a call, without a word of the request or the answer. */
final class Failures {
  private static final int HTTP_OK = 200;

  private Failures() {}

  /** Alipay's signed answer is an error. */
  static CallFailed answered(String code, String subCode, String message) {
    var said = new CallFailed.Said(HTTP_OK, subCode.isBlank() ? code : subCode, message);
    return CallFailed.error(
        Codes.isSystemError(said.code()) ? CallFailed.Kind.ASKS_AGAIN : CallFailed.Kind.REFUSED,
        said);
  }

  /** The answer is an error that nobody signed; it may come from anywhere. */
  static CallFailed unsigned(String code, String subCode) {
    return CallFailed.unusable(
        "an answer without Alipay's signature says %s %s".formatted(code, subCode));
  }

  static CallFailed network(IOException cause) {
    if (cause instanceof ConnectException) {
      return CallFailed.network("Alipay cannot be reached");
    }
    return CallFailed.network(
        cause instanceof InterruptedIOException
            ? "no answer in time"
            : "the connection broke before the answer was complete");
  }

  /** Something that should not happen. */
  static CallFailed unexpected(RuntimeException e) {
    var where = e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
    Log.errorf("A call to Alipay failed with %s at %s", e.getClass().getName(), where);
    return CallFailed.unusable(
        "the answer could not be understood: " + e.getClass().getSimpleName());
  }
}
