package anb.faults;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;

/**
 * Shifts the time of day of a JVM, as on a host whose clock nobody set: whoever asks for it gets so many seconds more.
 * What measures how long something takes ({@link System#nanoTime}) goes on as ever. Alone in a jar of its own, so that
 * nothing else of this module comes onto a node's class path.
 */
public final class ClockAgent implements ClassFileTransformer {

    private static final String MILLIS = "currentTimeMillis", NANOS = "getNanoTimeAdjustment";

    private final long seconds;

    private ClockAgent(long seconds) {
        this.seconds = seconds;
    }

    /** What {@code -javaagent} calls; the argument is a number of seconds. */
    public static void premain(String seconds, Instrumentation instrumentation) throws UnmodifiableClassException {
        instrumentation.addTransformer(new ClockAgent(Long.parseLong(seconds)), true);
        instrumentation.retransformClasses(
                Date.class,
                Clock.class,
                Clock.systemUTC().getClass(),
                InstantSource.system().getClass());
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains(MILLIS) && !text.contains(NANOS)) {
            return bytes;
        }
        var resolver = loader == null
                ? ClassHierarchyResolver.defaultResolver()
                : ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
        var file = ClassFile.of(ClassHierarchyResolverOption.of(resolver));
        return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(shift()));
    }

    private CodeTransform shift() {
        return (code, element) -> {
            code.with(element);
            if (element instanceof InvokeInstruction call) {
                var method = call.owner().asInternalName() + "." + call.name().stringValue();
                if (method.equals("java/lang/System." + MILLIS)) {
                    code.loadConstant(seconds * 1_000).ladd();
                } else if (method.equals("jdk/internal/misc/VM." + NANOS)) {
                    code.loadConstant(seconds * 1_000_000_000).ladd();
                }
            }
        };
    }
}
