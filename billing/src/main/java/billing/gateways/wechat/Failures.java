package billing.gateways.wechat;

import billing.gateways.guarding.CallFailed;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import io.quarkus.logging.Log;
import java.io.InterruptedIOException;
import java.net.ConnectException;

/** What the SDK's exceptions mean. */
final class Failures {
  private Failures() {}

  static CallFailed of(RuntimeException e) {
    if (e instanceof ServiceException error) {
      return answered(
          new CallFailed.Said(
              error.getHttpStatusCode(), error.getErrorCode(), error.getErrorMessage()));
    }
    if (e instanceof HttpException) {
      return CallFailed.network(network(e.getCause()));
    }
    if (e instanceof ValidationException) {
      return CallFailed.unusable("the answer is not signed by the channel");
    }
    if (e instanceof MalformedMessageException) {
      return CallFailed.network("the answer is not what the contract says");
    }
    return unexpected(e);
  }

  private static CallFailed answered(CallFailed.Said said) {
    if (Words.asksAgain(said.code())) {
      return CallFailed.error(CallFailed.Kind.ASKS_AGAIN, said);
    }
    var isTheirs = said.status() >= 500 || said.status() == 429;
    return CallFailed.error(isTheirs ? CallFailed.Kind.TROUBLED : CallFailed.Kind.REFUSED, said);
  }

  private static String network(Throwable cause) {
    if (cause instanceof ConnectException) {
      return "the channel cannot be reached";
    }
    return cause instanceof InterruptedIOException
        ? "no answer in time"
        : "the connection broke before the answer was complete";
  }

  private static CallFailed unexpected(RuntimeException e) {
    var where = e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
    Log.errorf("A call to WeChat Pay failed with %s at %s", e.getClass().getName(), where);
    return CallFailed.unusable(
        "the answer could not be understood: " + e.getClass().getSimpleName());
  }
}
