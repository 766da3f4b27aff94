package anb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

@AnalyzeClasses(packages = "anb", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesAreNamedByFeatureAndNotByLayer = noClasses()
            .should()
            .resideInAnyPackage(
                    "..controller..",
                    "..service..",
                    "..repository..",
                    "..dto..",
                    "..mapper..",
                    "..impl..",
                    "..util..",
                    "..config..",
                    "..common..");

    @ArchTest
    static final ArchRule classesAreNamedByRole = noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|Dto|Mapper|Controller|Repository)");

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors =
            noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);

    @ArchTest
    static final ArchRule transactionsAreOpenedWhereOneSeesThem = noMethods()
            .should()
            .beAnnotatedWith(Transactional.class)
            .orShould()
            .beAnnotatedWith(Async.class)
            .orShould()
            .beAnnotatedWith(Scheduled.class)
            .orShould()
            .beAnnotatedWith(Cacheable.class);

    @ArchTest
    static final ArchRule sqlIsSpokenDirectly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "lombok..");

    @ArchTest
    static final ArchRule theTimeIsAskedOfAClockThatCanBeSet = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Application")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @Test
    void modulesDependOnlyOnWhatTheyDeclareAndNeverInCircles() {
        ApplicationModules.of(Application.class).verify();
    }
}
