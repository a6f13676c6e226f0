package parking.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parking.lots.Lot;
import parking.lots.Policy;
import parking.passages.Direction;
import parking.passages.Event;
import parking.passages.Passage;
import parking.permits.Permit;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** Plays the stories of {@code passages.txt}, whose head explains how they are written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Stories_of_passages {
  private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final Lot LOT =
      new Lot(
          "lot",
          "停车场",
          "Car park",
          60,
          "tariff",
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Policy.standard());
  private static final SessionPolicy POLICY =
      new SessionPolicy(
          99,
          0.3,
          new SessionPolicy.Times(
              Duration.ofMinutes(2),
              Duration.ofMinutes(3),
              Duration.ofHours(24),
              Duration.ofDays(14),
              Duration.ofMinutes(5)),
          Policy.OrphanExits.REVIEW,
          Set.of("emergency"),
          0.02);

  private record Story(String name, List<String> told, List<String> known) {}

  @TestFactory
  Stream<DynamicTest> end_as_they_should() throws IOException {
    var stories = stories();
    assertThat(stories).hasSizeGreaterThan(35);
    return stories.stream()
        .map(
            story ->
                DynamicTest.dynamicTest(
                    story.name(), () -> assertThat(play(story)).isEqualTo(story.known())));
  }

  private static List<Story> stories() throws IOException {
    List<Story> stories = new ArrayList<>();
    for (var line : Files.readAllLines(Path.of("test/resources/passages.txt"))) {
      if (line.startsWith("## ")) {
        stories.add(new Story(line.substring(3), new ArrayList<>(), new ArrayList<>()));
      } else if (line.startsWith("-> ")) {
        stories.get(stories.size() - 1).known().add(line.substring(3).replaceAll("\\s+", " "));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        stories.get(stories.size() - 1).told().add(line);
      }
    }
    return stories;
  }

  private static List<String> play(Story story) {
    var permits = story.told().stream().flatMap(line -> permit(line).stream()).toList();
    var book = new LotBook(List.of(), permits, DAY);
    var following = new Following(LOT, POLICY, book, UUID::randomUUID);
    story.told().forEach(line -> following.see(passage(line), zone(line)));
    List<String> known =
        new ArrayList<>(
            book.listChanges().stream()
                .map(Change::after)
                .sorted(Comparator.comparing(Stories_of_passages::begin))
                .map(kept -> written(kept, book))
                .toList());
    following.unread().zones().stream()
        .sorted()
        .filter(zone -> following.unread().after(zone, 0) != 0)
        .forEach(
            zone ->
                known.add(
                    "unread %d %s".formatted(following.unread().after(zone, 0), zone).strip()));
    return known;
  }

  private static String zone(String line) {
    return option(Arrays.asList(line.split("\\s+")), "zone=").orElse("");
  }

  private static Instant begin(Kept kept) {
    var session = kept.session();
    return session.findEntry().or(session::findExit).orElseThrow().at();
  }

  private static String written(Kept kept, LotBook book) {
    var session = kept.session();
    var cover =
        session instanceof Session.Closed closed
            ? closed.cover().map(it -> " " + it).orElse("")
            : "";
    var zone = session instanceof Session.Open open ? " " + open.zone() : "";
    var told =
        book.listFacts().stream()
            .map(LotBook.Fact::body)
            .filter(SessionEnded.class::isInstance)
            .map(SessionEnded.class::cast)
            .filter(fact -> fact.began().session().equals(session.visit().id()))
            .reduce((first, second) -> second);
    var rights = told.map(SessionEnded::rights).filter(it -> !it.isEmpty());
    return "%s %s %s..%s %s%s revision %d%s%s%s"
        .formatted(
            SessionState.of(session),
            session.visit().plate().text(),
            session.findEntry().map(it -> time(it.at())).orElse(""),
            session.findExit().map(it -> time(it.at())).orElse(""),
            session.reason(),
            cover,
            kept.revision(),
            told.flatMap(SessionEnded::waivedBecause).isPresent() ? " waived" : "",
            rights.map(names -> " rights " + String.join(",", names)).orElse(""),
            zone.stripTrailing());
  }

  private static String time(Instant at) {
    var passed = Duration.between(DAY, at);
    var clock = "%02d:%02d".formatted(passed.toHoursPart(), passed.toMinutesPart());
    return passed.toDays() == 0 ? clock : passed.toDays() + "+" + clock;
  }

  private static Instant time(String written) {
    var parts = written.split("[+:]");
    var day = parts.length == 3 ? Integer.parseInt(parts[0]) : 0;
    var hour = Integer.parseInt(parts[parts.length - 2]);
    var minute = Integer.parseInt(parts[parts.length - 1]);
    return DAY.plus(Duration.ofDays(day).plusHours(hour).plusMinutes(minute));
  }

  private static Passage passage(String line) {
    var words = Arrays.asList(line.split("\\s+"));
    var isRead = !words.get(2).equals("-");
    var seenAt = time(words.get(0));
    var event =
        words.contains("turned-back")
            ? Event.TURNED_BACK
            : words.contains("stayed") ? Event.STAYED : Event.PASSED;
    var way = Direction.valueOf(words.get(1).toUpperCase(Locale.ROOT));
    var read =
        new Passage.Read(
            isRead ? Optional.of(Plate.of(words.get(2))) : Optional.empty(),
            PlateColour.of(option(words, "colour=").orElse(isRead ? "blue" : "unknown")),
            Float.parseFloat(option(words, "sure=").orElse(isRead ? "0.995" : "0")),
            words.contains("fake"));
    return new Passage(
        UUID.randomUUID(),
        new Passage.Place("lot", "edge", words.get(1)),
        way,
        event,
        read,
        Optional.empty(),
        new Passage.Noticed(seenAt, DAY.plus(Duration.ofDays(9))));
  }

  private static Optional<String> option(List<String> words, String name) {
    return words.stream()
        .filter(word -> word.startsWith(name))
        .map(word -> word.substring(name.length()))
        .findFirst();
  }

  private static Optional<Permit> permit(String line) {
    var words = Arrays.asList(line.split("\\s+"));
    return option(words, "permit=")
        .map(
            written -> {
              var parts = written.split("@|\\.\\.");
              var kind = parts[0].split("/");
              return new Permit(
                  UUID.randomUUID(),
                  Plate.of(words.get(2)),
                  Permit.Kind.valueOf(kind[0]),
                  Arrays.stream(kind).skip(1).findFirst(),
                  time(parts[1]),
                  Optional.of(time(parts[2])),
                  "",
                  "test");
            });
  }
}
