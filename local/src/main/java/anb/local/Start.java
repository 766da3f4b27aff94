package anb.local;

/** What the executable jar starts first; see {@link anb.Start}. */
public final class Start {

    private Start() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        anb.Start.run("anb.local.LocalApplication", args);
    }
}
