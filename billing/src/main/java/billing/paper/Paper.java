package billing.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Pages of A4 as PDF, made of well-formed markup in CSS 2.1. The font is in it, so they print alike
 * everywhere; the same page gives the same bytes. A page brings its pictures along as {@code data:}
 * addresses; nothing else that it names is looked for.
 */
public final class Paper {
  /** The name under which styles ask for the font. */
  public static final String FONT = PaperFont.FAMILY;

  private static final int REGULAR = 400;
  private static final String PICTURE = "data:image/(jpeg|png);base64,[A-Za-z0-9+/=]+";

  static {
    XRLog.setLoggerImpl(new Silence());
  }

  private Paper() {}

  /**
   * Prints a page that names nothing beside it. It takes up to a second: not for an event loop.
   *
   * @return the bytes of a PDF
   * @throws IllegalArgumentException naming the characters that cannot be printed, where the page
   *     has some
   * @throws IllegalStateException when something would be missing on paper
   */
  public static byte[] print(String page) {
    try (var font = PaperFont.open();
        var document = new PDDocument()) {
      font.mustHaveAll(page);
      document.setDocumentId(number(page));
      layOut(page, font, document);
      document.getDocumentInformation().setCreationDate(null);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the page was not printed", e);
    }
  }

  /**
   * The same page with a mark (〓) for each character that cannot be printed, for words that people
   * write as they like.
   */
  public static String legible(String page) {
    try (var font = PaperFont.open()) {
      return font.replacing(page);
    } catch (IOException e) {
      throw new UncheckedIOException("the font was not read", e);
    }
  }

  private static void layOut(String page, PaperFont font, PDDocument document) throws IOException {
    List<String> faults = new ArrayList<>();
    var builder =
        new PdfRendererBuilder()
            .useFont(
                new PDFontSupplier(font.in(document)),
                PaperFont.FAMILY,
                REGULAR,
                FontStyle.NORMAL,
                true)
            .usePdfUaAccessibility(true)
            .withProducer("frictionless-parking")
            .withDiagnosticConsumer(
                said -> {
                  if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
                    faults.add(said.getFormattedMessage());
                  }
                });
    for (var moment : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((address, kind) -> address.matches(PICTURE), moment);
    }
    builder.useUriResolver((base, address) -> address.matches(PICTURE) ? address : null);
    builder.withW3cDocument(parsed(page), null).usePDDocument(document);
    try (var renderer = builder.buildPdfRenderer()) {
      renderer.createPDFWithoutClosing();
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("the page was not printed: " + faults);
    }
  }

  private static Document parsed(String page) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException("not a page of well-formed markup: " + e.getMessage(), e);
    }
  }

  /** Names the document by what is on it. */
  private static long number(String page) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(page.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }

  /** The library's log; what it warns of becomes an exception instead. */
  private static final class Silence implements XRLogger {
    @Override
    public void log(String where, Level level, String message) {}

    @Override
    public void log(String where, Level level, String message, Throwable why) {}

    @Override
    public void setLevel(String logger, Level level) {}

    @Override
    public boolean isLogLevelEnabled(Diagnostic said) {
      return false;
    }
  }
}
