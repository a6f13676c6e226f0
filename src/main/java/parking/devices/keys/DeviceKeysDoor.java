package parking.devices.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import parking.problems.JsonFields;
import parking.problems.Problem;

/** Where devices register their keys: {@code docs/contracts/device-signatures.md}. */
@Path("/api/v1")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class DeviceKeysDoor {
  private static final String CONTRACT = "device-signatures";
  private static final int LARGEST = 4 * 1024;
  private static final Pattern TEXT = Pattern.compile(".{1,100}");

  private final CheckingSignatures signatures;
  private final Enrolling enrolling;

  DeviceKeysDoor(CheckingSignatures signatures, Enrolling enrolling) {
    this.signatures = signatures;
    this.enrolling = enrolling;
  }

  /**
   * A key that is registered.
   *
   * @param formerEndsAt from when on the key before is good no more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(String keyId, Instant formerEndsAt) {
    static Answer of(Enrolling.Registered registered) {
      return new Answer(registered.keyId(), registered.formerEndsAt().orElse(null));
    }
  }

  /** Registers a device's first key, by a code and signed with that key itself. */
  @POST
  @Path("/devices/enrolments")
  public Uni<Answer> enrol(@Context HttpServerRequest request, byte[] body) {
    var fields = fields(body, Set.of("code", "publicKey"));
    var code = fields.text("code", TEXT, "the code that an administrator was shown");
    var key = key(fields);
    var signer = signatures.check(SignedRequest.of(request, body), key);
    return enrolling.enrol(signer, code, key).map(Answer::of);
  }

  /** Registers a device's next key, signed with one that is good. */
  @POST
  @Path("/devices/keys")
  public Uni<Answer> rotate(@Context HttpServerRequest request, byte[] body) {
    var key = key(fields(body, Set.of("publicKey")));
    return signatures
        .check(SignedRequest.of(request, body))
        .chain(signer -> enrolling.rotate(signer, key))
        .map(Answer::of);
  }

  private static JsonFields fields(byte[] body, Set<String> names) {
    if (body.length > LARGEST) {
      throw Problem.tooLarge("At most %d bytes are taken here.".formatted(LARGEST));
    }
    return JsonFields.of(body, CONTRACT).only(names);
  }

  private static PublicKey key(JsonFields fields) {
    return PublicKey.parse(fields.text("publicKey", TEXT, "the device's public key"));
  }
}
