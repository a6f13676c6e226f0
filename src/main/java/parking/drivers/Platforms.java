package parking.drivers;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.Map;
import parking.problems.Problem;

/** The platforms that are set up. A wrong setting stops the service when it starts. */
@ApplicationScoped
class Platforms {
  private static final int LONGEST_CODE = 256;

  private final Map<Way, Platform> platforms = new EnumMap<>(Way.class);

  Platforms(PlatformSettings settings) {
    if (settings.wechat().enabled()) {
      platforms.put(Way.WECHAT, WeChatPlatform.open(settings));
    }
    if (settings.alipay().enabled()) {
      platforms.put(Way.ALIPAY, AlipayPlatform.open(settings));
    }
  }

  void check(@Observes StartupEvent started) {
    platforms.values().forEach(Platform::way);
  }

  /** Who was given a code by a platform; fails with a {@link Problem}. */
  Uni<String> identify(Way way, String code) {
    if (code == null || code.isBlank() || code.length() > LONGEST_CODE) {
      throw Problem.malformed("code: what the platform gave the program, is needed.");
    }
    var platform = platforms.get(way);
    if (platform == null) {
      throw Problem.unprocessable(
          "not-offered", "Nobody can log in by %s here.".formatted(way.code()));
    }
    return platform.identify(code);
  }
}
