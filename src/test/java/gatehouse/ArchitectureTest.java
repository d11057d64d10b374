package gatehouse;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gatehouse.monitoring.microprofile.ServerMetrics;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.database.GatehouseDataSource;
import gatehouse.platform.database.Migrations;
import gatehouse.token.JwksServlet;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.DependsOn;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shape of the house. A rule about a package that does not exist yet passes; as soon as the package has a class, the
 * rule has to find something to look at.
 */
class ArchitectureTest {
    /** From the doors down to the ground: each package may use those after it, never one before it. */
    private static final List<String> FLOORS = List.of(
            "gatehouse.page",
            "gatehouse.contract.eclipse",
            "gatehouse.contract.multi",
            "gatehouse.description",
            "gatehouse.console",
            "gatehouse.device",
            "gatehouse.callback",
            "gatehouse.sandbox",
            "gatehouse.monitoring",
            "gatehouse.door",
            "gatehouse.audit",
            "gatehouse.operation",
            "gatehouse.care",
            "gatehouse.onboarding",
            "gatehouse.membership",
            "gatehouse.profile",
            "gatehouse.verification",
            "gatehouse.staff",
            "gatehouse.recovery",
            "gatehouse.credential",
            "gatehouse.coderequest",
            "gatehouse.cardholder",
            "gatehouse.devicelogin",
            "gatehouse.acting",
            "gatehouse.enrolment",
            "gatehouse.stepup",
            "gatehouse.passkey",
            "gatehouse.linking",
            "gatehouse.identity",
            "gatehouse.authentication",
            "gatehouse.standing",
            "gatehouse.access",
            "gatehouse.card",
            "gatehouse.push",
            "gatehouse.member",
            "gatehouse.challenge",
            "gatehouse.authenticator",
            "gatehouse.token",
            "gatehouse.session",
            "gatehouse.webhook",
            "gatehouse.text",
            "gatehouse.message",
            "gatehouse.throttle",
            "gatehouse.idempotency",
            "gatehouse.subject",
            "gatehouse.tenant",
            "gatehouse.platform");

    private static final String[] DOORS = {
        "gatehouse.page..",
        "gatehouse.contract..",
        "gatehouse.console..",
        "gatehouse.device..",
        "gatehouse.callback..",
        "gatehouse.sandbox..",
        "gatehouse.monitoring.."
    };
    private static final int MOST_CLASSES = 20;

    /** Rooms that may know less than all the floors below them, of the house and of the libraries. */
    private static final Map<String, List<String>> NARROW = Map.of(
            "gatehouse.throttle", List.of("gatehouse.tenant"),
            "gatehouse.idempotency", List.of(),
            "gatehouse.authenticator",
                    List.of(
                            "gatehouse.subject",
                            "gatehouse.tenant",
                            "javax.crypto..",
                            "javax.imageio..",
                            "org.bouncycastle..",
                            "org.fastfilter..",
                            "com.eatthepath.otp..",
                            "com.webauthn4j..",
                            "io.nayuki.qrcodegen.."));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("gatehouse");

    static IntStream floors() {
        return IntStream.range(0, FLOORS.size());
    }

