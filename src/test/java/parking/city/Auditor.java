package parking.city;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what truly happened in a city with what the service wrote down. Shares nothing with the
 * service but the tables that {@link Tables} reads.
 */
final class Auditor {
  static final String LOST = "passages lost";
  static final String STORED_TWICE = "passages stored twice";
  static final String INVENTED = "passages that nobody sent";
  static final String ALTERED = "passages stored otherwise than sent";
  static final String REFUSED = "readings refused";
  static final String OPEN_TWICE = "cars inside twice in one lot";
  static final String USED_TWICE = "passages used by two sessions";
  static final String WRONG_PLATE = "charged to a wrong plate";
  static final String MERGED = "two visits charged as one";
  static final String CHARGED_TWICE = "visits charged twice";
  static final String OVERLAPPING = "charges of one car that overlap";
  static final String TOO_LONG = "charged for longer than the stay";
  static final String UNPROVEN = "charged without two readings";
  static final String NOT_CLOSED = "charged and not closed";
  static final String NOT_CHARGED = "closed and not charged";
  static final String WRONG_LINES = "lines that are not their charge";
  static final String WRONG_POSTINGS = "postings that are not the charge";
  static final String NOT_HANDED_OVER = "facts that never reached billing";

  private final CityDay day;
  private final Books books;
  private final Evidence evidence;
  private final Map<String, Books.Charge> newest;
  private final List<Charged> charges;
  private final Findings findings = new Findings();

  private Auditor(CityDay day, Books books) {
    this.day = day;
    this.books = books;
    this.evidence = new Evidence(day, books);
    this.newest = newest(books.charges());
    this.charges =
        newest.values().stream()
            .filter(charge -> !charge.waived())
            .map(charge -> Charged.of(charge, evidence))
            .toList();
  }

  /**
   * @param refusals what the service said of readings that it did not take
   */
  static Findings audit(CityDay day, Books books, List<String> refusals) {
    var auditor = new Auditor(day, books);
    auditor.passages(refusals);
    auditor.visits();
    auditor.occupancy();
    auditor.sessions();
    auditor.charges();
    auditor.money();
    return auditor.findings;
  }

  private static Map<String, Books.Charge> newest(List<Books.Charge> charges) {
    Map<String, Books.Charge> newest = new LinkedHashMap<>();
    charges.stream()
        .sorted(Comparator.comparing(Books.Charge::stay).thenComparing(Books.Charge::revision))
        .forEach(charge -> newest.put(charge.stay(), charge));
    return newest;
  }

  private void passages(List<String> refusals) {
    var sent = day.readings();
    var stored = books.passages();
    var names = stored.stream().map(Books.Passage::reading).collect(Collectors.toSet());
    findings.count("passes of cars before cameras", day.city().passes().size());
    findings.count("passes that no camera saw", day.unread().size());
    findings.count("requests sent", day.requestCount());
    findings.count("passages sent", sent.size());
    findings.count("passages stored", stored.size());
    findings.fault(REFUSED, refusals);
    findings.fault(LOST, where(sent.keySet(), name -> !names.contains(name)));
    findings.fault(STORED_TWICE, twice(stored.stream().map(Books.Passage::reading)));
    findings.fault(INVENTED, where(names, name -> !sent.containsKey(name)));
    findings.fault(
        ALTERED,
        stored.stream()
            .filter(passage -> sent.containsKey(passage.reading()))
            .filter(passage -> !isSame(passage, sent.get(passage.reading())))
            .map(Books.Passage::toString)
            .toList());
  }

  private static boolean isSame(Books.Passage passage, Reading reading) {
    return passage.plate().equals(reading.seen().plate().text())
        && passage.lane().equals(reading.seen().pass().lane().name())
        && passage.lot().equals(reading.seen().pass().lane().lot())
        && passage.at().equals(reading.seenAt());
  }

