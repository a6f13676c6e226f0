package parking.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers problems as application/problem+json. */
public class ProblemMappers {
  private static final int CLIENT_ERROR = 400;
  private static final int UNAUTHORIZED = 401;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @ServerExceptionMapper
  Response map(Problem problem) {
    return answer(problem);
  }

  /** A problem as it goes over HTTP. */
  public static Response answer(Problem problem) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", problem.type());
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.getMessage());
    body.putAll(problem.more());
    var answer = Response.status(problem.status()).type("application/problem+json").entity(body);
    if (problem.status() == UNAUTHORIZED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, problem.challenge());
    }
    problem.at().ifPresent(now -> answer.header(HttpHeaders.DATE, DATE.format(now)));
    problem.retryAfterSeconds().ifPresent(seconds -> answer.header("Retry-After", seconds));
    return answer.build();
  }

  /** What the HTTP layer itself refuses; a body that is no JSON is among it. */
  @ServerExceptionMapper
  Response answer(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return answer(json);
    }
    var status = e.getResponse().getStatusInfo();
    return status.getStatusCode() < CLIENT_ERROR
        ? e.getResponse()
        : answer(Problem.refused(status.getStatusCode(), status.getReasonPhrase()));
  }

  /** No token where one is needed. */
  @ServerExceptionMapper
  Response answer(UnauthorizedException e) {
    return answer(
        Problem.unauthorized("Send your token in the header \"Authorization: Bearer TOKEN\"."));
  }

  /** A token that is nobody's. */
  @ServerExceptionMapper
  Response answer(AuthenticationFailedException e) {
    return answer(Problem.unauthorized("The token is nobody's. Ask for a new one."));
  }

  /** Somebody who has not the role that is needed. */
  @ServerExceptionMapper
  Response answer(ForbiddenException e) {
    return answer(
        Problem.forbidden(
            "role-missing", "You have not the role that this needs; ask somebody who has it."));
  }

  /** A body that is JSON but not what is needed. */
  @ServerExceptionMapper
  Response answer(MismatchedInputException e) {
    return answer((JsonProcessingException) e);
  }

  /** A body that is no JSON. */
  @ServerExceptionMapper
  Response answer(JsonProcessingException e) {
    var at = e.getLocation();
    var place =
        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    var why =
        e instanceof UnrecognizedPropertyException unknown
            ? ": %s is no field that is known here".formatted(unknown.getPropertyName())
            : "";
    return answer(Problem.malformed("The body is not as needed" + place + why + "."));
  }
}
