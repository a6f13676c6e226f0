package parking.sessions;

import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** One car's visit to one lot. It never knows whether it was paid. */
sealed interface Session {
  UUID id();

  Car car();

  /** Which car, and where. */
  record Car(String lotId, Plate plate, PlateColour colour) {}

  /** The car is in the lot. */
  record Open(UUID id, Car car, Sighting entry) implements Session {
    /**
     * The car has left.
     *
     * @throws IllegalArgumentException when it would have left before it came
     */
    Ended leave(Sighting exit) {
      return new Ended(id, car, entry, exit);
    }

    /** The car left, but a person has to look before it is charged. */
    Review leaveForReview(Sighting exit, String reason) {
      return new Review(id, car, Optional.of(entry), Optional.of(exit), reason);
    }

    /** Nobody saw the car leave, and it cannot be here any more. */
    Review lose(String reason) {
      return new Review(id, car, Optional.of(entry), Optional.empty(), reason);
    }
  }

  /** The car came and left, and both are certain or confirmed. */
  record Ended(UUID id, Car car, Sighting entry, Sighting exit) implements Session {
    public Ended {
      if (exit.at().isBefore(entry.at())) {
        throw new IllegalArgumentException(
            "session %s ends at %s, before it begins at %s".formatted(id, exit.at(), entry.at()));
      }
    }
  }

  /** A person has to decide. Never charged as it is. */
  record Review(UUID id, Car car, Optional<Sighting> entry, Optional<Sighting> exit, String reason)
      implements Session {
    /** A person has looked at both pictures and agrees; empty when one end is missing. */
    Optional<Ended> confirm() {
      return entry.flatMap(in -> exit.map(out -> new Ended(id, car, in, out)));
    }
  }
}
