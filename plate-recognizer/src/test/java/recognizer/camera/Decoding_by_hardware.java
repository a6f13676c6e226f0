package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recognizer.camera.Videos.Kind;

/**
 * Hardware that is not there fails for certain; a second software decoder stands for one that is.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Decoding_by_hardware {
  private static final String ANOTHER_DECODER = "libopen%s";
  private static final Logger LOGGER = Logger.getLogger(Decoding.class.getName());
  @TempDir private Path folder;
  private final Messages messages = new Messages();

  private static final class Messages extends Handler {
    private final List<LogRecord> all = new ArrayList<>();

    @Override
    public void publish(LogRecord message) {
      all.add(message);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOGGER.addHandler(messages);
  }

  @AfterEach
  void listen_no_longer() {
    LOGGER.removeHandler(messages);
  }

  private Path clip() throws IOException {
    return Videos.write(folder.resolve("a.mp4"), Kind.H264_IN_MP4, 320, 240);
  }

  private static List<Integer> brightness(Path clip, Decoding decoding) throws IOException {
    return Videos.each(
        VideoSource.open(clip, Instant.EPOCH, decoding), frame -> frame.brightness(1, 1)[0]);
  }

  /**
   * The first two cannot be opened without their devices, the third can and then refuses packets.
   */
  @ParameterizedTest
  @ValueSource(strings = {"%s_cuvid", "%s_v4l2m2m", "%s_qsv"})
  void that_fails_is_replaced_by_software_without_losing_a_frame(String hardware)
      throws IOException {
    Path clip = clip();
    List<Integer> expected = brightness(clip, Decoding.software());
    assertThat(expected).hasSize(Videos.FRAMES).doesNotHaveDuplicates().isSorted();
    assertThat(brightness(clip, new Decoding(hardware))).isEqualTo(expected);
    assertThat(messages.all).hasSize(1);
    assertThat(messages.all.get(0).getLevel()).isEqualTo(Level.INFO);
    assertThat(messages.all.get(0).getParameters()[0]).isEqualTo(clip.toString());
    assertThat(messages.all.get(0).getParameters()[1]).isEqualTo(hardware.formatted("h264"));
  }

  @Test
  void that_failed_is_not_tried_again_for_the_same_stream() throws IOException {
    Path clip = clip();
    Decoding decoding = new Decoding("%s_cuvid", "%s_qsv");
    for (int i = 0; i < 3; i++) {
      assertThat(brightness(clip, decoding)).hasSize(Videos.FRAMES);
    }
    assertThat(messages.all).hasSize(2);
    assertThat(decoding.listHardware("another", "h264")).containsExactly("h264_cuvid", "h264_qsv");
  }

  @Test
  void that_works_is_used_and_said_nothing_of() throws IOException {
    Path clip = clip();
    Decoding decoding = new Decoding(ANOTHER_DECODER, "%s_cuvid");
    assertThat(brightness(clip, decoding)).isEqualTo(brightness(clip, Decoding.software()));
    assertThat(messages.all).isEmpty();
  }

  @Test
  void is_tried_only_where_there_is_a_decoder_for_the_codec() {
    assertThat(new Decoding("%s_cuvid").listHardware("s", "rawvideo")).isEmpty();
    assertThat(Decoding.software().listHardware("s", "h264")).isEmpty();
  }

  @Test
  void leaves_a_file_without_a_picture_refused_as_ever() throws IOException {
    Path words = java.nio.file.Files.writeString(folder.resolve("words.mp4"), "just words");
    assertThatThrownBy(() -> VideoSource.open(words, Instant.EPOCH, new Decoding("%s_cuvid")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("no video");
  }
}
