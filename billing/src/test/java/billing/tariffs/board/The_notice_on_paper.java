package billing.tariffs.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import billing.paper.Paper;
import billing.tariffs.ReadNotice;
import billing.tariffs.TariffFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_notice_on_paper {
  private static final Path HANGZHOU =
      Path.of("src/main/resources/billing/tariffs/hangzhou-road.yaml");
  private static final Path EVERYTHING =
      Path.of("src/test/resources/billing/tariffs/board/everything.yaml");
  private static final int MOST_PAGES = 6;

  /** In points: A4, and the margins of the style. */
  private static final float WIDTH = 595.28f;

  private static final float HEIGHT = 841.89f;
  private static final float SIDE = 13 * 72 / 25.4f;
  private static final float TOP = 14 * 72 / 25.4f;
  private static final float BOTTOM = 16 * 72 / 25.4f;

  /** In points: letters may stand out a little. */
  private static final float NEARLY = 0.5f;

  private static final Map<String, byte[]> PRINTED = new HashMap<>();

  @TempDir private Path folder;

  /** The longest notices, and some of each kind, in both languages. */
  static Stream<Arguments> notices() {
    var some =
        List.of("airport", "hangzhou-west-lake", "new-energy", "shared-hangzhou", "shenzhen-road");
    return Stream.concat(
            Stream.of(HANGZHOU, EVERYTHING),
            some.stream().map(name -> Path.of("vectors/tariffs/%s.yaml".formatted(name))))
        .flatMap(notice -> Stream.of(Language.values()).map(in -> Arguments.of(notice, in)));
  }

  private static ReadNotice read(Path notice) {
    try {
      return TariffFile.readNotice(notice, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(notice.toString(), e);
    }
  }

  /** A notice on paper, printed once for all that look at it. */
  private static PDDocument printed(Path notice, Language in) throws IOException {
    return Loader.loadPDF(
        PRINTED.computeIfAbsent(notice + " " + in, any -> BoardPdf.write(read(notice), in)));
  }

  private static String text(PDDocument paper) throws IOException {
    return new PDFTextStripper().getText(paper);
  }

  @ParameterizedTest
  @MethodSource("notices")
  void says_all_that_the_page_of_HTML_says(Path notice, Language in) throws Exception {
    try (var paper = printed(notice, in)) {
      var said = text(paper).replaceAll("\\s", "");
      var wanted = words(Board.page(read(notice), in));
      assertThat(wanted).hasSizeGreaterThan(40);
      assertThat(wanted).allSatisfy(words -> assertThat(said).contains(words));
    }
  }

  /** Each piece of text on a page, without blanks. */
  private static List<String> words(String page) throws Exception {
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page)))
            .getDocumentElement();
    List<String> words = new ArrayList<>();
    collect(root.getElementsByTagName("body").item(0), words);
    return words;
  }

  private static void collect(Node node, List<String> words) {
    var text = node.getNodeType() == Node.TEXT_NODE ? node.getNodeValue() : "";
    if (!text.isBlank()) {
      words.add(text.replaceAll("\\s", ""));
    }
    for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, words);
    }
  }

  @ParameterizedTest
  @MethodSource("notices")
  void has_its_font_in_it(Path notice, Language in) throws IOException {
    try (var paper = printed(notice, in)) {
      var fonts = fonts(paper);
      assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
      assertThat(fonts)
          .extracting(PDFont::getName)
          .allMatch(it -> it.endsWith("BoardSansSC-Regular"));
    }
  }

  private static List<PDFont> fonts(PDDocument paper) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (var page : paper.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        fonts.add(page.getResources().getFont(name));
      }
    }
    return fonts;
  }

  @ParameterizedTest
  @MethodSource("notices")
  void keeps_within_the_margins_of_a_few_numbered_pages(Path notice, Language in)
      throws IOException {
    try (var paper = printed(notice, in)) {
      int pages = paper.getNumberOfPages();
      assertThat(pages).isBetween(1, MOST_PAGES);
      for (int number = 1; number <= pages; number++) {
        var box = paper.getPage(number - 1).getMediaBox();
        assertThat(box.getWidth()).isCloseTo(WIDTH, within(NEARLY));
        assertThat(box.getHeight()).isCloseTo(HEIGHT, within(NEARLY));
        var places = new Places(number);
        assertThat(places.getText(paper).lines().findFirst()).contains(number + " / " + pages);
        assertThat(places.all).hasSizeGreaterThan(10).allSatisfy(The_notice_on_paper::isInside);
        assertThat(places.all.stream().filter(it -> it.getYDirAdj() > HEIGHT - BOTTOM))
            .extracting(TextPosition::getUnicode)
            .containsExactly((number + "/" + pages).split(""));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void cuts_off_no_long_word_and_no_class_of_many(Language in) throws Exception {
    var file = folder.resolve("wide.yaml");
    Files.writeString(file, new YAMLMapper().writeValueAsString(wide()));
    try (var paper = printed(file, in)) {
      for (int number = 1; number <= paper.getNumberOfPages(); number++) {
        var places = new Places(number);
        places.getText(paper);
        assertThat(places.all).allSatisfy(The_notice_on_paper::isInside);
      }
      var said = text(paper).replaceAll("\\s", "");
      assertThat(words(Board.page(read(file), in)))
          .allSatisfy(words -> assertThat(said).contains(words));
    }
  }

  /** Colours by which the plates of further classes are told apart. */
  private static final List<String> COLOURS = List.of("green", "yellow", "yellow_green", "black");

  /** A notice with a column of examples for each of eight classes, and words without an end. */
  private static JsonNode wide() throws IOException {
    var notice = new YAMLMapper().readTree(EVERYTHING.toFile());
    var heading = (ObjectNode) notice.get("notice");
    var word = "abcdefghij".repeat(20);
    heading.put("title", word).put("title_zh", word).put("proposer", word).put("text", word);
    heading.putArray("sources").add("https://example.invalid/" + word);
    heading.remove("examples");
    var kind = (ObjectNode) notice.get("vehicles");
    var last = kind.remove("other_energy");
    for (int i = 1; i <= COLOURS.size(); i++) {
      var name = "articulated lorry of more than thirty tonnes " + i;
      var lorry = kind.putObject("lorry_" + i);
      lorry.put("name", name).put("name_zh", "总质量三十吨以上铰接列车" + i);
      var plates = lorry.putArray("plates").addObject();
      plates.put("category", "motorcycle").put("colour", COLOURS.get(i - 1));
      for (var rates : List.of("square/rates", "court/rates", "court/shared/outside")) {
        var all = (ObjectNode) notice.at("/zones/" + rates);
        all.putObject("lorry_" + i).put("like", "small").put("times", 30 + i).put("over", 1);
      }
    }
    kind.set("other_energy", last);
    return notice;
  }

  private static void isInside(TextPosition letter) {
    assertThat(letter.getXDirAdj()).as("%s", letter).isGreaterThan(SIDE - NEARLY);
    assertThat(letter.getXDirAdj() + letter.getWidthDirAdj())
        .as("%s", letter)
        .isLessThan(WIDTH - SIDE + NEARLY);
    assertThat(letter.getYDirAdj()).as("%s", letter).isBetween(TOP, HEIGHT - BOTTOM / 3);
  }

  /** Where the letters of a page stand. */
  private static final class Places extends PDFTextStripper {
    private final List<TextPosition> all = new ArrayList<>();

    Places(int page) {
      setStartPage(page);
      setEndPage(page);
    }

    @Override
    protected void processTextPosition(TextPosition letter) {
      super.processTextPosition(letter);
      if (!letter.getUnicode().isBlank()) {
        all.add(letter);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void is_the_same_to_the_byte_each_time(Language in) {
    for (var notice : List.of(HANGZHOU, EVERYTHING)) {
      assertThat(BoardPdf.write(read(notice), in)).isEqualTo(BoardPdf.write(read(notice), in));
    }
  }

  @Test
  void has_another_number_when_anything_on_it_is_other() throws IOException {
    var changed = changed(text -> text.replace("12315", "12345"));
    try (var one = printed(EVERYTHING, Language.ZH);
        var other = printed(changed, Language.ZH)) {
      assertThat(other.getDocument().getDocumentID())
          .isNotEqualTo(one.getDocument().getDocumentID());
    }
  }

  /** The notice of everything with something in it changed. */
  private Path changed(UnaryOperator<String> change) throws IOException {
    var file = folder.resolve("changed.yaml");
    var text = Files.readString(EVERYTHING);
    assertThat(change.apply(text)).isNotEqualTo(text);
    return Files.writeString(file, change.apply(text));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void names_itself_its_author_and_its_language(Language in) throws IOException {
    try (var paper = printed(EVERYTHING, in)) {
      var about = paper.getDocumentInformation();
      assertThat(about.getTitle()).isEqualTo(in.say("老市场停车收费", "Parking at the Old Market"));
      assertThat(about.getSubject()).isEqualTo(in.say("停车收费公示牌", "Parking prices"));
      assertThat(about.getAuthor()).isEqualTo("Old Market Parking Ltd");
      assertThat(about.getCreationDate()).isNull();
      assertThat(about.getModificationDate()).isNull();
      var catalog = paper.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo(in.tag());
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
    }
    try (var paper = printed(HANGZHOU, in)) {
      assertThat(paper.getDocumentInformation().getAuthor()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void repeats_the_head_of_a_long_table_and_keeps_each_example_together(Language in)
      throws IOException {
    try (var paper = printed(longer(), in)) {
      var head = in.say("停放时间 车辆 金额（元）", "Stay Vehicle Yuan");
      var pages = new ArrayList<List<String>>();
      for (int page = 1; page <= paper.getNumberOfPages(); page++) {
        pages.add(lines(paper, page));
      }
      var first = pages.stream().filter(page -> page.contains(head)).findFirst().orElseThrow();
      int begin = pages.indexOf(first);
      for (var page : pages.subList(begin + 1, begin + 6)) {
        assertThat(page.get(0)).isEqualTo(head);
        assertThat(page.get(1)).matches("\\d+ ?(小时|分钟|h|min).*[0-9]+\\.[0-9]{2}");
      }
    }
  }

  /** A notice with more examples than fit on a page. */
  private Path longer() throws IOException {
    var entered = LocalDateTime.parse("2026-11-24T08:00");
    var examples =
        IntStream.range(1, 80)
            .mapToObj(
                i ->
                    "    - { zone: square, class: small, entered: %s, left: %s }\n"
                        .formatted(entered, entered.plusMinutes(37L * i)))
            .collect(Collectors.joining());
    return changed(text -> text.replace("  examples:\n", "  examples:\n" + examples));
  }

  @ParameterizedTest
  @MethodSource("notices")
  void leaves_no_head_of_a_table_alone_at_the_end_of_a_page(Path notice, Language in)
      throws IOException {
    try (var paper = printed(notice, in)) {
      for (int page = 1; page <= paper.getNumberOfPages(); page++) {
        var lines = lines(paper, page);
        assertThat(lines.get(lines.size() - 1))
            .isNotEqualTo(in.say("时段 收费标准", "Hours Price"))
            .doesNotStartWith(in.say("停放时间 ", "Stay "));
      }
    }
  }

  /** The lines of a page from top to bottom, but for its number. */
  private static List<String> lines(PDDocument paper, int page) throws IOException {
    var places = new Places(page);
    places.setSortByPosition(true);
    var lines = places.getText(paper).strip().lines().map(String::strip).toList();
    return lines.subList(0, lines.size() - 1);
  }

  @Test
  void prints_names_of_places_that_few_texts_have() throws IOException {
    var place = "㟃圌山砣矶岛𬇕𬒗";
    var notice = changed(text -> text.replace("老市场", place));
    try (var paper = printed(notice, Language.ZH)) {
      assertThat(text(paper)).contains(place + "停车收费");
      assertThat(paper.getDocumentInformation().getTitle()).startsWith(place);
    }
  }

  @Test
  void names_the_characters_that_it_cannot_print() throws IOException {
    var notice = changed(text -> text.replace("广场", "𰻝街𪚥").replace("老市场停车收费", "\"\\a\""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> printed(notice, Language.ZH))
        .withMessageContaining("𰻝 (U+30EDD) in “𰻝街𪚥”")
        .withMessageContaining("𪚥 (U+2A6A5) in “𰻝街𪚥”")
        .withMessageContaining("U+0007 in “")
        .withMessageContaining("print the page of HTML");
    assertThat(Board.page(read(notice), Language.ZH)).contains("𰻝街𪚥");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=\"ADDRESS\"/>",
        "<p style=\"background: url(ADDRESS)\">.</p>",
        "<style>@import url(ADDRESS);</style>",
        "<link rel=\"stylesheet\" href=\"ADDRESS\"/>"
      })
  void refuses_what_is_not_on_the_page(String markup) throws IOException {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> asked.incrementAndGet());
    server.start();
    var remote = "http://127.0.0.1:%d/a".formatted(server.getAddress().getPort());
    var local = Files.createFile(folder.resolve("a")).toUri().toString();
    try {
      for (var address : List.of(remote, local, "a")) {
        assertThatIllegalStateException()
            .as(address)
            .isThrownBy(() -> Paper.print(with(markup.replace("ADDRESS", address))))
            .withMessageContaining("the page was not printed: ");
      }
    } finally {
      server.stop(0);
    }
    assertThat(asked).hasValue(0);
  }

  /** A page with more markup in its head and body than the program would write. */
  private static String with(String markup) {
    var page = Board.page(read(HANGZHOU), Language.EN, Style.PAPER);
    return markup.matches("<(style|link).*")
        ? page.replace("</head>", markup + "</head>")
        : page.replace("</header>", markup + "</header>");
  }
}
