package billing.arrears;

import billing.ledger.StayKey;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Something that was done about a debt: once, because the row is one. */
@Entity(name = "ArrearStepRow")
@Immutable
@Table(name = "arrear_step")
class StepRow {
  @EmbeddedId Key key;

  @Enumerated(EnumType.STRING)
  Steps.Kind kind;

  @Enumerated(EnumType.STRING)
  Outcome outcome;

  @Column(name = "owed_fen")
  long owedFen;

  @Column(name = "message_id")
  UUID messageId;

  @Column(name = "done_at")
  Instant doneAt;

  /** A step of a debt. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId,
      @Column(name = "stay_id") UUID stayId,
      String step)
      implements Serializable {}

  /** Done, or left out because a later reminder took its place. */
  enum Outcome {
    DONE,
    OVERTAKEN
  }

  static StepRow of(DebtBook.Entry entry, Steps.Step step, Outcome outcome, Instant now) {
    var row = new StepRow();
    row.key = new Key(entry.stay().accountId(), entry.stay().stayId(), step.name());
    row.kind = step.kind();
    row.outcome = outcome;
    row.owedFen = entry.debt().owed().count();
    row.doneAt = now;
    return row;
  }

  StayKey stay() {
    return new StayKey(key.accountId(), key.stayId());
  }
}
