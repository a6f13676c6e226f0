package billing.charges;

import billing.api.ChargeView.Line;
import billing.money.Fen;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "charge_line")
class LineRow {
  /** A line's place in its charge. */
  @Embeddable
  record Key(@Column(name = "charge_id") UUID chargeId, @Column(name = "position") int position)
      implements Serializable {}

  @EmbeddedId Key key;

  @Column(name = "account_id")
  UUID accountId;

  @Column(name = "amount_fen")
  long amountFen;

  String reason;

  @Column(name = "reason_zh")
  String reasonZh;

  String rule;

  static LineRow of(ChargeRow charge, int position, Line line) {
    var row = new LineRow();
    row.key = new Key(charge.id, position);
    row.accountId = charge.accountId;
    row.amountFen = line.amount().count();
    row.reason = line.reason();
    row.reasonZh = line.reasonZh();
    row.rule = line.rule();
    return row;
  }

  Line line() {
    return new Line(Fen.fen(amountFen), reason, reasonZh, rule);
  }
}
