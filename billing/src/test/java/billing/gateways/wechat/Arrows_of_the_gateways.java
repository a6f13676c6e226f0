package billing.gateways.wechat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Arrows_of_the_gateways {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("billing");
  private static final JavaClasses EVERYTHING = new ClassFileImporter().importPackages("billing");

  @Test
  void point_at_money_and_the_api_only() {
    classes()
        .that()
        .resideInAPackage("billing.gateways..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("billing..")
                .or(resideInAnyPackage("billing.gateways..", "billing.api", "billing.money")))
        .check(PRODUCT);
  }

  @Test
  void never_lead_from_the_product_to_the_sandbox() {
    noClasses().should().dependOnClassesThat().resideInAPackage("billing.sandbox..").check(PRODUCT);
    noClasses().should().resideInAPackage("billing.sandbox..").check(PRODUCT);
  }

  @Test
  void never_lead_from_the_sandbox_to_the_product() {
    classes()
        .that()
        .resideInAPackage("billing.sandbox..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("billing..").or(resideInAnyPackage("billing.sandbox..")))
        .check(EVERYTHING);
  }
}
