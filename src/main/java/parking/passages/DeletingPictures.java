package parking.passages;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Deletes evidence pictures of cameras from disk. Not for an event loop. */
@ApplicationScoped
public class DeletingPictures {
  private final Pictures pictures;

  DeletingPictures(Pictures pictures) {
    this.pictures = pictures;
  }

  /**
   * Deletes the pictures of these hashes, where they are there.
   *
   * @throws UncheckedIOException when one cannot be deleted
   */
  public void delete(Collection<String> sha256) {
    sha256.forEach(hash -> Pictures.delete(pictures.place(hash)));
  }
}
