package billing.gateways.wechat;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ValidationException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import java.io.InterruptedIOException;
import java.net.ConnectException;

/** Why there is no answer, in words of our own: the SDK's quote whole requests, plates included. */
final class Failures {
  private Failures() {}

  static String why(Throwable e) {
    if (e instanceof CallNotPermittedException) {
      return "nothing was sent: too many calls have failed, the circuit is open";
    }
    if (e instanceof BulkheadFullException) {
      return "nothing was sent: too many calls are waiting";
    }
    if (e instanceof TimeoutException) {
      return "no reply within the time limit";
    }
    if (e instanceof HttpException) {
      return network(e.getCause());
    }
    if (e instanceof ValidationException) {
      return "the answer is not signed by the channel";
    }
    if (e instanceof MalformedMessageException) {
      return "the answer is not what the contract says";
    }
    return unexpected(e);
  }

  private static String network(Throwable cause) {
    if (cause instanceof ConnectException) {
      return "the channel cannot be reached";
    }
    return cause instanceof InterruptedIOException
        ? "no answer in time"
        : "the connection broke before the answer was complete";
  }

  private static String unexpected(Throwable e) {
    var where = e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
    Log.errorf("A call to WeChat Pay failed with %s at %s", e.getClass().getName(), where);
    return "the answer could not be understood: " + e.getClass().getSimpleName();
  }
}