  private void visits() {
    var whole = day.city().visits().stream().filter(City.Visit::isWhole).toList();
    var finder = new Fate.Finder(day, books, evidence, stays());
    var fates = finder.count(whole);
    findings.count("visits, begun and ended", whole.size());
    for (var fate : Fate.values()) {
      findings.count(fate.words, fates.getOrDefault(fate, 0L));
    }
    var waiting = fates.getOrDefault(Fate.IN_REVIEW, 0L) + fates.getOrDefault(Fate.ORPHAN_EXIT, 0L);
    findings.share("visits reconciled", count(whole, finder::isReconciled), whole.size());
    findings.share("visits charged by themselves", automatic(whole, finder), whole.size());
    findings.share("visits sent to review", waiting, whole.size());
    Map<String, Long> reasons = new TreeMap<>();
    books.sessions().stream()
        .filter(session -> session.is("AWAITING_REVIEW") || session.is("ORPHAN_EXIT"))
        .forEach(session -> reasons.merge(session.state().reason(), 1L, Long::sum));
    findings.count("cases for a person", reasons.values().stream().mapToLong(n -> n).sum());
    reasons.forEach((reason, number) -> findings.count("cases because " + reason, number));
  }

  private long automatic(List<City.Visit> whole, Fate.Finder finder) {
    var byMachine =
        charges.stream()
            .filter(Charged::isAutomatic)
            .flatMap(one -> one.visit().stream())
            .collect(Collectors.toSet());
    return count(whole, visit -> byMachine.contains(visit) && finder.of(visit) == Fate.CHARGED);
  }

  private void occupancy() {
    long truth = 0;
    long counted = 0;
    long error = 0;
    long largest = 0;
    for (var lot : day.city().lots()) {
      var inside =
          count(
              day.city().visits(),
              visit -> visit.lot().id().equals(lot.id()) && visit.isInsideAtTheEnd());
      var open =
          count(books.sessions(), session -> session.lot().equals(lot.id()) && session.is("OPEN"))
              + books.unread().getOrDefault(lot.id(), 0);
      truth += inside;
      counted += open;
      error += Math.abs(inside - open);
      largest = Math.max(largest, Math.abs(inside - open));
    }
    findings.count("cars inside at the end", truth);
    findings.count("cars inside by the service", counted);
    findings.count("cars inside, errors of all lots", error);
    findings.count("cars inside, largest error of a lot", largest);
  }

  private void sessions() {
    findings.count("sessions", books.sessions().size());
    findings.fault(
        OPEN_TWICE,
        twice(
            books.sessions().stream()
                .filter(session -> session.is("OPEN"))
                .map(session -> session.lot() + " " + session.plate())));
    var kept = books.sessions().stream().filter(session -> !session.is("VOIDED")).toList();
    List<String> used = new ArrayList<>();
    used.addAll(twice(kept.stream().flatMap(session -> session.ends().entry().stream())));
    used.addAll(twice(kept.stream().flatMap(session -> session.ends().exit().stream())));
    findings.fault(USED_TWICE, used);
  }

  private void charges() {
    var automatic = charges.stream().filter(Charged::isAutomatic).toList();
    findings.count("stays charged", charges.size());
    findings.count("stays charged after a person", charges.size() - automatic.size());
    findings.count("stays charged and waived", newest.size() - charges.size());
    findings.count(
        "stays charged more than nothing", count(charges, one -> one.charge().fen() > 0));
    findings.fault(WRONG_PLATE, words(automatic, Charged::hasWrongPlate));
    findings.fault(MERGED, words(automatic, Charged::mergesVisits));
    findings.fault(TOO_LONG, words(automatic, one -> one.isTooLong() && !one.mergesVisits()));
    findings.fault(UNPROVEN, words(automatic, one -> !one.isProven()));
    findings.fault(NOT_CLOSED, words(charges, one -> !one.isOfClosedSession()));
    findings.fault(
        CHARGED_TWICE,
        twice(
            charges.stream()
                .flatMap(one -> one.visit().stream())
                .map(
                    visit ->
                        "visit %d of plate %s"
                            .formatted(visit.number(), visit.car().plate().text()))));
    findings.fault(OVERLAPPING, overlapping());
    var charged = stays();
    findings.fault(
        NOT_CHARGED,
        books.sessions().stream()
            .filter(session -> session.is("CLOSED") && !session.state().covered())
            .filter(session -> !charged.contains(session.id()))
            .map(Books.Session::toString)
            .toList());
  }

