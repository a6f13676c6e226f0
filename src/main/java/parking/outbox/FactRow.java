package parking.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A fact as it waits. */
@Entity
@Table(name = "outbox")
class FactRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "fact_id")
  Long id;

  String subject;
  String kind;
  String body;

  @Column(name = "written_at")
  Instant writtenAt;

  int tries;

  @Column(name = "next_try_at", insertable = false, updatable = false)
  Instant nextTryAt;

  @Column(name = "delivered_at")
  Instant deliveredAt;

  @Column(name = "set_aside_because")
  String setAsideBecause;
}
