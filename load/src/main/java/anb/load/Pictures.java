package anb.load;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;

/** Figures of a ramp as pictures. */
final class Pictures {

    private Pictures() {}

    /** Throughput and p95 against users, as {@code throughput.png} and {@code p95.png} in a folder. */
    static void ofRamp(Path folder, List<Timeline.Part> parts) {
        save(chart("Answers a second", "per second", parts, Timeline.Part::rate), folder.resolve("throughput.png"));
        save(chart("95 of 100 answers come within", "ms", parts, Timeline.Part::p95), folder.resolve("p95.png"));
    }

    private static XYChart chart(
            String title, String unit, List<Timeline.Part> parts, ToDoubleFunction<Timeline.Part> value) {
        var chart = new XYChartBuilder()
                .width(800)
                .height(400)
                .theme(ChartTheme.XChart)
                .title(title)
                .xAxisTitle("visitors at once")
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.addSeries(
                title,
                parts.stream().mapToDouble(Timeline.Part::users).toArray(),
                parts.stream().mapToDouble(value).toArray());
        return chart;
    }

    private static void save(XYChart chart, Path file) {
        try {
            BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException("The picture could not be written to " + file, e);
        }
    }
}
