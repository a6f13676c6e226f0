package billing.disputes;

import billing.api.DisputeView.By;
import billing.api.DisputeView.Picture;
import billing.api.DisputeView.Side;
import billing.api.DisputeView.Step;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity(name = "DisputeStepRow")
@Immutable
@Table(name = "dispute_step")
class StepRow {
  /** A step's place in its dispute. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId,
      @Column(name = "dispute_number") String number,
      @Column(name = "serial") int serial)
      implements Serializable {}

  /** What was done. */
  enum Kind {
    OPEN,
    ANSWER,
    UPHOLD,
    REFUND,
    WITHDRAW
  }

  @EmbeddedId Key key;

  String kind;
  String side;
  String who;
  String words;

  @Column(name = "picture_sha256")
  String pictureSha256;

  @Column(name = "picture_type")
  String pictureType;

  @Column(name = "taken_at")
  Instant takenAt;

  static StepRow of(DisputeRow.Key dispute, int serial, Step step) {
    var row = new StepRow();
    row.key = new Key(dispute.accountId(), dispute.number(), serial);
    row.kind = step.kind();
    row.side = step.by().side().name();
    row.who = step.by().who();
    row.words = step.words();
    row.pictureSha256 = step.picture().map(Picture::sha256).orElse(null);
    row.pictureType = step.picture().map(Picture::mediaType).orElse(null);
    row.takenAt = step.at();
    return row;
  }

  Step step() {
    return new Step(
        kind,
        new By(Side.valueOf(side), who),
        words,
        Optional.ofNullable(pictureSha256).map(hash -> new Picture(hash, pictureType)),
        takenAt);
  }
}
