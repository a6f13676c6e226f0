package parking.consoles;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Sends a browser from /m to /m/, where the drivers' program is: its files name each other by paths
 * that begin there.
 */
@ApplicationScoped
class DriversProgram {
  private static final int PERMANENT = 308;

  void answer(@Observes Router router) {
    router.get("/m").handler(DriversProgram::redirect);
  }

  private static void redirect(RoutingContext asked) {
    if (asked.request().path().endsWith("/")) {
      asked.next();
      return;
    }
    asked.response().setStatusCode(PERMANENT).putHeader("Location", "/m/").end();
  }
}
