package gatehouse.rig;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** All tests of one archive after another, so that the server starts once for each archive and no more. */
public final class ByArchive implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.<ClassDescriptor, Boolean>comparing(
                                test -> InsideGatehouse.class.isAssignableFrom(test.getTestClass()))
                        .thenComparing(test -> test.getTestClass().getName()));
    }
}
