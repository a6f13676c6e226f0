package billing.arrears;

import billing.testing.BillingDatabase;
import billing.testing.MessageRecorder;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A service with every channel set up against a recorder, a clock and a database of its own. */
public class ArrearsProfile implements QuarkusTestProfile {
  static final Path FOLDER = Path.of("target/arrears").toAbsolutePath();

  /** Debts age quickly in the tests, so that the calendars of tariffs need not reach far. */
  private static final String POLICIES =
      """
      use: quick
      places:
        - { lots: [escalating], use: grave }
        - { lots: [silent], use: none }
      policies:
        - name: quick
          grace_minutes: 60
          quiet_hours: { from: "22:00", until: "08:00" }
          reminders:
            - { day: 0, channels: [subscribe-message, sms, email] }
            - { day: 2, channels: [letter-file, email] }
          then:
            suspension: { visits: 2, fen: 5000 }
            write_off: { day: 3, automatic: false }
        - name: grave
          grace_minutes: 0
          then:
            escalation:
              - { name: OVERDUE, day: 1 }
              - { name: ESCALATED, day: 2, report: true }
            write_off: { day: 4, automatic: true }
      """;

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve("policies.yaml"), POLICIES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "billing.arrears.policy-file", FOLDER.resolve("policies.yaml").toString(),
        "billing.arrears.reports-folder", FOLDER.resolve("reports").toString());
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(MessageRecorder.class), new TestResourceEntry(BillingDatabase.class));
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }
}
