package billing.publishing;

import billing.api.NoticeState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A price notice as it stands. */
@Entity
@Table(name = "price_notice")
class NoticeRow {
  @Id
  @Column(name = "notice_id")
  UUID id;

  String family;
  String office;
  String lots;

  /** One that is in force or superseded is kept as published. */
  @Enumerated(EnumType.STRING)
  NoticeState state;

  int version;
  String follows;
  String document;

  @Column(name = "changed_at")
  Instant changedAt;

  Set<String> lots() {
    return Arrays.stream(lots.split(" ")).collect(Collectors.toCollection(TreeSet::new));
  }

  static String written(Collection<String> lots) {
    return String.join(" ", new TreeSet<>(lots));
  }
}
