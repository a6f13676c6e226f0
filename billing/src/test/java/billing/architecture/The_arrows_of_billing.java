package billing.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The list is the whole of what is allowed; a package that is not in it may not exist. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_arrows_of_billing {
  private static final Map<String, List<String>> MAY_LOOK_AT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("money", List.of()),
              Map.entry("database", List.of("sealing")),
              Map.entry("api", List.of("money")),
              Map.entry("paper", List.of()),
              Map.entry("sealing", List.of()),
              Map.entry("tariffs", List.of("money", "paper")),
              Map.entry("publishing", List.of("api", "database", "money", "tariffs")),
              Map.entry("ledger", List.of("api", "database", "money", "periods")),
              Map.entry(
                  "charges",
                  List.of(
                      "api", "ledger", "money", "publishing", "tariffs", "sealing", "database")),
              Map.entry("gateways", List.of("api", "money")),
              Map.entry(
                  "receipts", List.of("api", "charges", "database", "ledger", "money", "paper")),
              Map.entry(
                  "disputes", List.of("api", "charges", "database", "ledger", "money", "paper")),
              Map.entry(
                  "reconciliation", List.of("api", "database", "gateways", "ledger", "money")),
              Map.entry("invoices", List.of("api", "database", "gateways", "money")),
              Map.entry("sharing", List.of("money")),
              Map.entry(
                  "prepaid", List.of("api", "database", "gateways", "ledger", "money", "receipts")),
              Map.entry("messages", List.of("api", "database", "money", "sealing")),
              Map.entry("changes", List.of("api", "database")),
              Map.entry(
                  "arrears", List.of("api", "charges", "database", "ledger", "messages", "money")),
              Map.entry("forgetting", List.of("api", "database", "sealing")),
              Map.entry("periods", List.of()),
              Map.entry(
                  "settlement",
                  List.of("api", "database", "ledger", "money", "paper", "periods", "sharing")),
              Map.entry("revenue", List.of("api", "database", "money", "sharing")),
              Map.entry(
                  "payments",
                  List.of(
                      "api",
                      "charges",
                      "database",
                      "gateways",
                      "ledger",
                      "money",
                      "prepaid",
                      "receipts",
                      "sealing"))));

  private static final JavaClasses BILLING =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("billing");

  @Test
  void are_only_those_that_are_listed() {
    MAY_LOOK_AT.forEach(
        (name, others) ->
            classes()
                .that()
                .resideInAPackage(inBilling(name))
                .should()
                .onlyDependOnClassesThat(
                    resideOutsideOfPackage("billing..")
                        .or(resideInAnyPackage(allowed(name, others))))
                .allowEmptyShould(false)
                .check(BILLING));
  }

  @Test
  void are_listed_for_every_package() {
    var packages =
        BILLING.stream()
            .map(type -> type.getPackageName().split("\\."))
            .map(parts -> parts.length > 1 ? parts[1] : "billing itself")
            .distinct();
    assertThat(packages).containsExactlyInAnyOrderElementsOf(MAY_LOOK_AT.keySet());
  }

  @Test
  void never_point_at_the_parking_service_or_the_recogniser() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("parking..", "recognizer.."))
        .allowEmptyShould(false)
        .check(BILLING);
  }

  @Test
  void keep_prices_and_money_free_of_clocks_databases_and_promises() {
    noClasses()
        .that(
            resideInAnyPackage(
                "billing.tariffs..",
                "billing.sharing..",
                "billing.money..",
                "billing.paper..",
                "billing.sealing.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.smallrye..", "org.hibernate..", "jakarta..", "io.vertx..")
                .or(named("java.time.InstantSource"))
                .or(named("java.time.Clock")))
        .allowEmptyShould(false)
        .check(BILLING);
  }

  @Test
  void lead_to_the_journal_through_the_ledger_alone() throws IOException {
    noClasses()
        .that(resideOutsideOfPackage("billing.ledger.."))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("billing.ledger.Journal")
        .allowEmptyShould(false)
        .check(BILLING);
    var users =
        BILLING.get("billing.ledger.Journal").getDirectDependenciesToSelf().stream()
            .map(it -> it.getOriginClass().getSimpleName())
            .filter(name -> name.matches("[A-Za-z]+"))
            .collect(Collectors.toSet());
    assertThat(users).contains("Ledger").isSubsetOf("Ledger", "Journal", "Link", "Written");
    assertThat(writersOf("posting")).containsExactly("Journal.java");
  }

  /** The names of the files that hold a statement which writes into a table. */
  private static List<String> writersOf(String table) throws IOException {
    var writes =
        Pattern.compile(
            "\\b(insert\\s+into|update|delete\\s+from|merge\\s+into|copy)\\s+%s\\b|@Table\\(name = \"%s\""
                .formatted(table, table),
            Pattern.CASE_INSENSITIVE);
    try (var files = Files.walk(Path.of("src/main/java"))) {
      List<String> writers = new ArrayList<>();
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        if (writes.matcher(Files.readString(file)).find()) {
          writers.add(file.getFileName().toString());
        }
      }
      return writers;
    }
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, type -> type.getFullName().equals(name));
  }

  private static String[] allowed(String name, List<String> others) {
    return Stream.concat(Stream.of(name), others.stream())
        .map(The_arrows_of_billing::inBilling)
        .toArray(String[]::new);
  }

  private static String inBilling(String name) {
    return "billing." + name + "..";
  }
}
