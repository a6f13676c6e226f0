package billing.tariffs.board;

import static org.assertj.core.api.Assertions.assertThat;

import billing.money.Fen;
import billing.tariffs.PriceNotice;
import billing.tariffs.PriceNotice.RateText;
import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import billing.tariffs.TariffFile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_public_price_notice {
  private static final Path PUBLISHED = Path.of("src/main/resources/billing/tariffs");
  private static final Path KEPT = Path.of("src/test/resources/billing/tariffs/board");
  private static final Path HANGZHOU = PUBLISHED.resolve("hangzhou-road.yaml");
  private static final Path EVERYTHING = KEPT.resolve("everything.yaml");

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "<tr><th scope=\"row\"><strong>[^<]*</strong> <span class=\"hours\">"
              + "<time datetime=\"([^\"]*)\">[^<]*</time>–<time datetime=\"([^\"]*)\">[^<]*</time>"
              + "</span></th>\\s((?:<td class=\"sum\">[0-9.]*</td>\\s)+)</tr>");

  @TempDir private static Path folder;

  static List<Path> notices() {
    return Stream.of(Path.of("vectors/tariffs"), PUBLISHED, KEPT)
        .flatMap(The_public_price_notice::yaml)
        .toList();
  }

  private static Stream<Path> yaml(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError(folder.toString(), e);
    }
  }

  private static String page(Path notice, Language language) throws IOException {
    return Board.page(TariffFile.readNotice(notice, List.of()), language);
  }

  @Test
  void of_Hangzhou_is_the_page_that_is_kept() throws IOException {
    assertThat(page(HANGZHOU, Language.ZH)).as(anew()).isEqualTo(kept("hangzhou-road.zh.html"));
  }

  @Test
  void of_everything_that_a_notice_can_say_is_the_page_that_is_kept() throws IOException {
    assertThat(page(EVERYTHING, Language.ZH)).as(anew()).isEqualTo(kept("everything.zh.html"));
    assertThat(page(EVERYTHING, Language.EN)).as(anew()).isEqualTo(kept("everything.en.html"));
  }

  private static String kept(String file) throws IOException {
    return Files.readString(KEPT.resolve(file));
  }

  private static String anew() {
    return "read docs/tariffs/README.md, The notice at the entrance, on how to write it anew";
  }

  @ParameterizedTest
  @MethodSource("notices")
  void has_no_word_of_the_file_and_none_of_the_other_language(Path notice) throws Exception {
    var chinese = words(page(notice, Language.ZH));
    var english = words(page(notice, Language.EN));
    assertThat(chinese + english).doesNotContainPattern("[a-z]_[a-z]").doesNotContain("null", "[");
    if (!notice.equals(EVERYTHING)) {
      assertThat(chinese).doesNotContainPattern("[A-Za-z]{2}");
      assertThat(english).doesNotContainPattern("\\p{IsHan}");
    }
  }

  /** What is read on the page, but for its sources. */
  private static String words(String page) throws Exception {
    var words = new StringBuilder();
    read(parsed(page), words);
    return words.toString();
  }

  private static Element parsed(String page) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(page)))
        .getDocumentElement();
  }

  private static void read(Node node, StringBuilder words) {
    if (node instanceof Element element
        && (element.getTagName().equals("style")
            || element.getAttribute("class").equals("sources"))) {
      return;
    }
    if (node.getNodeType() == Node.TEXT_NODE) {
      words.append(node.getNodeValue());
    }
    for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      read(child, words);
    }
  }

  @ParameterizedTest
  @MethodSource("notices")
  void names_every_price_of_the_notice(Path file) throws Exception {
    var read = TariffFile.readNotice(file, List.of());
    for (var language : Language.values()) {
      var words = words(Board.page(read, language));
      assertThat(amounts(read.notice())).isNotEmpty();
      for (var amount : amounts(read.notice())) {
        assertThat(words).contains(language.yuan(amount));
      }
    }
  }

  private static List<Fen> amounts(PriceNotice notice) {
    List<Fen> amounts = new ArrayList<>();
    for (var zone : notice.zones().values()) {
      amounts.addAll(amounts(notice, zone.rates()));
      zone.shared().ifPresent(shared -> amounts.addAll(amounts(notice, shared.outside())));
    }
    notice.rights().orElse(Map.of()).values().forEach(it -> it.fen().ifPresent(amounts::add));
    amounts.removeIf(Fen::isZero);
    return amounts;
  }

  private static List<Fen> amounts(PriceNotice notice, Map<String, RateText> rates) {
    List<Fen> amounts = new ArrayList<>();
    for (var kind : notice.vehicles().keySet()) {
      var rate = PriceNotice.prices(rates, kind);
      for (var day : rate.days().orElseThrow()) {
        day.periods().forEach(period -> amounts.addAll(period.price().printed().toList()));
      }
      rate.caps().orElse(List.of()).forEach(cap -> amounts.addAll(cap.fen()));
    }
    return amounts;
  }

  static Stream<Path> unnamed() {
    return notices().stream().map(The_public_price_notice::withoutExamples);
  }

  /** The same notice, for which none are named. */
  private static Path withoutExamples(Path notice) {
    try {
      var tree = new YAMLMapper().readTree(notice.toFile());
      ((ObjectNode) tree.get("notice")).remove("examples");
      var file = folder.resolve(notice.getFileName());
      Files.writeString(file, new YAMLMapper().writeValueAsString(tree));
      return file;
    } catch (IOException e) {
      throw new AssertionError(notice.toString(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("unnamed")
  void gives_usual_examples_that_cost_what_the_tariff_says(Path file) throws IOException {
    var read = TariffFile.readNotice(file, List.of());
    var kinds = List.copyOf(read.notice().vehicles().keySet());
    for (var language : Language.values()) {
      var tables = Board.page(read, language).split("<table class=\"examples\">");
      assertThat(tables).hasSize(1 + read.tariffs().size());
      for (int zone = 0; zone < read.tariffs().size(); zone++) {
        var found = EXAMPLE.matcher(tables[zone + 1]).results().toList();
        assertThat(found).hasSizeGreaterThanOrEqualTo(6);
        for (var example : found) {
          var sums = new ArrayList<String>();
          for (var kind : kinds) {
            sums.add(sum(read.tariffs().get(zone), kind, example.group(1), example.group(2)));
          }
          assertThat(example.group(3).replaceAll("<[^>]*>", " ").strip().split("\\s+"))
              .containsExactlyElementsOf(sums);
        }
      }
    }
  }

  private static String sum(Tariff tariff, String kind, String entered, String left) {
    var stay = Stay.of(moment(tariff, entered), moment(tariff, left), kind);
    return tariff.rate(stay).total().inYuan();
  }

  private static Instant moment(Tariff tariff, String time) {
    return LocalDateTime.parse(time).atZone(tariff.timeZone()).toInstant();
  }

  @Test
  void takes_its_examples_from_a_working_day_of_the_newest_year() throws IOException {
    var year = folder.resolve("china-2031.yaml");
    Files.writeString(
        year,
        """
        year: 2031
        notice: none yet
        holidays: { new_year: { from: 2031-01-01, through: 2031-01-07 } }
        worked_instead: []
        """);
    for (var notice : List.of(withoutExamples(HANGZHOU), EVERYTHING)) {
      var read = TariffFile.readNotice(notice, List.of(year));
      assertThat(read.workingDay()).hasToString("2031-01-14");
      assertThat(Board.page(read, Language.EN)).contains("14 January 2031, a working day");
    }
  }

  @ParameterizedTest
  @MethodSource("notices")
  void needs_nothing_beside_it(Path notice) throws Exception {
    var tags = new TreeSet<String>();
    var attributes = new TreeSet<String>();
    var page = page(notice, Language.ZH);
    collect(parsed(page), tags, attributes);
    assertThat(tags).doesNotContain("script", "link", "img", "iframe", "a");
    assertThat(attributes)
        .isSubsetOf(
            "charset",
            "class",
            "colspan",
            "content",
            "datetime",
            "lang",
            "name",
            "rowspan",
            "scope");
    assertThat(page).doesNotContain("url(", "@import");
  }

  private static void collect(Element element, TreeSet<String> tags, TreeSet<String> attributes) {
    tags.add(element.getTagName());
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      attributes.add(element.getAttributes().item(i).getNodeName());
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner, tags, attributes);
      }
    }
  }

  @Test
  void shows_hostile_names_as_they_are_written() throws Exception {
    var hostile = "<script>alert('&amp;')</script>";
    var tree = new YAMLMapper().readTree(EVERYTHING.toFile());
    var yaml = new YAMLMapper().writeValueAsString(tree);
    var names = "(title|title_zh|name|name_zh|ceiling|proposer|approver|text|text_zh): .*";
    var file = folder.resolve("hostile.yaml");
    Files.writeString(file, yaml.replaceAll(names, "$1: \"" + hostile + "\""));
    for (var language : Language.values()) {
      var page = page(file, language);
      assertThat(page).doesNotContain("<script").contains("&lt;script&gt;alert(&#39;&amp;amp;");
      assertThat(words(page)).contains(hostile);
    }
  }

  @Test
  void has_words_for_every_day_of_the_calendars() throws IOException {
    var days = new DayWords(Language.ZH, Map.of());
    for (var year : yaml(PUBLISHED.resolve("calendars")).toList()) {
      var holidays = new YAMLMapper().readTree(year.toFile()).get("holidays").fieldNames();
      assertThat(holidays).toIterable().isNotEmpty().allMatch(days::knows);
    }
  }

  @Test
  void says_that_a_notice_without_a_first_day_is_a_draft() throws Exception {
    var draft = TariffFile.readNotice(Path.of("vectors/tariffs/airport.yaml"), List.of());
    assertThat(words(Board.page(draft, Language.ZH))).contains("草案，尚未生效");
    assertThat(words(Board.page(draft, Language.EN))).contains("draft, not in force");
  }
}
