package billing.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is published, for everybody. */
public interface PublishedTariffs {
  /**
   * A published notice.
   *
   * @param family the first part of its tariffs' names
   * @param effectiveFrom its first day
   * @param state {@code PUBLISHED}, {@code IN_FORCE} or {@code SUPERSEDED}
   * @param zones the second parts of its tariffs' names
   * @param publishedAt when it was published here; empty for those that come with the program
   * @param document YAML
   */
  record Published(
      String family,
      LocalDate effectiveFrom,
      NoticeState state,
      String title,
      String titleZh,
      List<String> zones,
      Optional<Instant> publishedAt,
      String document) {}

  /** Every version that is published, by family and first day, the newest first. */
  List<Published> list();

  /** The versions of a family, the newest first; empty when there is none. */
  List<Published> list(String family);
}
