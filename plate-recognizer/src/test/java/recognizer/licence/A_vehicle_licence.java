package recognizer.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.bench.DrawnLicence;
import recognizer.bench.DrawnLicence.Photograph;
import recognizer.camera.Natives;
import recognizer.camera.UnreadableInput;

/** Read with Tesseract, from photographs that are drawn. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_vehicle_licence {
  private static final Path FONT =
      Path.of("../billing/src/main/resources/billing/paper/board-sans-sc.ttf");

  private static DrawnLicence drawn;
  private static LicenceReader reader;
  private static LicenceServer server;

  @BeforeAll
  static void starts() throws IOException {
    Natives.prepare();
    drawn = new DrawnLicence(FONT);
    reader = new LicenceReader();
    server = LicenceServer.start("127.0.0.1", 0);
  }

  @AfterAll
  static void ends() throws IOException {
    server.close();
    reader.close();
  }

  private static byte[] licence(String plate) throws IOException {
    return drawn.of(plate, Photograph.PLAIN, new Random(1));
  }

  private static byte[] turned(byte[] jpeg) throws IOException {
    var picture = ImageIO.read(new java.io.ByteArrayInputStream(jpeg));
    var turned =
        new java.awt.image.BufferedImage(
            picture.getHeight(), picture.getWidth(), java.awt.image.BufferedImage.TYPE_INT_RGB);
    var pen = turned.createGraphics();
    pen.rotate(Math.PI / 2, picture.getHeight() / 2.0, picture.getHeight() / 2.0);
    pen.drawImage(picture, 0, 0, null);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(turned, "jpg", bytes);
    return bytes.toByteArray();
  }

  @Test
  void tells_its_plate() throws UnreadableInput, IOException {
    assertThat(reader.read(licence("浙A0T001")))
        .isEqualTo(new VehicleLicence(true, Optional.of("浙A0T001")));
  }

  @Test
  void tells_the_plate_of_a_new_energy_car() throws UnreadableInput, IOException {
    assertThat(reader.read(licence("苏ED72529")).plate()).hasValue("苏ED72529");
  }

  @Test
  void is_read_when_the_phone_was_held_upright() throws UnreadableInput, IOException {
    assertThat(reader.read(turned(licence("沪A0T002"))).plate()).hasValue("沪A0T002");
  }

  @Test
  void is_read_askew_and_in_uneven_light() throws UnreadableInput, IOException {
    var how = new Photograph(2.5, 0.02, 1800, 1, 0.4, 6, 0.7);
    assertThat(reader.read(drawn.of("京A0T003", how, new Random(2))).plate()).hasValue("京A0T003");
  }

  @Test
  void tells_nothing_rather_than_something_wrong_when_it_is_blurred()
      throws UnreadableInput, IOException {
    var how = new Photograph(0, 0, 640, 9, 0, 0, 0.4);
    assertThat(reader.read(drawn.of("浙A0T001", how, new Random(3))).plate()).isEmpty();
  }

  @Test
  void is_none_when_the_picture_shows_something_else() throws UnreadableInput, IOException {
    var white =
        new java.awt.image.BufferedImage(800, 600, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(white, "jpg", bytes);
    assertThat(reader.read(bytes.toByteArray())).isEqualTo(VehicleLicence.NONE);
  }

  @Test
  void is_none_when_the_bytes_are_no_picture() {
    assertThatThrownBy(() -> reader.read(new byte[] {1, 2, 3, 4, 5}))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("no JPEG");
  }

  private static HttpResponse<String> sends(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void is_read_over_http() throws IOException, InterruptedException {
    var answer = sends("POST", "/licences", licence("粤A0T004"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"isLicence\":true,\"plate\":\"粤A0T004\"}");
  }

  @Test
  void is_none_over_http_when_the_bytes_are_no_picture() throws IOException, InterruptedException {
    var answer = sends("POST", "/licences", "no picture".getBytes());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"isLicence\":false,\"fault\":\"this is no JPEG\"}");
  }

  @Test
  void is_taken_at_one_address_by_one_method_and_up_to_a_size()
      throws IOException, InterruptedException {
    assertThat(sends("POST", "/other", new byte[1]).statusCode()).isEqualTo(404);
    assertThat(sends("GET", "/licences", new byte[0]).statusCode()).isEqualTo(405);
    assertThat(sends("POST", "/licences", new byte[LicenceServer.BYTES_MAX + 1]).statusCode())
        .isEqualTo(413);
  }
}
