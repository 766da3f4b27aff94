package anb.infra.evening;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How long the first in line has waited, over the evening, for each size. */
final class Picture {

    private static final int HOURS_SHOWN = 8;

    private Picture() {}

    static void write(Path file, Map<String, List<Minute>> evenings) throws IOException {
        var chart = new XYChartBuilder()
                .width(1000)
                .height(450)
                .title("Minutes the first clip in line has waited; deadline at 0")
                .xAxisTitle("hours from the deadline")
                .yAxisTitle("minutes")
                .build();
        var styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.InsideNW);
        styler.setYAxisMin(0.0);
        evenings.forEach((name, minutes) -> add(chart, name, minutes));
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }

    private static void add(XYChart chart, String name, List<Minute> evening) {
        var shown = evening.stream()
                .filter(minute -> minute.minute() < Arrivals.DEADLINE_MINUTE + HOURS_SHOWN * 60)
                .toList();
        var series = chart.addSeries(
                name,
                shown.stream()
                        .mapToDouble(minute -> (minute.minute() - Arrivals.DEADLINE_MINUTE) / 60.0)
                        .toArray(),
                shown.stream().mapToDouble(Minute::oldestMinutes).toArray());
        series.setMarker(SeriesMarkers.NONE);
    }
}
