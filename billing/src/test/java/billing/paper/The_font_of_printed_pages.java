package billing.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_font_of_printed_pages {
  private static final Path FONT = Path.of("src/main/resources/billing/paper/board-sans-sc.ttf");

  @Test
  void has_the_characters_of_the_national_sets() throws IOException {
    var all = new StringBuilder();
    for (int row = 0xA1; row < 0xF8; row++) {
      for (int cell = 0xA1; cell < 0xFF; cell++) {
        all.append(new String(new byte[] {(byte) row, (byte) cell}, Charset.forName("GB2312")));
      }
    }
    var text = all.toString().replace("\uFFFD", "");
    assertThat(text.codePoints().filter(Character::isIdeographic).count()).isEqualTo(6763);
    try (var font = PaperFont.open()) {
      font.mustHaveAll(text + "¥€–—‘’“”…×÷≤≥℃№①㎡ é ü ǚ ㄅ 〇〔〕");
    }
  }

  @Test
  void has_the_font_that_is_described() throws Exception {
    var font = Files.readAllBytes(FONT);
    var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(font));
    assertThat(Files.readString(Path.of("fonts/README.md"))).contains(digest);
    assertThat(font).hasSizeLessThan(3_000_000);
    assertThat(FONT.resolveSibling("OFL.txt")).content().contains("SIL OPEN FONT LICENSE");
  }
}
