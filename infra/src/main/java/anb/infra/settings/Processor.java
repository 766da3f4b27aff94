package anb.infra.settings;

/** Kinds of processors. What is built for one does not run on the other. */
public enum Processor {
    X86_64("x86_64"),
    /** Arm: AWS calls its own Graviton. */
    AARCH64("aarch64");

    private final String text;

    Processor(String text) {
        this.text = text;
    }

    /** As {@code uname -m} and the names of archives have it. */
    public String text() {
        return text;
    }
}
