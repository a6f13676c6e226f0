package billing.arrears;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Of a code only a hash is kept. */
@Entity
@Immutable
@Table(name = "claim_code")
class ClaimCodeRow {
  @EmbeddedId Key key;

  @Column(name = "stay_id")
  UUID stayId;

  @Column(name = "issued_at")
  Instant issuedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  /** A code of an account. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId, @Column(name = "code_sha256") String sha256)
      implements Serializable {}
}
