package parking.consoles;

import billing.api.DisputeView;
import billing.api.Exhibit;
import billing.api.Exhibit.Fact;
import billing.api.Exhibit.Picture;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import parking.passages.Passage;
import parking.passages.Passages;
import parking.passages.SentPictures;
import parking.sessions.Acts;
import parking.sessions.SessionView;
import parking.sessions.Sessions;

/** What parking knows of a disputed visit: the session, its readings, and what people did to it. */
@ApplicationScoped
class DisputeExhibits {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private final Sessions sessions;
  private final Acts acts;
  private final Passages passages;
  private final SentPictures sent;

  DisputeExhibits(Sessions sessions, Acts acts, Passages passages, SentPictures sent) {
    this.sessions = sessions;
    this.acts = acts;
    this.passages = passages;
    this.sent = sent;
  }

  /**
   * A reading with its evidence.
   *
   * @param picture where the frame lies, if there is one; its name is its hash
   * @param cutOut where the plate alone lies
   */
  record Reading(Passages.View view, Optional<Path> picture, Optional<Path> cutOut) {}

  /** All that parking knows. */
  record Known(Optional<SessionView> session, List<Reading> readings, List<Acts.Act> acts) {}

  /** Looks it up. */
  Uni<Known> of(DisputeView dispute) {
    var lot = dispute.subject().lot();
    var id = dispute.subject().stay().value();
    return sessions
        .find(lot, id)
        .chain(
            session ->
                readings(lot, session)
                    .chain(
                        readings ->
                            acts.list(lot, id).map(done -> new Known(session, readings, done))));
  }

  private Uni<List<Reading>> readings(String lot, Optional<SessionView> session) {
    var ids =
        session.stream()
            .flatMap(it -> Stream.concat(it.entry().stream(), it.exit().stream()))
            .flatMap(end -> end.passage().stream())
            .distinct()
            .toList();
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id -> reading(lot, id))
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(Optional::stream).toList());
  }

  private Uni<Optional<Reading>> reading(String lot, UUID id) {
    return passages
        .find(lot, id)
        .chain(
            view ->
                passages
                    .findPicture(lot, id)
                    .chain(
                        picture ->
                            passages
                                .findCutOut(lot, id)
                                .map(
                                    cut ->
                                        view.map(
                                            it -> new Reading(it, there(picture), there(cut))))));
  }

  private static Optional<Path> there(Optional<Path> file) {
    return file.filter(Files::exists);
  }

  /** The same as pieces of a document, with the pictures in it. */
  Uni<List<Exhibit>> exhibits(DisputeView dispute) {
    return of(dispute)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(known -> exhibits(dispute, known));
  }

  private List<Exhibit> exhibits(DisputeView dispute, Known known) {
    List<Exhibit> all = new ArrayList<>();
    sentBy(dispute).ifPresent(all::add);
    known.session().map(DisputeExhibits::session).ifPresent(all::add);
    known.readings().forEach(it -> all.add(reading(it)));
    if (!known.acts().isEmpty()) {
      var facts = known.acts().stream().map(DisputeExhibits::act).toList();
      all.add(new Exhibit("人工处理", "What people did", facts, List.of()));
    }
    return all;
  }

  private Optional<Exhibit> sentBy(DisputeView dispute) {
    var pictures =
        dispute.steps().stream()
            .flatMap(step -> step.picture().stream())
            .flatMap(it -> sent.find(it.sha256(), it.mediaType()).stream())
            .flatMap(file -> picture("车主提供", "sent by the driver", Optional.of(file)))
            .toList();
    return pictures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Exhibit("车主提供的照片", "The driver's pictures", List.of(), pictures));
  }

  private static Exhibit session(SessionView it) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("车牌", "Plate", it.car().plate().text() + " " + it.car().colour().code()));
    facts.add(new Fact("收费标准", "Tariff", it.tariff()));
    facts.add(new Fact("状态", "State", it.is().state() + " " + it.is().reason()));
    facts.add(new Fact("修订次数", "Accounts sent", "" + it.is().revision()));
    it.entry().ifPresent(end -> facts.add(new Fact("入场", "Entry", end(end))));
    it.exit().ifPresent(end -> facts.add(new Fact("离场", "Exit", end(end))));
    it.is().decidedBy().ifPresent(who -> facts.add(new Fact("最后处理人", "Decided by", who)));
    return new Exhibit("停车过程", "The visit", facts, List.of());
  }

  private static String end(SessionView.End end) {
    return "%s · %.3f %s"
        .formatted(time(end.at()), end.confidence(), end.doubt().orElse(""))
        .strip();
  }

  private static Exhibit reading(Reading it) {
    var passage = it.view().passage();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "识别结果",
            "Read",
            "%s %s · %.3f"
                .formatted(
                    passage.read().plate().map(plate -> plate.text()).orElse("—"),
                    passage.read().colour().code(),
                    passage.read().confidence())));
    it.view().opinions().ifPresent(said -> facts.add(new Fact("各识别器意见", "Opinions", said)));
    facts.add(new Fact("设备 / 车道", "Device / lane", device(passage)));
    facts.add(new Fact("摄像头时间", "Camera's clock", time(passage.noticed().atCamera())));
    facts.add(new Fact("服务器时间", "Service's clock", time(passage.noticed().atService())));
    it.picture().ifPresent(file -> facts.add(new Fact("照片 SHA-256", "Picture", hash(file))));
    var pictures =
        Stream.concat(picture("全景", "frame", it.picture()), picture("车牌特写", "plate", it.cutOut()))
            .toList();
    return switch (passage.direction()) {
      case IN -> new Exhibit("入场识别记录", "Reading at the entry", facts, pictures);
      case OUT -> new Exhibit("离场识别记录", "Reading at the exit", facts, pictures);
      case INNER -> new Exhibit("场内识别记录", "Reading inside", facts, pictures);
      case UNKNOWN -> new Exhibit("方向不明的识别记录", "Reading, way unknown", facts, pictures);
    };
  }

  private static String device(Passage passage) {
    return passage.place().device() + " / " + passage.place().lane();
  }

  /** The hash of a picture, which is its file's name. */
  static String hash(Path file) {
    return file.getFileName().toString().replaceFirst("\\..*", "");
  }

  private static Stream<Picture> picture(String zh, String en, Optional<Path> file) {
    return file
        .flatMap(SmallPictures::read)
        .map(bytes -> new Picture(zh, en, "image/jpeg", bytes))
        .stream();
  }

  private static Fact act(Acts.Act act) {
    return new Fact(time(act.actedAt()), act.kind(), "%s：%s".formatted(act.who(), act.why()));
  }

  private static String time(Instant moment) {
    return TIME.format(moment.atZone(CHINA));
  }
}
