package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.camera.Videos.Kind;

/** A server on this machine that sends a video piece by piece, as a camera would. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class A_network_stream {
  private static final int PIECES = 40;
  @TempDir private Path folder;
  private HttpServer server;
  private Duration pause = Duration.ZERO;
  private String type = "video/mp2t";
  private int repetitions = 1;
  private byte[] video;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::send);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      for (int i = 0; i < repetitions * PIECES; i++) {
        int from = i % PIECES * video.length / PIECES;
        int to = (i % PIECES + 1) * video.length / PIECES;
        body.write(video, from, to - from);
        body.flush();
        Thread.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private VideoSource open() throws IOException {
    String url = "http://admin:geheim@127.0.0.1:" + server.getAddress().getPort() + "/live";
    return VideoSource.open(url, Instant.EPOCH, Decoding.software());
  }

  private void serve(Kind kind) throws IOException {
    video = Files.readAllBytes(Videos.write(folder.resolve("a"), kind, 320, 240));
  }

  @Test
  void over_http_is_read_to_its_end() throws IOException {
    serve(Kind.H264_IN_TRANSPORT_STREAM);
    assertThat(Videos.each(open(), Videos::size)).hasSize(Videos.FRAMES).containsOnly("320x240");
  }

  /** Such cameras send no times, so that FFmpeg invents 25 frames a second. */
  @Test
  void of_single_jpegs_runs_in_the_time_in_which_it_arrives() throws IOException {
    serve(Kind.JPEGS_FOR_BROWSERS);
    type = "multipart/x-mixed-replace; boundary=ffmpeg";
    pause = Duration.ofMillis(50); // two seconds for ten pictures
    Duration last = Duration.ZERO;
    try (VideoSource camera = open()) {
      for (int i = 0; i < Videos.FRAMES - 1; i++) {
        Duration position = camera.next().orElseThrow().position();
        assertThat(position).isGreaterThanOrEqualTo(last);
        last = position;
      }
    }
    assertThat(last).isGreaterThan(Duration.ofMillis(1_000)).isLessThan(Duration.ofSeconds(20));
  }

  /** Its count begins anew with every repetition. */
  @Test
  void of_a_camera_that_sets_its_clock_back_goes_on_as_if_it_had_not() throws IOException {
    serve(Kind.H264_IN_TRANSPORT_STREAM);
    repetitions = 4;
    List<Duration> positions = Videos.each(open(), Frame::position);
    assertThat(positions).hasSize(4 * Videos.FRAMES).isSorted();
    assertThat(positions.get(positions.size() - 1)).isEqualTo(Duration.ofMillis(3_900));
  }

  @Test
  void that_is_no_video_says_so_without_its_password() {
    video = "<html>log in first</html>".repeat(40).getBytes();
    assertThatThrownBy(this::open)
        .isInstanceOf(UnreadableInput.class)
        .hasMessageStartingWith("http://***@127.0.0.1:")
        .hasMessageContaining("does not deliver");
  }
}
