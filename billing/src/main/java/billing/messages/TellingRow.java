package billing.messages;

import billing.api.Tellings.Said;
import billing.api.Tellings.Telling;
import billing.api.Tellings.Way;
import billing.database.SealedText;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

@Entity
@Table(name = "telling")
class TellingRow {
  @EmbeddedId MessageRow.Key key;

  String kind;

  @Convert(converter = SealedText.Address.class)
  String said;

  @Convert(converter = SealedText.Address.class)
  String wechat;

  @Convert(converter = SealedText.Address.class)
  String sms;

  @Column(name = "quiet_from")
  LocalTime quietFrom;

  @Column(name = "quiet_until")
  LocalTime quietUntil;

  @Column(name = "ends_at")
  Instant endsAt;

  static TellingRow of(Telling it) {
    var row = new TellingRow();
    row.key = new MessageRow.Key(it.recipient(), it.id());
    row.kind = it.kind();
    row.said = written(it.said());
    for (Way way : it.ways()) {
      switch (way.channel()) {
        case WECHAT -> row.wechat = way.address();
        case SMS -> row.sms = way.address();
      }
    }
    row.quietFrom = it.times().quietFrom();
    row.quietUntil = it.times().quietUntil();
    row.endsAt = it.times().until().orElse(null);
    return row;
  }

  /** What is said, as it is kept. */
  private record Kept(
      String title,
      String body,
      String plate,
      String page,
      String link,
      Map<String, String> words) {
    Said said() {
      return new Said(title, body, Optional.ofNullable(plate), page, link, words);
    }
  }

  private static String written(Said it) {
    try {
      return Calls.JSON.writeValueAsString(
          new Kept(
              it.title(), it.body(), it.plate().orElse(null), it.page(), it.link(), it.words()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is told is always JSON", e);
    }
  }

  Told told() {
    try {
      return new Told(kind, Calls.JSON.readValue(said, Kept.class).said());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is told was written as JSON", e);
    }
  }

  /** Where it goes by a channel; null where that is not known. */
  String address(Channel channel) {
    return channel == Channel.SUBSCRIBE_MESSAGE ? wechat : channel == Channel.SMS ? sms : null;
  }

  TellingRules.Times times() {
    return new TellingRules.Times(
        new QuietHours(quietFrom, quietUntil), Optional.ofNullable(endsAt));
  }
}
