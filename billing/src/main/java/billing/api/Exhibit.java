package billing.api;

import java.util.List;

/**
 * Something that is shown beside what billing knows, by whoever knows it.
 *
 * @param titleZh what it is, in Chinese
 * @param title the same in English
 */
public record Exhibit(String titleZh, String title, List<Fact> facts, List<Picture> pictures) {

  /** Something that is so. */
  public record Fact(String nameZh, String name, String said) {}

  /**
   * A picture.
   *
   * @param mediaType {@code image/jpeg} or {@code image/png}
   * @param bytes small enough for a page
   */
  public record Picture(String captionZh, String caption, String mediaType, byte[] bytes) {}
}
