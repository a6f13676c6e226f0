package parking.consoles;

import billing.api.NoticeView;
import billing.api.PriceNotices;
import billing.api.PublishedTariffs;
import billing.api.TariffId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.streetoffices.Act;
import parking.streetoffices.Office;
import parking.streetoffices.Person;
import parking.streetoffices.Role;
import parking.streetoffices.StaffRules;
import parking.streetoffices.StreetOffices;
import parking.streetoffices.WhoAsks;

/** Which notices are whose: a street office prices the lots of its own streets only. */
@ApplicationScoped
class NoticeRights {
  private final PriceNotices notices;
  private final PublishedTariffs published;
  private final StreetOffices offices;
  private final WhoAsks who;
  private final Lots lots;
  private final PricesAround prices;

  NoticeRights(
      PriceNotices notices,
      PublishedTariffs published,
      StreetOffices offices,
      WhoAsks who,
      Lots lots,
      PricesAround prices) {
    this.prices = prices;
    this.notices = notices;
    this.published = published;
    this.offices = offices;
    this.who = who;
    this.lots = lots;
  }

  /**
   * A notice, and the person who wants to do something with it.
   *
   * @param person who has been found to be allowed to
   */
  record Case(Person person, NoticeView notice) {}

  /** The notices that whoever asks may read. */
  Uni<List<NoticeView>> list() {
    return who.person()
        .chain(
            person ->
                notices
                    .list(person.reach())
                    .map(all -> all.stream().filter(it -> allow(person, Act.READ, it)).toList()));
  }

  private static boolean allow(Person person, Act act, NoticeView notice) {
    return StaffRules.allow(person, act, notice.lots());
  }

  /**
   * A notice with which whoever asks wants to do something. Whoever may not even read it is not
   * told that there is one.
   *
   * @return fails with a {@link Problem} when the person may not
   */
  Uni<Case> find(Act act, UUID id) {
    return who.person()
        .chain(person -> notices.get(id).map(notice -> new Case(person, notice)))
        .invoke(it -> mustBeAllowed(it, act));
  }

  private static void mustBeAllowed(Case it, Act act) {
    if (!allow(it.person(), Act.READ, it.notice())) {
      throw Problem.unknown(
          "unknown-notice", "There is no price notice %s.".formatted(it.notice().id()));
    }
    if (!allow(it.person(), act, it.notice())) {
      throw Problem.forbidden(
          "not-your-part",
          "%s may not %s a notice for the lots %s."
              .formatted(
                  it.person().id(), act.name().toLowerCase(Locale.ROOT), it.notice().lots()));
    }
  }

  /**
   * A notice that somebody wants to begin.
   *
   * @param person who begins it
   * @param office whose notice it would be
   */
  record Beginning(Person person, Office office) {}

  /**
   * Whether whoever asks may begin a notice.
   *
   * @param wanted the lots that the notice is meant for
   * @return fails with a {@link Problem} when the lots are not the person's, or the family prices
   *     lots of others
   */
  Uni<Beginning> mayBegin(Set<String> wanted, String document) {
    return who.person()
        .map(person -> beginning(person, wanted))
        .call(beginning -> mustOwn(beginning.office(), notices.family(document)));
  }

  private Beginning beginning(Person person, Set<String> wanted) {
    wanted.forEach(lot -> Asked.lot(lots, lot));
    if (!StaffRules.allow(person, Act.PROPOSE, wanted)) {
      throw Problem.forbidden(
          "not-your-lots",
          "%s may propose a price for the lots %s only."
              .formatted(person.id(), new TreeSet<>(person.reach())));
    }
    return new Beginning(person, office(person, wanted));
  }

  private Uni<Void> mustOwn(Office office, String family) {
    mustBeOnlyOf(office, family);
    return notices
        .officeOf(family)
        .invoke(
            owner -> {
              if (owner.filter(it -> !it.equals(office.id())).isPresent()) {
                throw ofOthers("belongs to the office " + owner.get(), family);
              }
              if (owner.isEmpty() && !published.list(family).isEmpty() && !hasAll(office)) {
                throw ofOthers("is the city's", family);
              }
            })
        .replaceWithVoid();
  }

  private static Problem ofOthers(String words, String family) {
    return Problem.forbidden(
        "family-of-others", "The family %s %s. Choose another name.".formatted(family, words));
  }

  /** An officer's own; for an operator the one whose streets the lots are in. */
  private Office office(Person person, Set<String> wanted) {
    return person
        .office()
        .filter(office -> person.roles().contains(Role.OFFICER))
        .filter(office -> office.lots().containsAll(wanted))
        .or(() -> offices.officeOf(wanted))
        .orElseThrow(
            () ->
                Problem.unprocessable(
                    "no-office", "No street office has all of the lots %s.".formatted(wanted)));
  }

  private void mustBeOnlyOf(Office office, String family) {
    for (var lot : lots.listLots()) {
      if (isOf(family, lot) && !office.has(lot.id())) {
        throw ofOthers("prices lot %s, which is another office's".formatted(lot.id()), family);
      }
    }
  }

  private static boolean isOf(String family, Lot lot) {
    return lot.tariff().startsWith(family + "/");
  }

  private boolean hasAll(Office office) {
    return lots.listLots().stream().allMatch(lot -> office.has(lot.id()));
  }

  /** How many days lie between publishing a notice and its first day, as its office wants it. */
  int leadDays(NoticeView notice) {
    return offices
        .findOffice(notice.office())
        .map(Office::leadDays)
        .orElseThrow(
            () ->
                Problem.unprocessable(
                    "no-office",
                    "There is no street office %s any more.".formatted(notice.office())));
  }

  /** The tariffs of lots around, which the notice may not exceed, by its zones. */
  Uni<Map<String, Set<TariffId>>> around(NoticeView notice) {
    return prices.of(notice, notices.zones(notice.document()));
  }
}
