package parking.pocket;

import billing.api.NoticeState;
import billing.api.PublishedTariffs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where the price boards of lots are. */
@ApplicationScoped
class Boards {
  private final PublishedTariffs published;

  Boards(PublishedTariffs published) {
    this.published = published;
  }

  /** The address of the board of the version in force. */
  Optional<String> find(String tariff) {
    var family = tariff.split("/", 2)[0];
    return published.list(family).stream()
        .filter(it -> it.state() == NoticeState.IN_FORCE)
        .findFirst()
        .map(it -> "/api/v1/tariffs/%s/%s/board".formatted(family, it.effectiveFrom()));
  }
}
