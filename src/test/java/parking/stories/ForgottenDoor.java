package parking.stories;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A door that only tests have, and of which the table of doors says nothing. */
@Path("/test/forgotten")
public class ForgottenDoor {
  @GET
  public String get() {
    return "come in";
  }
}
