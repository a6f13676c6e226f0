package billing.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_page_with_a_picture {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="zh-CN"><head><title>证据</title><meta name="subject" content="证据"/>
      <style>body { font-family: "Board Sans SC"; }</style></head>
      <body><p>入场照片</p><img alt="入场照片" src="data:image/%s;base64,%s"/></body></html>""";

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void has_it_on_paper(String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, bytes);
    var picture = Base64.getEncoder().encodeToString(bytes.toByteArray());
    try (var paper = Loader.loadPDF(Paper.print(PAGE.formatted(format, picture)))) {
      assertThat(new PDFTextStripper().getText(paper)).contains("入场照片");
      var resources = paper.getPage(0).getResources();
      var found = resources.getXObject(resources.getXObjectNames().iterator().next());
      assertThat(found)
          .isInstanceOfSatisfying(
              PDImageXObject.class, image -> assertThat(image.getWidth()).isEqualTo(40));
    }
  }
}
