package billing.publishing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A notice that was published. */
@Entity
@Table(name = "publication")
class PublicationRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long serial;

  @Column(name = "notice_id", updatable = false)
  UUID notice;

  @Column(updatable = false)
  String family;

  @Column(name = "effective_from", updatable = false)
  LocalDate effectiveFrom;

  @Column(updatable = false)
  String document;

  @Column(name = "published_at", updatable = false)
  Instant publishedAt;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;
}
