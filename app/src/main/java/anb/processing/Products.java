package anb.processing;

import java.nio.file.Path;

/** The files one run makes. */
record Products(Path clip, Path poster, Path thumbnail) {}
