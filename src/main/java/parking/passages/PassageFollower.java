package parking.passages;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What comes of a passage, decided in the transaction that stores it. */
public interface PassageFollower {
  /**
   * @param transaction the transaction in which the passage was stored
   * @return the code of what was made of the passage
   */
  Uni<String> follow(Mutiny.Session transaction, Passage passage);
}
