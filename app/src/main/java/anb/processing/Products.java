package anb.processing;

import java.nio.file.Path;

/** The files one run makes; of a clip that is there already, its pictures. */
record Products(Path clip, Path poster, Path thumbnail) {

    /** Whether both pictures are there. */
    boolean pictured() {
        return poster.toFile().length() > 0 && thumbnail.toFile().length() > 0;
    }
}
