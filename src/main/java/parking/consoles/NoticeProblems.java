package parking.consoles;

import billing.api.NoticeRefused;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import parking.problems.Problem;
import parking.problems.ProblemMappers;

/** Tells over HTTP why something cannot be done with a price notice. */
class NoticeProblems {
  @ServerExceptionMapper
  Response answer(NoticeRefused refused) {
    return ProblemMappers.answer(problem(refused));
  }

  private static Problem problem(NoticeRefused refused) {
    var words = refused.getMessage();
    return switch (refused.why()) {
      case UNKNOWN -> Problem.unknown("unknown-notice", words);
      case CHANGED -> Problem.conflict("notice-changed", words);
      case WRONG_STATE -> Problem.conflict("notice-state", words);
      case OVERTAKEN -> Problem.conflict("notice-overtaken", words);
      case SAME_PERSON -> Problem.forbidden("second-person-needed", words);
      case DOCUMENT -> Problem.unprocessable("notice-document", words);
      case CEILING ->
          Problem.unprocessable("notice-ceiling", words)
              .with(
                  "breaches",
                  refused.breaches().stream().map(PriceNoticesResource.Breach::of).toList());
      case NOT_SIMULATED -> Problem.unprocessable("not-simulated", words);
      case NO_STAYS -> Problem.unprocessable("no-stays", words);
      case TOO_SOON -> Problem.unprocessable("too-soon", words);
      case BUSY -> Problem.busy(words);
    };
  }
}
