package billing.messages;

import billing.api.AccountId;
import billing.api.StayId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

@Entity
@Table(name = "message")
class MessageRow {
  @EmbeddedId Key key;

  /** Null when it is about no debt. */
  @Column(name = "stay_id")
  UUID stayId;

  String occasion;
  String channels;

  @Column(name = "channel_at")
  int channelAt;

  int tries;

  @Column(name = "queued_at")
  Instant queuedAt;

  @Column(name = "next_at")
  Instant nextAt;

  /** A message of an account. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId, @Column(name = "message_id") UUID messageId)
      implements Serializable {}

  static MessageRow of(Order order, Instant now) {
    var key = new Key(order.account().value(), UUID.randomUUID());
    var row = of(key, order.occasion(), order.channels(), now);
    row.stayId = order.stay().value();
    return row;
  }

  /** One that is about no debt. */
  static MessageRow of(Key key, String occasion, List<Channel> channels, Instant now) {
    var row = new MessageRow();
    row.key = key;
    row.occasion = occasion;
    row.channels = channels.stream().map(Channel::code).collect(Collectors.joining(" "));
    row.queuedAt = now;
    row.nextAt = now;
    return row;
  }

  /** Whether it is about something else than a debt. */
  boolean isTold() {
    return stayId == null;
  }

  Order order() {
    return new Order(new AccountId(key.accountId()), new StayId(stayId), occasion, channels());
  }

  List<Channel> channels() {
    return Arrays.stream(channels.split(" ")).map(Channel::of).toList();
  }

  boolean isExhausted() {
    return channelAt >= channels().size();
  }

  Channel channel() {
    return channels().get(channelAt);
  }

  /** The next channel is tried at once. */
  void fallThrough(Instant now) {
    channelAt++;
    tries = 0;
    nextAt = now;
  }

  boolean isDue(Instant now) {
    return nextAt != null && !nextAt.isAfter(now);
  }
}
