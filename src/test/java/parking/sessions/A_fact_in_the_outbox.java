package parking.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_fact_in_the_outbox {
  private static final ObjectMapper JSON =
      new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());

  @Test
  void that_was_written_before_there_were_rights_is_read_and_has_none() throws IOException {
    var written =
        """
        {"began": {"session": "50000000-0000-0000-0000-000000000001", "lotId": "west-lake",
          "tariff": "hangzhou-road/core", "plate": "浙A0T001", "colour": "BLUE",
          "enteredAt": "2026-11-20T02:00:00Z"},
         "revision": 1, "exitDevice": "west-lake-edge", "leftAt": "2026-11-20T03:00:00Z",
         "isDecided": false, "waivedBecause": null}""";
    var fact = JSON.readValue(written, SessionEnded.class);
    assertThat(fact.rights()).isEmpty();
    assertThat(fact.leftAt()).isEqualTo("2026-11-20T03:00:00Z");
  }

  @Test
  void keeps_the_names_of_rights() throws IOException {
    var at = Instant.parse("2026-11-20T02:00:00Z");
    var began = new SessionBegan(new UUID(0, 1), "lot", "a/b", "浙A0T001", "BLUE", at);
    var fact = new SessionEnded(began, 1, "edge", at, false, Optional.empty(), Set.of("pass"));
    assertThat(JSON.readValue(JSON.writeValueAsString(fact), SessionEnded.class)).isEqualTo(fact);
  }
}
