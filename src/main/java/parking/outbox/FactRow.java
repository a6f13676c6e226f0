package parking.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "outbox")
class FactRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "fact_id")
  Long id;

  String kind;
  String body;

  @Column(name = "written_at")
  Instant writtenAt;

  @Column(name = "delivered_at")
  Instant deliveredAt;

  @Column(name = "set_aside_because")
  String setAsideBecause;
}
