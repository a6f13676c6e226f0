package billing.gateways.wechat;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import io.quarkus.logging.Log;
import java.io.InterruptedIOException;
import java.net.ConnectException;

/**
 * A call without a usable answer, in words of our own. The SDK's exceptions quote whole requests,
 * plates included, and libraries between here and there log what passes through them; so each one
 * is replaced where it arises, and not kept as a cause.
 */
final class CallFailed extends RuntimeException {
  /** What kind of failure it is. */
  enum Kind {
    /** The channel answered with an error. */
    ERROR,
    /** The answer did not come, or not whole. */
    NETWORK,
    /** The answer came, and cannot be trusted or understood. */
    UNUSABLE
  }

  private final Kind kind;
  private final int status;
  private final String code;
  private final String said;

  private CallFailed(Kind kind, String why) {
    super(why);
    this.kind = kind;
    this.status = 0;
    this.code = "";
    this.said = "";
  }

  private CallFailed(ServiceException error) {
    super("the channel answered %d %s".formatted(error.getHttpStatusCode(), error.getErrorCode()));
    this.kind = Kind.ERROR;
    this.status = error.getHttpStatusCode();
    this.code = error.getErrorCode() == null ? "" : error.getErrorCode();
    this.said = error.getErrorMessage() == null ? "" : error.getErrorMessage();
  }

  static CallFailed of(RuntimeException e) {
    if (e instanceof ServiceException error) {
      return new CallFailed(error);
    }
    if (e instanceof HttpException) {
      return new CallFailed(Kind.NETWORK, network(e.getCause()));
    }
    if (e instanceof ValidationException) {
      return new CallFailed(Kind.UNUSABLE, "the answer is not signed by the channel");
    }
    if (e instanceof MalformedMessageException) {
      return new CallFailed(Kind.NETWORK, "the answer is not what the contract says");
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

  private static CallFailed unexpected(RuntimeException e) {
    var where = e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
    Log.errorf("A call to WeChat Pay failed with %s at %s", e.getClass().getName(), where);
    return new CallFailed(
        Kind.UNUSABLE, "the answer could not be understood: " + e.getClass().getSimpleName());
  }

  boolean isNetwork() {
    return kind == Kind.NETWORK;
  }

  /** Whether the channel, and not our request, is to blame. */
  boolean isTheirFault() {
    return kind != Kind.ERROR || status >= 500 || status == 429;
  }

  /** The HTTP status of an error; 0 when there was none. */
  int status() {
    return status;
  }

  /** The channel's code of an error; empty when there was none. */
  String code() {
    return code;
  }

  /** The channel's message of an error, which may quote a plate. */
  String said() {
    return said;
  }
}
