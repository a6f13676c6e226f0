package parking.consoles;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.sharing.By;
import parking.streetoffices.Act;
import parking.streetoffices.Person;
import parking.streetoffices.StaffRules;
import parking.streetoffices.WhoAsks;

/** Whose shared spaces are whose affair. */
@ApplicationScoped
class SharingRights {
  private final WhoAsks who;
  private final Lots lots;
  private final InstantSource time;

  SharingRights(WhoAsks who, Lots lots, InstantSource time) {
    this.who = who;
    this.lots = lots;
    this.time = time;
  }

  /**
   * A lot, and a person who wants to do something there now.
   *
   * @param person who has been found to be allowed to
   */
  record Case(Lot lot, Person person, Instant now) {
    /** Who does it, with the person's words. */
    By by(String note) {
      return new By(person.id(), now, Asked.note(note));
    }
  }

  /**
   * Whether whoever asks may do something at a lot.
   *
   * @return fails with a {@link Problem} when there is no such lot, or the person may not
   */
  Uni<Case> may(Act act, String lot) {
    var asked = Asked.lot(lots, lot);
    return who.person()
        .invoke(person -> mustBeAllowed(person, act, Set.of(lot)))
        .map(person -> new Case(asked, person, time.instant()));
  }

  /** Whether whoever asks may do something at all of these lots. */
  Uni<Person> may(Act act, Set<String> all) {
    return who.person().invoke(person -> mustBeAllowed(person, act, all));
  }

  private static void mustBeAllowed(Person person, Act act, Set<String> all) {
    if (!StaffRules.allow(person, act, all)) {
      throw Problem.forbidden(
          "not-your-lots",
          "%s may not %s here: %s. Yours are the lots %s."
              .formatted(
                  person.id(),
                  act.name().toLowerCase(Locale.ROOT),
                  new TreeSet<>(all),
                  new TreeSet<>(person.reach())));
    }
  }
}
