package parking.drivers;

import java.util.List;
import java.util.Optional;
import parking.plates.Plate;

/** One try to show that a plate is the driver's. */
public sealed interface ProofGiven {
  Binding.Kind kind();

  /**
   * The code of a notice.
   *
   * @param isRight whether it is one of the plate's
   */
  record Code(boolean isRight) implements ProofGiven {
    @Override
    public Binding.Kind kind() {
      return Binding.Kind.NOTICE_CODE;
    }
  }

  /** A choice of the question. */
  record Answer(int choice, List<String> lots, String lotName) implements ProofGiven {
    @Override
    public Binding.Kind kind() {
      return Binding.Kind.EARLIER_STAY;
    }
  }

  /**
   * A picture of the vehicle licence.
   *
   * @param plate which it was issued for; empty when that could not be read surely
   */
  record Licence(Optional<Plate> plate) implements ProofGiven {
    @Override
    public Binding.Kind kind() {
      return Binding.Kind.LICENCE_PICTURE;
    }
  }
}
