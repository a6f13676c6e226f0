package billing.publishing;

import billing.api.PriceSimulations;
import billing.api.PriceSimulations.State;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A simulation, as any instance can see it. */
@Entity
@Table(name = "price_simulation")
class SimulationRow {
  @Id
  @Column(name = "simulation_id")
  UUID id;

  @Column(name = "notice_id")
  UUID notice;

  int version;
  String asked;

  @Enumerated(EnumType.STRING)
  State state;

  long done;
  long total;
  String outcome;

  @Column(name = "started_by")
  String startedBy;

  @Column(name = "started_at")
  Instant startedAt;

  PriceSimulations.View view() {
    return new PriceSimulations.View(
        id,
        notice,
        version,
        asked,
        state,
        done,
        total,
        Optional.ofNullable(outcome),
        startedBy,
        startedAt);
  }
}
