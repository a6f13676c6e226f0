package parking.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_arrows_between_packages {
  /** Rooms that know nothing of parking: everybody may use them, they use only each other. */
  private static final Set<String> TECHNICAL = Set.of("clock", "database", "files", "problems");

  /** Which feature may look at which. This is the whole list. */
  private static final Map<String, Set<String>> MAY_LOOK_AT =
      Map.ofEntries(
          entry("plates", Set.of()),
          entry("lots", Set.of()),
          entry("devices", Set.of("lots")),
          entry("streetoffices", Set.of("lots")),
          entry("issuer", Set.of("streetoffices")),
          entry("access", Set.of("streetoffices", "lots", "looks", "plates")),
          entry("permits", Set.of("plates")),
          entry("matching", Set.of("plates")),
          entry("passages", Set.of("plates", "lots", "devices")),
          entry("sessions", Set.of("passages", "permits", "matching", "plates", "lots", "outbox")),
          entry("occupancy", Set.of("sessions", "devices", "lots", "plates")),
          entry("sharing", Set.of("lots", "permits", "plates", "occupancy")),
          entry("figures", Set.of()),
          entry("drivers", Set.of("plates", "outbox")),
          entry("looks", Set.of("plates")),
          entry("outbox", Set.of()),
          entry(
              "pocket",
              Set.of(
                  "plates",
                  "lots",
                  "permits",
                  "passages",
                  "sessions",
                  "occupancy",
                  "drivers",
                  "handover",
                  "sharing",
                  "looks",
                  "retention",
                  "consoles")),
          entry(
              "telling",
              Set.of(
                  "plates",
                  "lots",
                  "sessions",
                  "occupancy",
                  "drivers",
                  "handover",
                  "consoles",
                  "pocket")),
          entry("presence", Set.of("plates", "lots")),
          entry("retention", Set.of("plates", "passages", "drivers", "presence")),
          entry(
              "handover",
              Set.of("sessions", "presence", "lots", "drivers", "plates", "outbox", "retention")),
          entry(
              "consoles",
              Set.of(
                  "plates",
                  "lots",
                  "devices",
                  "permits",
                  "passages",
                  "sessions",
                  "occupancy",
                  "figures",
                  "looks",
                  "drivers",
                  "outbox",
                  "handover",
                  "sharing",
                  "streetoffices",
                  "issuer")));

  /** What every room needs that writes plates; it knows nothing of money. */
  private static final String SEALING = "billing.sealing";

  private static final JavaClasses PARKING =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(place -> !place.contains("/test-classes/"))
          .importPackages("parking");

  static Set<String> features() {
    return new TreeSet<>(MAY_LOOK_AT.keySet());
  }

  private static String room(JavaClass type) {
    var name = type.getPackageName();
    return name.equals("parking") ? "" : name.substring("parking.".length()).split("\\.")[0];
  }

  private static DescribedPredicate<JavaClass> isIn(Set<String> rooms) {
    return DescribedPredicate.describe(
        "be in " + new TreeSet<>(rooms),
        type -> type.getPackageName().startsWith("parking") && rooms.contains(room(type)));
  }

  private static DescribedPredicate<JavaClass> isOutside(Set<String> rooms) {
    return DescribedPredicate.describe(
        "are in parking and outside " + new TreeSet<>(rooms),
        type ->
            (type.getPackageName() + ".").startsWith("parking.") && !rooms.contains(room(type)));
  }

  @Test
  void are_drawn_for_every_package_there_is() {
    var rooms = PARKING.stream().map(The_arrows_between_packages::room).collect(Collectors.toSet());
    rooms.remove("");
    var known = new TreeSet<>(TECHNICAL);
    known.addAll(MAY_LOOK_AT.keySet());
    assertThat(rooms).containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @MethodSource("features")
  void point_only_where_the_list_says(String feature) {
    Set<String> allowed = new TreeSet<>(MAY_LOOK_AT.get(feature));
    allowed.addAll(TECHNICAL);
    allowed.add(feature);
    noClasses()
        .that(isIn(Set.of(feature)))
        .should()
        .dependOnClassesThat(isOutside(allowed))
        .allowEmptyShould(false)
        .check(PARKING);
  }

  @Test
  void lead_from_technical_rooms_into_no_feature() {
    noClasses()
        .that(isIn(TECHNICAL))
        .should()
        .dependOnClassesThat(isOutside(TECHNICAL))
        .allowEmptyShould(false)
        .check(PARKING);
  }

  @Test
  void make_no_circle() {
    slices().matching("parking.(*)..").should().beFreeOfCycles().check(PARKING);
  }

  @Test
  void reach_billing_only_from_handover_consoles_pocket_and_telling_but_for_its_seals() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "parking.handover..", "parking.consoles..", "parking.pocket..", "parking.telling..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of billing and do not seal",
                type ->
                    type.getPackageName().startsWith("billing")
                        && !type.getPackageName().equals(SEALING)))
        .allowEmptyShould(false)
        .check(PARKING);
  }

  @Test
  void reach_only_the_door_of_billing() {
    classes()
        .that()
        .resideInAnyPackage(
            "parking.handover..", "parking.consoles..", "parking.pocket..", "parking.telling..")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are billing.api, billing.money, billing.sealing or not billing",
                type ->
                    !type.getPackageName().startsWith("billing")
                        || Set.of("billing.api", "billing.money", SEALING)
                            .contains(type.getPackageName())))
        .allowEmptyShould(false)
        .check(PARKING);
  }

  @Test
  void leave_rules_free_of_clock_database_and_waiting() {
    noClasses()
        .that()
        .haveSimpleNameStartingWith("Session")
        .and()
        .haveSimpleNameEndingWith("Rules")
        .or()
        .haveSimpleName("AlarmRules")
        .or()
        .haveSimpleName("StaffRules")
        .or()
        .haveSimpleName("MemberRules")
        .or()
        .haveSimpleName("PasswordRules")
        .or()
        .haveSimpleName("PromiseRules")
        .or()
        .haveSimpleName("AskRules")
        .or()
        .haveSimpleName("ComplianceRules")
        .or()
        .haveSimpleName("ContractRules")
        .or()
        .haveSimpleName("CodeRules")
        .or()
        .haveSimpleName("BindingRules")
        .or()
        .haveSimpleName("ContestRules")
        .or()
        .haveSimpleName("RetentionRules")
        .or()
        .resideInAPackage("parking.plates..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.smallrye.mutiny..", "org.hibernate..", "jakarta.persistence..")
        .allowEmptyShould(false)
        .check(PARKING);
  }
}
