package anb.processing;

import anb.processing.MarkedClip.Tones;
import java.awt.Color;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * What a colour of high dynamic range shall look like, written from the standards and not from ffmpeg: to light as ITU-R
 * BT.2100 says (a display of 1,000 cd/m² for HLG), from its primaries to those of BT.709 as ITU-R BT.2407 says, through
 * Hable's curve with white at 100 and its end at 1,000 cd/m², and back to a signal by ITU-R BT.1886. The curve is that of the
 * brightest channel; the others keep their ratio to it, and with it the hue.
 */
final class ToneCurve {

    private static final double PEAK = 10;

    /** ITU-R BT.2407, table 1. */
    private static final double[][] TO_BT709 = {
        {1.6605, -0.5876, -0.0728}, {-0.1246, 1.1329, -0.0083}, {-0.0182, -0.1006, 1.1187}
    };

    private ToneCurve() {}

    /** A signal as it was drawn, as it shall be seen. */
    static Color shown(Tones tones, Color drawn) {
        return switch (tones) {
            case STANDARD -> drawn;
            case HLG -> shown(hlg(drawn));
            case PQ -> shown(channels(drawn, ToneCurve::displayLight));
        };
    }

    /** BT.2100, table 5, in hundreds of cd/m²: the light of the scene, and what a display makes of its luminance. */
    private static double[] hlg(Color signal) {
        var scene = channels(signal, ToneCurve::sceneLight);
        double luminance = 0.2627 * scene[0] + 0.6780 * scene[1] + 0.0593 * scene[2];
        double display = 10 * Math.pow(luminance, 0.2);
        return DoubleStream.of(scene).map(light -> display * light).toArray();
    }

    private static double[] channels(Color signal, DoubleUnaryOperator light) {
        return DoubleStream.of(signal.getRed(), signal.getGreen(), signal.getBlue())
                .map(channel -> light.applyAsDouble(channel / 255))
                .toArray();
    }

    private static Color shown(double[] light) {
        var own = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            var row = TO_BT709[channel];
            own[channel] = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
        }
        double brightest = Math.clamp(Math.max(own[0], Math.max(own[1], own[2])), 1e-6, PEAK);
        double factor = filmic(brightest) / filmic(PEAK) / brightest;
        return new Color(signal(factor * own[0]), signal(factor * own[1]), signal(factor * own[2]));
    }

    private static int signal(double light) {
        return (int) Math.round(255 * Math.pow(Math.clamp(light, 0, 1), 1 / 2.4));
    }

    /** BT.2100, table 5, inverse OETF. */
    private static double sceneLight(double signal) {
        double a = 0.17883277;
        double b = 1 - 4 * a;
        double c = 0.5 - a * Math.log(4 * a);
        return signal <= 0.5 ? signal * signal / 3 : (Math.exp((signal - c) / a) + b) / 12;
    }

    /** BT.2100, table 4, EOTF, in hundreds of cd/m². */
    private static double displayLight(double signal) {
        double root = Math.pow(signal, 32 / 2523.0);
        double c1 = 3424 / 4096.0;
        double c2 = 2413 / 128.0;
        double c3 = 2392 / 128.0;
        return 100 * Math.pow(Math.max(root - c1, 0) / (c2 - c3 * root), 8192 / 1305.0);
    }

    /** John Hable's curve for Uncharted 2, 2010. */
    private static double filmic(double x) {
        return (x * (0.15 * x + 0.05) + 0.004) / (x * (0.15 * x + 0.5) + 0.06) - 0.02 / 0.3;
    }
}
