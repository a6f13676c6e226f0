package billing.api;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is published, for everybody. */
public interface PublishedTariffs {
  /**
   * A published notice.
   *
   * @param family the first part of its tariffs' names
   * @param effectiveFrom its first day
   * @param state {@code PUBLISHED}, {@code IN_FORCE} or {@code SUPERSEDED}
   * @param form who may set such a price; empty for a notice that does not say
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
      Optional<Form> form,
      List<String> zones,
      Optional<Instant> publishedAt,
      String document) {}

  /** The three ways in which parking is priced in China. */
  enum Form {
    /** 政府定价: the government sets the price. */
    GOVERNMENT_PRICE,
    /** 政府指导价: the government sets a base and how far one may go from it. */
    GOVERNMENT_GUIDED,
    /** 市场调节价: the operator sets it. */
    MARKET
  }

  /** Every version that is published, by family and first day, the newest first. */
  List<Published> list();

  /** The versions of a family, the newest first; empty when there is none. */
  List<Published> list(String family);

  /**
   * Where the version of a tariff that is in force costs more than others that are, for stays from
   * a time on.
   *
   * @return at most a hundred; fails with {@link NoticeRefused} when the tariff is not in force
   */
  Uni<List<CeilingBreach>> breaches(TariffId tariff, Set<TariffId> ceilings, Instant at);
}
