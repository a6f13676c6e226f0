package parking.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers problems as application/problem+json. */
class ProblemMappers {
  private static final int CLIENT_ERROR = 400;

  @ServerExceptionMapper
  Response answer(Problem problem) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", problem.type());
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.getMessage());
    var answer = Response.status(problem.status()).type("application/problem+json").entity(body);
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
    return answer(Problem.malformed("The body is not as needed" + place + "."));
  }
}
