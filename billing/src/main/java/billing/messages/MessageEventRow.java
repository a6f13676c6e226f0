package billing.messages;

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

@Entity
@Immutable
@Table(name = "message_event")
class MessageEventRow {
  @EmbeddedId Key key;

  String channel;

  @Enumerated(EnumType.STRING)
  What what;

  @Column(name = "provider_id")
  String providerId = "";

  String code = "";
  Instant at;

  /** The place of an event in a message's story. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId,
      @Column(name = "message_id") UUID messageId,
      int serial)
      implements Serializable {}

  /** What can happen to a message. */
  enum What {
    QUEUED,
    /** The channel is not set up, or there is no address for it. */
    SKIPPED,
    SENDING,
    SENT,
    REFUSED,
    LATER,
    SILENT,
    /** There was no reason for it any more. */
    MOOT,
    /** No channel took it. */
    UNREACHED
  }
}
