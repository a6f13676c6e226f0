package parking.passages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * What became of one reading, as {@code plate-reading-answer.v1} has it.
 *
 * @param sequence which reading
 * @param outcome accepted, repeated or refused
 * @param passage the passage's id unless refused
 * @param detail when refused, what is wrong and what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReadingResult(long sequence, String outcome, UUID passage, String detail) {
  static ReadingResult accepted(long sequence, UUID passage) {
    return new ReadingResult(sequence, "accepted", passage, null);
  }

  static ReadingResult repeated(long sequence, UUID passage) {
    return new ReadingResult(sequence, "repeated", passage, null);
  }

  static ReadingResult refused(long sequence, String detail) {
    return new ReadingResult(sequence, "refused", null, detail);
  }
}
