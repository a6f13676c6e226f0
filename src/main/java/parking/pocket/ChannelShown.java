package parking.pocket;

import billing.api.Agreements.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Agreement;

/** Channels and agreements as docs/contracts/driver-api.md has them. */
final class ChannelShown {
  private static final Map<String, Name> NAMES =
      Map.of(
          "wechat", new Name("微信支付", "WeChat Pay"),
          "alipay", new Name("支付宝", "Alipay"));

  /** The best that an agreement can be comes first. */
  private static final List<Agreement.State> RANKS =
      List.of(
          Agreement.State.SIGNED,
          Agreement.State.PAUSED,
          Agreement.State.ASKED,
          Agreement.State.ENDED,
          Agreement.State.NONE);

  private ChannelShown() {}

  private record Name(String chinese, String english) {}

  /** A channel, and how it stands with the driver's plates. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Channel(
      String channel,
      String name,
      String nameEn,
      String state,
      Optional<Instant> signedAt,
      boolean isLoggedInBy,
      List<OfPlate> plates) {}

  /** An agreement. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OfPlate(UUID id, String state, Optional<Instant> signedAt, Optional<Instant> asOf) {}

  /** Where the driver goes. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Go(
      String kind,
      Optional<String> url,
      Optional<String> appId,
      Optional<String> path,
      Optional<Map<String, String>> extraData) {
    static Go to(Page page) {
      if (page instanceof Page.MiniProgram other) {
        return new Go(
            "MINI_PROGRAM",
            Optional.empty(),
            Optional.of(other.appId()),
            Optional.of(other.path()),
            Optional.of(other.extraData()));
      }
      var url = ((Page.Address) page).url().toString();
      return new Go("URL", Optional.of(url), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  static Channel channel(String channel, boolean isLoggedInBy, Map<UUID, Agreement> agreements) {
    var name = NAMES.getOrDefault(channel, new Name(channel, channel));
    var state =
        agreements.values().stream()
            .map(Agreement::shown)
            .min(Comparator.comparing(RANKS::indexOf))
            .orElse(Agreement.State.NONE);
    var signedAt =
        agreements.values().stream()
            .filter(Agreement::isInForce)
            .flatMap(it -> it.times().signedAt().stream())
            .min(Comparator.naturalOrder());
    return new Channel(
        channel,
        name.chinese(),
        name.english(),
        state.name(),
        signedAt,
        isLoggedInBy,
        agreements.entrySet().stream().map(it -> ofPlate(it.getKey(), it.getValue())).toList());
  }

  private static OfPlate ofPlate(UUID id, Agreement it) {
    var signedAt = it.times().signedAt().filter(at -> it.isInForce());
    return new OfPlate(id, it.shown().name(), signedAt, it.times().asOf());
  }
}
