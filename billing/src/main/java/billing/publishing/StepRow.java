package billing.publishing;

import billing.api.NoticeStep;
import billing.api.NoticeStep.Kind;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "price_notice_step")
class StepRow {
  /** A step of a notice. */
  @Embeddable
  record Key(@Column(name = "notice_id") UUID notice, int version) implements Serializable {}

  @EmbeddedId Key key;

  @Enumerated(EnumType.STRING)
  Kind kind;

  String who;
  String note;
  String document;

  @Column(name = "taken_at")
  Instant takenAt;

  static StepRow of(NoticeRow notice, Kind kind, String who, String note) {
    var row = new StepRow();
    row.key = new Key(notice.id, notice.version);
    row.kind = kind;
    row.who = who;
    row.note = note;
    row.document = kind == Kind.PROPOSED || kind == Kind.EDITED ? notice.document : null;
    row.takenAt = notice.changedAt;
    return row;
  }

  NoticeStep step() {
    return new NoticeStep(key.version(), kind, who, note, Optional.ofNullable(document), takenAt);
  }
}