  private Set<String> stays() {
    return charges.stream().map(one -> one.charge().stay()).collect(Collectors.toSet());
  }

  private List<String> overlapping() {
    Map<City.Visit, Charged> unique = new LinkedHashMap<>();
    charges.stream()
        .filter(one -> one.charge().of().left().isPresent())
        .forEach(one -> one.visit().ifPresent(visit -> unique.putIfAbsent(visit, one)));
    var byCar =
        unique.values().stream()
            .collect(Collectors.groupingBy(one -> one.visit().orElseThrow().car()));
    List<String> found = new ArrayList<>();
    for (var own : byCar.values()) {
      var sorted =
          own.stream().sorted(Comparator.comparing(one -> one.charge().of().entered())).toList();
      for (int i = 1; i < sorted.size(); i++) {
        var before = sorted.get(i - 1).charge().of().left().orElseThrow();
        if (sorted.get(i).charge().of().entered().plus(Charged.TOLERANCE).isBefore(before)) {
          found.add(sorted.get(i - 1).words() + " and " + sorted.get(i).words());
        }
      }
    }
    return found;
  }

  private void money() {
    findings.count("fen charged", charges.stream().mapToLong(one -> one.charge().fen()).sum());
    findings.fault(
        WRONG_LINES,
        books.charges().stream()
            .filter(charge -> charge.fen() != charge.lines())
            .map(Books.Charge::toString)
            .toList());
    Map<String, Long> earned = new LinkedHashMap<>();
    for (var posting : books.postings()) {
      var fen = posting.fen() * (isIncome(posting.credit()) - isIncome(posting.debit()));
      earned.merge(posting.stay(), fen, Long::sum);
    }
    Map<String, Long> due = new LinkedHashMap<>();
    newest.forEach((stay, charge) -> due.put(stay, charge.fen()));
    Set<String> stays = new HashSet<>(due.keySet());
    stays.addAll(earned.keySet());
    findings.fault(
        WRONG_POSTINGS,
        stays.stream()
            .filter(stay -> !due.getOrDefault(stay, 0L).equals(earned.getOrDefault(stay, 0L)))
            .map(
                stay ->
                    "stay %s: charged %s fen, posted %s"
                        .formatted(stay, due.get(stay), earned.get(stay)))
            .toList());
    var facts = books.facts();
    findings.fault(
        NOT_HANDED_OVER,
        facts.waiting() + facts.setAside() == 0
            ? List.of()
            : List.of("%d waiting, %d set aside".formatted(facts.waiting(), facts.setAside())));
  }

  /** What visits to a lot have earned is kept by the lot. */
  private static int isIncome(String account) {
    return account.equals("income") || account.startsWith("income:") ? 1 : 0;
  }

  private static List<String> words(List<Charged> charges, Predicate<Charged> isFault) {
    return charges.stream().filter(isFault).map(Charged::words).toList();
  }

  private static <T> long count(Collection<T> things, Predicate<T> counts) {
    return things.stream().filter(counts).count();
  }

  private static List<String> where(Collection<String> names, Predicate<String> isFault) {
    return names.stream().filter(isFault).sorted().toList();
  }

  private static List<String> twice(Stream<String> names) {
    return names
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 1)
        .map(entry -> entry.getKey() + " (" + entry.getValue() + " times)")
        .toList();
  }
}
