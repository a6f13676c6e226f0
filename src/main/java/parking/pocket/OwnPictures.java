package parking.pocket;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parking.passages.Passages;
import parking.pocket.OwnVisits.Own;
import parking.sessions.SessionView;

/** The pictures of a driver's own visits, as long as they are kept. */
@ApplicationScoped
class OwnPictures {
  private final Passages passages;

  OwnPictures(Passages passages) {
    this.passages = passages;
  }

  /** Which ends of a visit have one. */
  Uni<List<String>> list(Own own) {
    return find(own, true)
        .chain(
            entry ->
                find(own, false)
                    .map(
                        exit -> {
                          var all = new ArrayList<String>();
                          entry.ifPresent(it -> all.add("entry"));
                          exit.ifPresent(it -> all.add("exit"));
                          return List.copyOf(all);
                        }));
  }

  /** The picture of an end, if it is kept. */
  Uni<Optional<Path>> find(Own own, boolean ofEntry) {
    var visit = own.visit();
    var passage = (ofEntry ? visit.entry() : visit.exit()).flatMap(SessionView.End::passage);
    return passage.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : passages
            .findPicture(visit.lotId(), passage.get())
            .map(place -> place.filter(Files::exists));
  }
}
