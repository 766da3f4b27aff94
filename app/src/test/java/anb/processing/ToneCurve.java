package anb.processing;

/**
 * What a grey of high dynamic range shall look like, written from the standards and not from ffmpeg: to light as ITU-R
 * BT.2100 says (a display of 1,000 cd/m² for HLG), through Hable's curve with white at 100 and its end at 1,000 cd/m²,
 * and back to a signal by ITU-R BT.1886.
 */
final class ToneCurve {

    private static final double PEAK = 10;

    private ToneCurve() {}

    /** From the signal of hybrid log-gamma to that of the result, both 0–1. */
    static double hlg(double signal) {
        return shown(10 * Math.pow(sceneLight(signal), 1.2));
    }

    /** From the signal of the perceptual quantizer to that of the result, both 0–1. */
    static double pq(double signal) {
        return shown(displayLight(signal));
    }

    private static double shown(double light) {
        double mapped = filmic(Math.min(light, PEAK)) / filmic(PEAK);
        return Math.pow(Math.clamp(mapped, 0, 1), 1 / 2.4);
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
