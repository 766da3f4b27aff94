package anb;

/**
 * What the executable jar starts first, compiled for older versions of Java so that they can say what is wrong. It must
 * not mention any other class of ours.
 */
public final class Start {

    private static final int REQUIRED = 25;

    private Start() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        run("anb.Application", args);
    }

    /** Runs the main method of another class, or ends the process with a sentence when this Java is too old for it. */
    public static void run(String mainClass, String[] args) throws ReflectiveOperationException {
        int version = Runtime.version().feature();
        if (version < REQUIRED) {
            System.err.printf(
                    "This program needs Java %d or newer, but was started with Java %d of %s.%n"
                            + "Start it with the java of a JDK %d, by its full path if need be.%n",
                    REQUIRED, version, System.getProperty("java.home"), REQUIRED);
            System.exit(1);
        }
        Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
