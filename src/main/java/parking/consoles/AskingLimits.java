package parking.consoles;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import parking.plates.Plate;
import parking.problems.Problem;
import parking.problems.Turnstile;

/** Keeps anybody from typing many plates, and codes from being guessed. */
@ApplicationScoped
class AskingLimits {
  private final Turnstile clients = new Turnstile(Duration.ofMinutes(1));
  private final Turnstile plates = new Turnstile(Duration.ofMinutes(1));
  private final Turnstile wrongCodes = new Turnstile(Duration.ofHours(1));

  private final DuesSettings settings;
  private final InstantSource time;

  AskingLimits(DuesSettings settings, InstantSource time) {
    this.settings = settings;
    this.time = time;
  }

  /**
   * One more question without a proof.
   *
   * @throws Problem when the client asks too often, or too many ask about the plate
   */
  void asks(String client, Plate plate) {
    asks(client);
    refuse(plates.pass(plate.text(), settings.questionsAMinuteByPlate(), time.instant()));
  }

  /** One more proof. Who has the right one is not kept out by those who ask without. */
  void proves(String client, Plate plate) {
    asks(client);
    refuse(wrongCodes.pause(plate.text(), settings.wrongCodesAnHourByPlate(), time.instant()));
  }

  /** The proof was none. */
  void failed(Plate plate) {
    wrongCodes.pass(plate.text(), settings.wrongCodesAnHourByPlate(), time.instant());
  }

  private void asks(String client) {
    refuse(clients.pass(client, settings.questionsAMinuteByClient(), time.instant()));
  }

  private static void refuse(Optional<Duration> pause) {
    pause.ifPresent(
        wait -> {
          throw Problem.tooOften("This was asked too often. Ask again later.", wait);
        });
  }
}
