package billing.publishing;

import billing.api.PublishedTariffs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Answers what is published. */
@ApplicationScoped
class PublicNotices implements PublishedTariffs {
  private final Publications publications;
  private final InstantSource time;

  PublicNotices(Publications publications, InstantSource time) {
    this.publications = publications;
    this.time = time;
  }

  @Override
  public List<PublishedTariffs.Published> list() {
    var published = publications.now();
    return published.notices().stream().map(notice -> shown(published, notice)).toList();
  }

  @Override
  public List<PublishedTariffs.Published> list(String family) {
    return list().stream().filter(notice -> notice.family().equals(family)).toList();
  }

  private PublishedTariffs.Published shown(
      billing.publishing.Published published, billing.publishing.Published.Notice notice) {
    var written = notice.read().notice();
    return new PublishedTariffs.Published(
        notice.family(),
        notice.firstDay(),
        published.state(notice, time.instant()),
        written.notice().title(),
        written.notice().titleZh(),
        List.copyOf(written.zones().keySet()),
        notice.publishedAt(),
        notice.document().text());
  }
}
