package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recognizer.camera.Videos.Kind;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_video_file {
  @TempDir private Path folder;

  private static VideoSource open(Path file) throws IOException {
    return VideoSource.open(file, Instant.EPOCH);
  }

  private Path joined(Path first, Path second) throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(Files.readAllBytes(first));
    both.write(Files.readAllBytes(second));
    return Files.write(folder.resolve("both"), both.toByteArray());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"H264", "H264_IN_TRANSPORT_STREAM"})
  void goes_on_when_its_pictures_change_size_in_the_middle(Kind kind) throws IOException {
    Path large = Videos.write(folder.resolve("a"), kind, 640, 360);
    Path small = Videos.write(folder.resolve("b"), kind, 320, 240);
    MotionGate gate = new MotionGate(Region.WHOLE);
    List<String> sizes =
        Videos.each(
            open(joined(large, small)),
            frame -> {
              gate.opensFor(frame);
              return Videos.size(frame);
            });
    assertThat(sizes).startsWith("640x360").endsWith("320x240");
    assertThat(sizes).filteredOn("640x360"::equals).hasSize(Videos.FRAMES);
    assertThat(sizes).filteredOn("320x240"::equals).hasSizeGreaterThan(Videos.FRAMES / 2);
  }

  @Test
  void of_single_jpegs_is_read_like_any_other() throws IOException {
    Path clip = Videos.write(folder.resolve("a"), Kind.SINGLE_JPEGS, 320, 240);
    assertThat(Videos.each(open(clip), Videos::size))
        .hasSize(Videos.FRAMES)
        .containsOnly("320x240");
  }

  /** A transport stream's count begins at any number, here about a second and a half. */
  @Test
  void begins_at_nothing_whatever_its_own_count_begins_at() throws IOException {
    Path clip = Videos.write(folder.resolve("a"), Kind.H264_IN_TRANSPORT_STREAM, 320, 240);
    assertThat(Videos.each(open(clip), Frame::position))
        .containsExactlyElementsOf(tenths(Videos.FRAMES));
  }

  @Test
  void joined_from_parts_that_each_count_for_themselves_is_played_in_one_go() throws IOException {
    Path part = Videos.write(folder.resolve("a"), Kind.H264_IN_TRANSPORT_STREAM, 320, 240);
    assertThat(Videos.each(open(joined(part, part)), Frame::position))
        .containsExactlyElementsOf(tenths(2 * Videos.FRAMES));
  }

  private static List<Duration> tenths(int count) {
    return IntStream.range(0, count).mapToObj(i -> Duration.ofMillis(100L * i)).toList();
  }
}
