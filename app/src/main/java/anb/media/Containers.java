package anb.media;

/** Which kinds of file may take part. */
public enum Containers {
    /** What the API's form promises its clients. */
    MP4,
    /** Also QuickTime, as iPhones record it: the same boxes under another brand, and judged by its streams all the same. */
    MP4_AND_QUICKTIME;

    boolean allow(Container found) {
        return found.mp4() || (this == MP4_AND_QUICKTIME && found.quickTime());
    }
}
