package recognizer.pushed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recognizer.formats.PlateFormats;
import recognizer.read.Symbol;
import recognizer.vendors.Sighting;
import recognizer.vote.CameraReport;
import recognizer.vote.Conclusion;
import recognizer.vote.Evidence;
import recognizer.vote.Opinion;
import recognizer.vote.PlateReading;
import recognizer.vote.PlateText;
import recognizer.vote.Rereading;
import recognizer.vote.TwoOpinions;

/** A reading of what a camera saw and what this program made of it. */
record MakingReading(CameraLane lane, Sighting sighting, Optional<Rereading.Look> look) {

  PlateReading reading(SeenTime seen, Evidence evidence, String payloadSha256) {
    Optional<Opinion> own = look.map(Rereading.Look::opinion);
    Conclusion conclusion =
        new TwoOpinions(PlateFormats.standard(), lane.camera().trust())
            .conclude(sighting.opinion(), own);
    List<Opinion> opinions = new ArrayList<>(List.of(sighting.opinion()));
    own.ifPresent(opinions::add);
    return new PlateReading(
        lane.name(),
        seen.instant(),
        lane.rules().directionOf(sighting.movement()),
        text(conclusion),
        conclusion.colour(),
        look.map(Rereading.Look::rows).orElse(0),
        1,
        evidence,
        Optional.of(
            new CameraReport(
                sighting.event(),
                opinions,
                sighting.vehicle(),
                sighting.isSuspectedFake(),
                payloadSha256)));
  }

  /** Characters are never less sure than the plate; the camera says nothing of single ones. */
  private PlateText text(Conclusion conclusion) {
    if (conclusion.plate().isEmpty()) {
      return PlateText.UNREAD;
    }
    double whole = conclusion.confidence();
    List<Symbol> symbols =
        look.map(Rereading.Look::plate)
            .filter(plate -> plate.text().equals(conclusion.plate()))
            .map(PlateText::symbols)
            .orElseGet(() -> symbols(conclusion.plate()));
    return new PlateText(
        symbols.stream()
            .map(one -> new Symbol(one.text(), Math.max(whole, one.confidence())))
            .toList(),
        whole);
  }

  private static List<Symbol> symbols(String plate) {
    return plate.codePoints().mapToObj(point -> new Symbol(Character.toString(point), 0)).toList();
  }
}
