package parking.passages;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** A passage as it is kept. */
@Entity
@Table(name = "passage")
class PassageRow {
  @Id
  @Column(name = "passage_id")
  UUID id;

  String device;
  long sequence;
  String fingerprint;
  String lane;

  @Column(name = "lot_id")
  String lotId;

  String direction;
  String plate;
  String colour;
  float confidence;

  @Column(name = "picture_sha256")
  String pictureSha256;

  @Column(name = "cut_out_sha256")
  String cutOutSha256;

  @Column(name = "seen_at")
  Instant seenAt;

  @Column(name = "received_at")
  Instant receivedAt;

  String verdict;

  Passage passage() {
    return new Passage(
        id,
        device,
        lotId,
        Direction.valueOf(direction),
        plate.isEmpty() ? Optional.empty() : Optional.of(new Plate(plate)),
        PlateColour.valueOf(colour),
        confidence,
        seenAt,
        receivedAt);
  }
}
