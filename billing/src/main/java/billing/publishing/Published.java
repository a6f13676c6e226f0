package billing.publishing;

import billing.api.NoticeState;
import billing.tariffs.NoticeReader.Document;
import billing.tariffs.PriceBook;
import billing.tariffs.ReadNotice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that is published at a moment, and the prices that follow from it.
 *
 * @param notices by family and first day, the newest first
 */
record Published(List<Notice> notices, PriceBook book) {
  private static final Comparator<Notice> ORDER =
      Comparator.comparing(Notice::family)
          .thenComparing(Comparator.comparing(Notice::begins).reversed());

  /**
   * A published notice.
   *
   * @param id its way from a draft; empty for one that comes with the program
   * @param publishedAt empty for one that comes with the program
   */
  record Notice(Document document, Optional<UUID> id, Optional<Instant> publishedAt) {
    ReadNotice read() {
      return document.read();
    }

    String family() {
      return read().notice().notice().family();
    }

    LocalDate firstDay() {
      return read().notice().notice().effectiveFrom().orElseThrow();
    }

    Instant begins() {
      return read().tariffs().get(0).inForceFrom().orElseThrow();
    }

    /** Its name, for example {@code hangzhou-road@2014-12-31}. */
    String name() {
      return read().document();
    }
  }

  /**
   * @throws IllegalArgumentException when two notices of a family have the same first day
   */
  static Published of(List<Notice> notices) {
    List<Notice> sorted = new ArrayList<>(notices);
    sorted.sort(ORDER);
    var tariffs = sorted.stream().flatMap(notice -> notice.read().tariffs().stream()).toList();
    return new Published(List.copyOf(sorted), new PriceBook(tariffs));
  }

  /** The versions of a family, the newest first. */
  List<Notice> of(String family) {
    return notices.stream().filter(notice -> notice.family().equals(family)).toList();
  }

  /** The version of a family that is in force at a moment, if one is. */
  Optional<Notice> inForce(String family, Instant at) {
    return of(family).stream().filter(notice -> !notice.begins().isAfter(at)).findFirst();
  }

  /** The name of the newest version of a family; empty when there is none. */
  String newest(String family) {
    return of(family).stream().findFirst().map(Notice::name).orElse("");
  }

  /** The version of this first day. */
  Optional<Notice> find(String family, LocalDate firstDay) {
    return of(family).stream().filter(notice -> notice.firstDay().equals(firstDay)).findFirst();
  }

  /** Whether a notice is still to come, in force or superseded. */
  NoticeState state(Notice notice, Instant now) {
    if (notice.begins().isAfter(now)) {
      return NoticeState.PUBLISHED;
    }
    return inForce(notice.family(), now).filter(notice::equals).isPresent()
        ? NoticeState.IN_FORCE
        : NoticeState.SUPERSEDED;
  }
}
