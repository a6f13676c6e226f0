package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_network_camera {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private Instant now = NOW;
  private final List<Long> pauses = new ArrayList<>();
  private final List<String> script = new ArrayList<>();

  /** A connection that delivers the script's next words: frame, end or failure. */
  private final class Connection implements FrameSource {
    private final Iterator<String> words;
    private int frames;

    Connection(Iterator<String> words) {
      this.words = words;
    }

    @Override
    public Optional<Frame> next() throws UnreadableInput {
      String word = words.next();
      if (word.equals("failure")) {
        throw new UnreadableInput("connection reset");
      }
      Duration position = Duration.ofMillis(100L * frames++);
      Frame frame = Frame.of(new Mat(), 0, position, Instant.EPOCH);
      return word.equals("frame") ? Optional.of(frame) : Optional.empty();
    }

    @Override
    public void close() {}
  }

  private NetworkCamera camera() {
    Iterator<String> words = script.iterator();
    return new NetworkCamera("entrance", () -> new Connection(words), this::pause, () -> now);
  }

  private void pause(Duration time) {
    pauses.add(time.toSeconds());
    now = now.plus(time);
  }

  @AfterEach
  void clear_the_interrupt() {
    Thread.interrupted();
  }

  @Test
  void stamps_frames_with_the_devices_clock() {
    script.add("frame");
    try (NetworkCamera camera = camera()) {
      assertThat(camera.next().orElseThrow().seenAt()).isEqualTo(NOW);
    }
  }

  @Test
  void is_opened_again_with_growing_pauses_until_it_is_back() {
    script.addAll(List.of("frame", "end", "failure", "failure", "frame", "failure", "frame"));
    try (NetworkCamera camera = camera()) {
      assertThat(camera.next()).isPresent();
      assertThat(camera.next()).isPresent();
      assertThat(pauses).containsExactly(1L, 2L, 4L);
      assertThat(camera.next()).isPresent();
      assertThat(pauses).as("after a good frame the pause is short again").endsWith(1L);
    }
  }

  @Test
  void counts_on_over_all_connections() {
    script.addAll(List.of("frame", "frame", "failure", "frame", "frame"));
    List<Duration> positions = new ArrayList<>();
    try (NetworkCamera camera = camera()) {
      for (int i = 0; i < 4; i++) {
        positions.add(camera.next().orElseThrow().position());
      }
    }
    assertThat(positions).extracting(Duration::toMillis).containsExactly(0L, 100L, 1100L, 1200L);
  }

  @Test
  void never_waits_longer_than_a_minute() {
    for (int i = 0; i < 12; i++) {
      script.add("failure");
    }
    script.add("frame");
    try (NetworkCamera camera = camera()) {
      camera.next();
    }
    assertThat(pauses).hasSize(12).endsWith(60L, 60L);
  }

  @Test
  void ends_when_its_thread_is_interrupted() {
    Thread.currentThread().interrupt();
    try (NetworkCamera camera = camera()) {
      assertThat(camera.next()).isEmpty();
    }
  }

  @Test
  void never_shows_its_password() {
    assertThat(Addresses.withoutSecrets("rtsp://admin:geheim@192.0.2.7/live"))
        .isEqualTo("rtsp://***@192.0.2.7/live");
  }

  @Test
  void that_does_not_answer_says_why_without_its_password() {
    String url = "rtsp://admin:geheim@127.0.0.1:1/live";
    assertThatThrownBy(() -> VideoSource.open(url, NOW, Decoding.software()))
        .isInstanceOf(UnreadableInput.class)
        .hasMessage("rtsp://***@127.0.0.1:1/live does not deliver: Connection refused");
  }
}
