package parking.pocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Binding;
import parking.drivers.Bindings;
import parking.drivers.Held;
import parking.plates.PlateForms;

/** Plates and bindings as docs/contracts/driver-api.md has them. */
final class PlateShown {
  private static final int FIRST_LETTER = 'a';

  private PlateShown() {}

  /** A plate of a driver. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Plate(
      UUID id,
      String plate,
      String colour,
      String form,
      String nickname,
      boolean isMain,
      String role,
      Instant boundAt,
      String provenBy,
      List<String> channels,
      Optional<Long> askAboveFen,
      List<CoUser> coUsers,
      Optional<UUID> contest) {}

  /** Somebody else who uses it. */
  record CoUser(UUID id, String shown, Instant since) {}

  /** A plate by its name. */
  record Short(UUID id, String plate, String colour, String nickname) {
    static Short of(Held it) {
      var car = it.car();
      return new Short(it.id(), car.plate().text(), car.colour().code(), it.look().nickname());
    }
  }

  /** A binding. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Pending(
      UUID id,
      String plate,
      String colour,
      String state,
      List<Proof> proofs,
      Instant endsAt,
      Optional<UUID> boundAs) {}

  /** A proof that can be given. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Proof(
      String kind, int triesLeft, Optional<String> question, Optional<List<Choice>> choices) {}

  /** What can be answered. */
  record Choice(String id, String text) {}

  static Plate of(Held it, List<Held> holders, Optional<UUID> contest) {
    var car = it.car();
    return new Plate(
        it.id(),
        car.plate().text(),
        car.colour().code(),
        form(car),
        it.look().nickname(),
        it.look().isMain(),
        it.paying().role().name(),
        it.since().boundAt(),
        it.since().provenBy(),
        it.paying().channels(),
        it.paying().askAboveFen(),
        it.isPayer() ? coUsers(holders) : List.of(),
        contest);
  }

  private static String form(Held.Car car) {
    return PlateForms.findName(car.plate(), car.colour()).orElse("other");
  }

  private static List<CoUser> coUsers(List<Held> holders) {
    return holders.stream()
        .filter(it -> !it.isPayer())
        .map(it -> new CoUser(it.id(), it.id().toString().substring(32), it.since().boundAt()))
        .toList();
  }

  static Pending of(Binding it, Optional<Bindings.Question> question) {
    var proofs = new java.util.ArrayList<Proof>();
    if (it.proof().codeTries() > 0) {
      proofs.add(
          new Proof("NOTICE_CODE", it.proof().codeTries(), Optional.empty(), Optional.empty()));
    }
    question.ifPresent(
        asked ->
            proofs.add(
                new Proof(
                    "EARLIER_STAY",
                    it.proof().stayTries(),
                    Optional.of(asked.words()),
                    Optional.of(choices(asked.choices())))));
    if (it.proof().licenceTries() > 0) {
      proofs.add(
          new Proof(
              "LICENCE_PICTURE", it.proof().licenceTries(), Optional.empty(), Optional.empty()));
    }
    return new Pending(
        it.id(),
        it.car().plate().text(),
        it.car().colour().code(),
        it.state().name(),
        it.state() == Binding.State.OPEN ? proofs : List.of(),
        it.times().endsAt(),
        it.boundAs());
  }

  private static List<Choice> choices(List<String> texts) {
    return java.util.stream.IntStream.range(0, texts.size())
        .mapToObj(i -> new Choice(name(i), texts.get(i)))
        .toList();
  }

  /** A, b, c, … */
  private static String name(int place) {
    return String.valueOf((char) (FIRST_LETTER + place));
  }

  /** The place of a choice; -1 for what is none. */
  static int place(String name) {
    return name == null || name.length() != 1 ? -1 : name.charAt(0) - FIRST_LETTER;
  }
}