    @ParameterizedTest
    @MethodSource("floors")
    void arrowsOnlyPointDown(int floor) {
        String name = FLOORS.get(floor);
        String[] above =
                FLOORS.stream().limit(floor).map(ArchitectureTest::whole).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(whole(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(isMissing(whole(name)))
                .check(HOUSE);
    }

    static Set<String> narrowRooms() {
        return NARROW.keySet();
    }

    @ParameterizedTest
    @MethodSource("narrowRooms")
    void narrowRoomsKnowNoMoreThanTheyNeed(String room) {
        String[] known = Stream.concat(
                        NARROW.get(room).stream(),
                        Stream.of(
                                whole(room),
                                "gatehouse.platform",
                                "gatehouse.platform.database",
                                "java..",
                                "jakarta.."))
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(whole(room))
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(known)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.net..")
                .check(HOUSE);
    }

    @Test
    void everyClassHasAFloor() {
        classes()
                .that()
                .doNotHaveSimpleName("package-info")
                .should()
                .resideInAnyPackage(FLOORS.stream().map(ArchitectureTest::whole).toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void nobodySeesAContract() {
        for (String contract : List.of("gatehouse.contract.eclipse..", "gatehouse.contract.multi..")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(contract)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(contract)
                    .check(HOUSE);
        }
    }

    /** Some servers lack them, and cannot load what touches them. */
    @Test
    void whatNotEveryServerHasIsTouchedInRoomsThatNobodyNeeds() {
        touchedOnlyIn(
                "gatehouse.monitoring.microprofile",
                "org.eclipse.microprofile.health..",
                "org.eclipse.microprofile.metrics..");
        touchedOnlyIn("gatehouse.platform.telemetry.otel", "io.opentelemetry..");
    }

    private static void touchedOnlyIn(String room, String... interfaces) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(interfaces)
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage(room).and(not(equivalentTo(ServerMetrics.class))))
                .check(HOUSE);
    }

    /** Which makes it one line, with its trace, and without what must not be there. */
    @Test
    void everybodyWritesToTheLogThroughOneDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackages("gatehouse.platform.log", "gatehouse.platform")
                // A data source has to name its parent's logger.
                .and()
                .doNotBelongToAnyOf(GatehouseDataSource.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("gatehouse.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void onlyTheDoorsSpeakHttp() {
        noClasses()
                .that(describe("are behind the doors", ArchitectureTest::isBehindTheDoors))
                // The container fetches our public keys by URL, and no door owns them.
                .and()
                .doNotBelongToAnyOf(JwksServlet.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..")
                .check(HOUSE);
    }

    @Test
    void timeComesFromTheClockThatIsHandedIn() {
        noClasses()
                .that()
                .resideOutsideOfPackage("gatehouse.platform..")
                .should(accessTargetWhere(describe("reads the time of the machine", ArchitectureTest::readsTime)))
                .check(HOUSE);
    }

    @Test
    void onlyTheBulkheadMeasuresTime() {
        noClasses()
                .that(describe("are not the bulkhead of password hashing", ArchitectureTest::isNotTheBulkhead))
                .should()
                .callMethod(System.class, "nanoTime")
                .check(HOUSE);
    }

    @Test
    void chanceComesFromThePlatform() {
        noClasses()
                .that()
                .resideOutsideOfPackage("gatehouse.platform..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(SecureRandom.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("com.github.f4b6a3.uuid..")
                .check(HOUSE);
    }

    @Test
    void nobodyUsesWeakChance() {
        noClasses()
                .should(accessTargetWhere(describe("is chance that we did not choose", ArchitectureTest::isWeakChance)))
                .check(HOUSE);
    }

    @Test
    void everyResourceMethodSaysWhoMayCallIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(PermitAll.class)
                .allowEmptyShould(isMissing(DOORS))
                .check(HOUSE);
    }

    /** Else a method that forgets to say who may call it would be open to everybody, among others that are not. */
    @Test
    void whatIsForEverybodyIsOnItsOwn() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(PermitAll.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .allowEmptyShould(isMissing(DOORS))
                .check(HOUSE);
    }

    /** What a caller hands in may throw, and take the record of the attempt with it: outcomes are returned. */
    @Test
    void noTransactionIsAtTheMercyOfAVisitor() {
        noMethods()
                .that(describe("run in a transaction", ArchitectureTest::isTransactional))
                .should()
                .haveRawParameterTypes(describe("a visitor", ArchitectureTest::hasAVisitor))
                .check(HOUSE);
    }

    private static boolean isTransactional(JavaMethod method) {
        return method.isAnnotatedWith(Transactional.class) || method.getOwner().isAnnotatedWith(Transactional.class);
    }

    private static boolean hasAVisitor(List<JavaClass> parameters) {
        return parameters.stream().anyMatch(type -> type.getSimpleName().equals("Cases"));
    }

    /** A server starts timers before it has finished with the schema, and one leaves them without real transactions. */
    @Test
    void everyTimerWaitsForTheSchemaAndWorksLikeARequest() {
        classes()
                .that()
                .containAnyMethodsThat(describe("are timed", method -> method.isAnnotatedWith(Schedule.class)))
                .should()
                .beAnnotatedWith(describe("depends on the migrations", ArchitectureTest::dependsOnMigrations))
                .andShould()
                .beAnnotatedWith(LikeARequest.class)
                .check(HOUSE);
    }

    @Test
    void whatTheQueueBringsWorksLikeARequest() {
        classes()
                .that()
                .areAnnotatedWith(MessageDriven.class)
                .should()
                .beAnnotatedWith(LikeARequest.class)
                .check(HOUSE);
    }

    @Test
    void numbersInPathsAndQueriesAreWrappers() {
        Stream<JavaClass> fields = HOUSE.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(ArchitectureTest::isFromTheUrl)
                .map(JavaField::getRawType);
        Stream<JavaClass> parameters = HOUSE.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getParameters().stream())
                .filter(ArchitectureTest::isFromTheUrl)
                .map(JavaParameter::getRawType);

        assertThat(Stream.concat(fields, parameters)).isNotEmpty().noneMatch(JavaClass::isPrimitive);
    }

    private static boolean isFromTheUrl(CanBeAnnotated declared) {
        return declared.isAnnotatedWith(PathParam.class) || declared.isAnnotatedWith(QueryParam.class);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(HOUSE);
    }

    @Test
    void everyPackageSaysWhyItExists() {
        assertThat(folders())
                .filteredOn(folder -> !folder.startsWith("src/tools"))
                .hasSizeGreaterThan(5)
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    @Test
    void noPackageOutgrowsItsRoom() {
        Map<String, Long> sizes = HOUSE.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    private static String whole(String name) {
        return name + "..";
    }

    private static boolean isMissing(String... packages) {
        DescribedPredicate<JavaClass> there = resideInAnyPackage(packages);
        return HOUSE.stream().noneMatch(there);
    }

    private static boolean isBehindTheDoors(JavaClass type) {
        Predicate<JavaClass> door = resideInAnyPackage(DOORS)
                .or(resideInAPackage("gatehouse.platform.http.."))
                .or(resideInAPackage("gatehouse.platform.json.."))
                .or(resideInAPackage("gatehouse.door.."))
                .or(resideInAPackage("gatehouse.description.."));
        return !door.test(type);
    }

    private static boolean dependsOnMigrations(JavaAnnotation<?> annotation) {
        return annotation.getRawType().isEquivalentTo(DependsOn.class)
                && List.of(annotation.as(DependsOn.class).value()).contains(Migrations.BEAN);
    }

    private static boolean isNotTheBulkhead(JavaClass type) {
        return !(type.getPackageName().equals("gatehouse.authenticator.password")
                && (type.getName().contains("Bulkhead") || type.getSimpleName().equals("PasswordHashing")));
    }

    /** {@code now} is harmless when it is asked of a clock, and of nothing else. */
    private static boolean readsTime(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        JavaClass owner = target.getOwner();
        String name = target.getName();
        Set<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).collect(Collectors.toSet());
        boolean asksNoClock = !parameters.contains(Clock.class.getName());
        return owner.getPackageName().startsWith("java.time") && name.equals("now") && asksNoClock
                || owner.isEquivalentTo(Clock.class)
                        && (name.startsWith("system") || name.startsWith("tick") && asksNoClock)
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(Date.class) && name.equals("<init>") && parameters.isEmpty()
                || owner.isAssignableTo(Calendar.class) && (name.equals("getInstance") || name.equals("<init>"));
    }

    private static boolean isWeakChance(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return owner.isEquivalentTo(Math.class) && name.equals("random")
                || owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
                || owner.getName().equals("java.util.concurrent.ThreadLocalRandom")
                || owner.getName().equals("java.util.SplittableRandom")
                || owner.isEquivalentTo(Random.class) && name.equals("<init>");
    }

    /** Every folder of the project's own code, also of what goes beside the archive, that holds a class. */
    private static List<Path> folders() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(Path.of("src", "test")))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
