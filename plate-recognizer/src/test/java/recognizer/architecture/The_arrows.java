package recognizer.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The allowed arrows between packages are the whole list. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_arrows {
  private static final JavaClasses EVERYTHING =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  /** A package sees what its neighbours see. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          entry("metrics", List.of()),
          entry("evaluate", List.of()),
          entry("formats", List.of()),
          entry("web", List.of()),
          entry("keys", List.of()),
          entry("camera", List.of("metrics")),
          entry("status", List.of("metrics", "web")),
          entry("detect", List.of("camera", "metrics")),
          entry("read", List.of("detect", "camera", "metrics")),
          entry("vote", List.of("read", "formats", "detect", "camera", "metrics")),
          entry("dispatch", List.of("keys", "vote", "read", "detect", "camera", "metrics")),
          entry("vendors", List.of("vote", "read", "detect", "camera", "metrics")),
          entry(
              "pushed",
              List.of("vendors", "vote", "read", "formats", "detect", "camera", "metrics", "web")),
          entry("licence", List.of("read", "formats", "detect", "camera", "metrics", "web")),
          entry("clips", List.of("camera", "metrics")),
          entry(
              "bench",
              List.of(
                  "clips",
                  "dispatch",
                  "licence",
                  "vote",
                  "formats",
                  "camera",
                  "detect",
                  "read",
                  "metrics")),
          entry(
              "cli",
              List.of(
                  "camera",
                  "detect",
                  "read",
                  "formats",
                  "vote",
                  "dispatch",
                  "vendors",
                  "pushed",
                  "licence",
                  "metrics",
                  "evaluate",
                  "status",
                  "web")));

  @Test
  void are_these_and_no_others() {
    ALLOWED.forEach(
        (name, others) -> {
          List<String> allowed = new ArrayList<>(List.of("recognizer." + name));
          others.forEach(other -> allowed.add("recognizer." + other));
          List<String> forbidden =
              ALLOWED.keySet().stream()
                  .map(other -> "recognizer." + other)
                  .filter(other -> !allowed.contains(other))
                  .toList();
          noClasses()
              .that()
              .resideInAPackage("recognizer." + name)
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden.toArray(String[]::new))
              .orShould()
              .dependOnClassesThat()
              .haveFullyQualifiedName("recognizer.PlateRecognizer")
              .check(EVERYTHING);
        });
  }

  @Test
  void are_drawn_between_packages_that_exist() {
    Set<String> found = new TreeSet<>();
    EVERYTHING.forEach(c -> found.add(c.getPackageName()));
    Set<String> listed = new TreeSet<>(Set.of("recognizer"));
    ALLOWED.keySet().forEach(name -> listed.add("recognizer." + name));
    assertThat(found).isEqualTo(listed);
  }

  @Test
  void end_where_other_modules_begin() {
    classes()
        .that()
        .resideInAPackage("recognizer..")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("parking..", "billing..", "io.quarkus..")
        .check(EVERYTHING);
  }

  @Test
  void lead_to_the_time_in_one_class_only() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("recognizer.camera.DeviceClock")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(EVERYTHING);
  }
}
