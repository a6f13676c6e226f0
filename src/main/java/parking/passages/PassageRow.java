package parking.passages;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** A passage as it is kept; {@link PassageStore} writes it. */
@Immutable
@Entity
@Table(name = "passage")
class PassageRow {
  @Id
  @Column(name = "passage_id")
  UUID id;

  String device;
  String lane;

  @Column(name = "lot_id")
  String lotId;

  String direction;
  String event;

  @Column(name = "plate_sealed")
  String plateSealed;

  String colour;
  float confidence;
  String look;
  String opinions;

  @Column(name = "picture_sha256")
  String pictureSha256;

  @Column(name = "cut_out_sha256")
  String cutOutSha256;

  @Column(name = "seen_at")
  Instant seenAt;

  @Column(name = "received_at")
  Instant receivedAt;

  @Column(name = "session_id")
  UUID sessionId;

  String verdict;
  String kept;

  /** The hash of the whole picture, while that is kept. */
  Optional<String> findPicture() {
    return Optional.ofNullable(pictureSha256).filter(hash -> hasPictures());
  }

  /** The hash of the picture of the plate alone, while that is kept. */
  Optional<String> findCutOut() {
    return Optional.ofNullable(cutOutSha256).filter(hash -> hasPictures());
  }

  private boolean hasPictures() {
    return kept.equals("ALL");
  }

  Passage passage(PassageSeal seal) {
    var plate = seal.plates().open(plateSealed);
    return new Passage(
        id,
        new Passage.Place(lotId, device, lane),
        Direction.valueOf(direction),
        Event.valueOf(event),
        new Passage.Read(
            plate.isEmpty() ? Optional.empty() : Optional.of(new Plate(plate)),
            PlateColour.valueOf(colour),
            confidence,
            false),
        Optional.ofNullable(look),
        new Passage.Noticed(seenAt, receivedAt));
  }
}
