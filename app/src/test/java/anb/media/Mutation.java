package anb.media;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Spoils a good file as chance will have it; one seed gives one file. */
enum Mutation {
    /** A few bytes anywhere. */
    BYTES {
        @Override
        byte[] of(Mp4 clip, RandomGenerator chance) {
            return scattered(clip.bytes().clone(), 0, clip.bytes().length, chance);
        }
    },
    /** A few bytes of the index. */
    INDEX {
        @Override
        byte[] of(Mp4 clip, RandomGenerator chance) {
            var index = clip.first("moov");
            return scattered(clip.bytes().clone(), index.payload(), index.end(), chance);
        }
    },
    /** The size of a box, or the type of it. */
    BOX {
        @Override
        byte[] of(Mp4 clip, RandomGenerator chance) {
            var box = box(clip, chance);
            var spoiled = clip.bytes().clone();
            int at = box.at() + (chance.nextInt(4) == 0 ? 4 : 0);
            System.arraycopy(number(chance), 0, spoiled, at, 4);
            return spoiled;
        }
    },
    /** A number of a table or of a header. */
    NUMBER {
        @Override
        byte[] of(Mp4 clip, RandomGenerator chance) {
            var index = clip.first("moov");
            var spoiled = clip.bytes().clone();
            for (int n = chance.nextInt(1, 4); n > 0; n--) {
                System.arraycopy(number(chance), 0, spoiled, chance.nextInt(index.payload(), index.end() - 4), 4);
            }
            return spoiled;
        }
    },
    /** Ends somewhere. */
    CUT {
        @Override
        byte[] of(Mp4 clip, RandomGenerator chance) {
            return Arrays.copyOf(clip.bytes(), chance.nextInt(clip.bytes().length));
        }
    },
    /** A box twice, or not at all. */
    MOVED {
        @Override
        byte[] of(Mp4 clip, RandomGenerator chance) {
            var box = box(clip, chance);
            byte[] whole = Arrays.copyOfRange(clip.bytes(), box.at(), box.end());
            return (chance.nextBoolean() ? clip.instead(box.type()) : clip.instead(box.type(), whole, whole)).bytes();
        }
    },
    /** A stretch of nothing. */
    HOLE {
        @Override
        byte[] of(Mp4 clip, RandomGenerator chance) {
            var spoiled = clip.bytes().clone();
            int from = chance.nextInt(spoiled.length);
            Arrays.fill(spoiled, from, Math.min(spoiled.length, from + chance.nextInt(1, 5000)), (byte) 0);
            return spoiled;
        }
    };

    private static final int[] NUMBERS = {0, 1, 7, 8, 0x7fff_ffff, 0x8000_0000, -1, 0xffff, 0x1_0000, 0x7f00_0000};

    abstract byte[] of(Mp4 clip, RandomGenerator chance);

    /** What chance makes of one of these clips. */
    static byte[] any(List<Mp4> clips, long seed) {
        var chance = new Random(seed);
        var kind = values()[chance.nextInt(values().length)];
        return kind.of(clips.get(chance.nextInt(clips.size())), chance);
    }

    private static Mp4.Box box(Mp4 clip, RandomGenerator chance) {
        var boxes = clip.boxes();
        return boxes.get(chance.nextInt(boxes.size()));
    }

    private static byte[] number(RandomGenerator chance) {
        return Mp4.ints(chance.nextInt(3) == 0 ? chance.nextInt() : NUMBERS[chance.nextInt(NUMBERS.length)]);
    }

    private static byte[] scattered(byte[] bytes, int from, int to, RandomGenerator chance) {
        for (int n = chance.nextInt(1, 30); n > 0; n--) {
            bytes[chance.nextInt(from, to)] = (byte) chance.nextInt();
        }
        return bytes;
    }
}
