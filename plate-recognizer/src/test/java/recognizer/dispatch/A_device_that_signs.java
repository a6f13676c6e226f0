package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.camera.DeviceClock;

/** A sender and a real HTTP server that checks every signature. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class A_device_that_signs {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration YOUNG = Duration.ofDays(90);

  @TempDir Path folder;
  private SigningService service;

  @BeforeEach
  void open() throws IOException {
    service = new SigningService();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private KeyPlace keys(Duration rotateAfter) {
    return new KeyPlace(folder.resolve("key"), rotateAfter);
  }

  private Dispatching start(Duration rotateAfter) throws IOException {
    return Dispatching.start(
        Readings.destination(service.address(), folder.resolve("journal")),
        keys(rotateAfter),
        DeviceClock.real());
  }

  private Enrolment enrolment() throws IOException {
    return new Enrolment("west-lake-edge", service.address(), keys(YOUNG));
  }

  private void enrol() throws IOException, InterruptedException {
    enrolment().enrol(SigningService.CODE);
  }

  private static Reporting report(Dispatching dispatching) {
    return dispatching.report(
        List.of(), new ReportRules(Duration.ofMillis(10), YOUNG), DeviceClock.real());
  }

  @Test
  void has_every_request_taken_once_it_is_enrolled() throws Exception {
    enrol();
    try (Dispatching dispatching = start(YOUNG);
        Reporting reporting = report(dispatching)) {
      dispatching.accept(Readings.reading());
      assertThat(dispatching.awaitEmpty(SOON)).isTrue();
      Waits.until("reports are heard", () -> reporting.skew().isPresent());
    }
    assertThat(service.taken).hasSize(1);
    assertThat(service.nonces).doesNotHaveDuplicates().hasSizeGreaterThan(1);
  }

  @Test
  void keeps_its_readings_until_somebody_enrols_it_and_says_how_once() throws Exception {
    try (Dispatching dispatching = start(YOUNG);
        Said said = new Said(Sending.class)) {
      dispatching.accept(Readings.reading());
      dispatching.accept(Readings.reading());
      assertThat(dispatching.awaitEmpty(Duration.ofMillis(300))).isFalse();
      Waits.until("it says why", () -> !said.warnings().isEmpty());
      assertThat(said.warnings()).hasSize(1);
      assertThat(said.warnings().get(0))
          .contains("key-unknown", dispatching.fingerprint(), "enrol --config FILE --code CODE");
      enrol();
      assertThat(dispatching.awaitEmpty(SOON)).isTrue();
    }
    assertThat(service.taken).isNotEmpty();
  }

  @Test
  void is_not_enrolled_by_a_wrong_code() throws IOException {
    Enrolment enrolment = enrolment();
    assertThatThrownBy(() -> enrolment.enrol("wrong"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("status 403")
        .hasMessageContaining("not good for this device");
  }

  @Test
  void goes_by_the_services_time_when_its_own_is_off() throws Exception {
    enrol();
    for (Duration off : List.of(Duration.ofDays(400), Duration.ofHours(-3))) {
      Destination own =
          Readings.destination(service.address(), folder.resolve("journal" + off.toHours()));
      InstantSource wrong = () -> DeviceClock.real().instant().plus(off);
      try (Dispatching dispatching = Dispatching.start(own, keys(YOUNG), wrong, wrong);
          Said said = new Said(SecondChance.class)) {
        dispatching.accept(Readings.reading());
        dispatching.accept(Readings.reading());
        assertThat(dispatching.awaitEmpty(SOON)).isTrue();
        assertThat(said.warnings()).hasSize(1);
        assertThat(said.warnings().get(0)).contains(off.isNegative() ? "behind" : "ahead of");
      }
    }
  }

  @Test
  void replaces_a_key_that_is_old_and_signs_with_the_next() throws Exception {
    enrol();
    String first = enrolment().fingerprint();
    try (Dispatching dispatching = start(Duration.ZERO);
        Reporting reporting = report(dispatching)) {
      Waits.until("a report", () -> reporting.skew().isPresent());
      Waits.until("the next key", () -> !dispatching.fingerprint().equals(first));
      String second = dispatching.fingerprint();
      Waits.until("it is used", () -> service.keysUsed.contains(second));
      dispatching.accept(Readings.reading());
      assertThat(dispatching.awaitEmpty(SOON)).isTrue();
    }
    assertThat(enrolment().fingerprint()).isNotEqualTo(first);
  }

  /** The answer to the first try is lost; the key before has ended when it is noticed. */
  @Test
  void goes_on_with_the_next_key_when_the_one_before_has_ended_meanwhile() throws Exception {
    enrol();
    String first = enrolment().fingerprint();
    service.answersRotation = false;
    try (Dispatching dispatching = start(Duration.ZERO);
        Reporting reporting = report(dispatching)) {
      Waits.until("the next key is registered", () -> service.publicKeys.size() == 2);
      Waits.until("reports are heard all the same", () -> reporting.skew().isPresent());
    }
    assertThat(enrolment().fingerprint()).isEqualTo(first);
    service.refusals.put(first, "key-ended");
    try (Dispatching dispatching = start(YOUNG)) {
      dispatching.accept(Readings.reading());
      assertThat(dispatching.awaitEmpty(SOON)).isTrue();
      assertThat(dispatching.fingerprint()).isNotEqualTo(first);
    }
  }

  @Test
  void that_was_revoked_keeps_its_readings_and_gets_a_new_key_when_it_is_enrolled_again()
      throws Exception {
    enrol();
    String first = enrolment().fingerprint();
    service.refusals.put(first, "key-revoked");
    try (Dispatching dispatching = start(YOUNG);
        Said said = new Said(Sending.class)) {
      dispatching.accept(Readings.reading());
      assertThat(dispatching.awaitEmpty(Duration.ofMillis(300))).isFalse();
      Waits.until("it says why", () -> !said.warnings().isEmpty());
      assertThat(said.warnings().get(0)).contains("key-revoked");
      enrol();
      assertThat(dispatching.awaitEmpty(SOON)).isTrue();
      assertThat(dispatching.fingerprint()).isNotEqualTo(first);
    }
  }
}
