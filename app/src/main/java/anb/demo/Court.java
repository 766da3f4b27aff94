package anb.demo;

import java.util.ArrayList;
import java.util.List;

/** Draws half a court from above in ffmpeg's words: lines, a player's number, a ball. Runs nothing. */
final class Court {

    /** Of what colour, and how it is called. */
    private record Floor(String colour, String name) {

        static Floor of(int number, int take) {
            return FLOORS.get((number + take) % FLOORS.size());
        }
    }

    private static final List<Floor> FLOORS = List.of(
            new Floor("0xa8703c", "café"),
            new Floor("0x3c6ea8", "azul"),
            new Floor("0x2f7d5b", "verde"),
            new Floor("0x8c4a3a", "rojizo"),
            new Floor("0x6a5aa0", "violeta"));

    /** Still pictures are drawn once and repeated. */
    private static final String STILL = "loop=loop=-1:size=1:start=0";

    private static final String LINES = "gt(lt(abs(hypot(X-1700,Y-540)-450),5)*lt(X,1856)"
            + "+lt(abs(hypot(X-1440,Y-540)-130),5)+lt(abs(hypot(X-1715,Y-540)-36),6),0)";

    private static final String SEAM = "lt(min(abs(X-70),abs(Y-70)),4)";

    /** Segments of each digit of a scoreboard, from the top clockwise, the middle last; one bit each. */
    private static final int[] DIGITS = {0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F};

    /** Left, top, width and height of each segment of a digit of 130 by 230. */
    private static final int[][] SEGMENTS = {
        {0, 0, 130, 30},
        {100, 0, 30, 115},
        {100, 115, 30, 115},
        {0, 200, 130, 30},
        {0, 115, 30, 115},
        {0, 0, 30, 115},
        {0, 100, 130, 30}
    };

    private Court() {}

    /** What is seen of all that, for who cannot see it. */
    static String seen(int number, int take) {
        return ("Media cancha de piso %s, dibujada desde arriba, con un tablero que muestra el %02d. Un balón naranja va y viene"
                        + " en curvas por toda la cancha; no hay jugadores.")
                .formatted(Floor.of(number, take).name(), number);
    }

    /** The picture without the ball, as a source of its own. */
    static String floor(int number, int take) {
        var filters = new ArrayList<String>();
        filters.add("color=c=" + Floor.of(number, take).colour() + ":s=1920x1080:r=20:d=0.05");
        filters.add("drawgrid=w=96:h=1080:t=2:color=black@0.15");
        filters.add(box(60, 60, 1800, 960, "white", "8"));
        filters.add(box(1440, 410, 420, 260, "0x0b1740", "fill"));
        filters.add(box(1440, 410, 420, 260, "white", "8"));
        filters.add(box(1760, 480, 10, 120, "white", "fill"));
        filters.add("format=gbrp");
        filters.add("geq=r='if(%1$s,255,r(X,Y))':g='if(%1$s,255,g(X,Y))':b='if(%1$s,255,b(X,Y))'".formatted(LINES));
        filters.add("format=yuv420p");
        filters.add(box(130, 120, 420, 310, "0x070b1d", "fill"));
        digit(filters, number / 10, 180);
        digit(filters, number % 10, 370);
        filters.add(STILL);
        return String.join(",", filters);
    }

    /** A ball with a clear ground, as a source of its own. */
    static String ball() {
        return String.join(
                ",",
                "color=c=black:s=140x140:r=20:d=0.05",
                "format=rgba",
                "geq=r='if(%1$s,60,255)':g='if(%1$s,25,140-X/4)':b='20':a='if(lt(hypot(X-70,Y-70),66),255,0)'"
                        .formatted(SEAM),
                STILL);
    }

    /** How the ball moves: each player's in a way of its own, none out of the court. */
    static String play(int number, int take) {
        return "[0:v][1:v]overlay=x='890+680*sin(t*%d/10)':y='470+340*sin(t*%d/10+%d)'"
                .formatted(9 + number % 7, 13 + number % 5, 1 + take);
    }

    private static void digit(List<String> filters, int digit, int left) {
        for (int segment = 0; segment < SEGMENTS.length; segment++) {
            if ((DIGITS[digit] >> segment & 1) == 1) {
                var at = SEGMENTS[segment];
                filters.add(box(left + at[0], 160 + at[1], at[2], at[3], "0xffc531", "fill"));
            }
        }
    }

    private static String box(int x, int y, int width, int height, String colour, String thickness) {
        return "drawbox=x=%d:y=%d:w=%d:h=%d:color=%s:t=%s".formatted(x, y, width, height, colour, thickness);
    }
}
