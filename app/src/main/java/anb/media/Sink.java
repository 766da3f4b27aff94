package anb.media;

/** Takes what a child process prints, as it comes. Called by one thread. */
@FunctionalInterface
interface Sink {

    void accept(char[] text, int length);
}
