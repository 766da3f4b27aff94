package anb.demo;

import anb.reports.ReportForm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who plays in the demo, what becomes of their clips, and who watches. */
final class Cast {

    /** What a clip comes to. */
    enum Ending {
        PUBLISHED,
        WITHDRAWN,
        HIDDEN,
        BROKEN,
        WAITING
    }

    record Clip(String title, Ending ending) {}

    /**
     * A player.
     *
     * @param number on the shirt
     * @param before percent of the public that voted for them until yesterday
     * @param today percent that votes for them today
     */
    record Player(String firstName, String lastName, String city, int number, int before, int today, List<Clip> clips) {

        /** Whether they came in only today. */
        boolean isNew() {
            return before == 0 && today > 0;
        }
    }

    record Fan(String firstName, String lastName, String city) {}

    /** The first one has a clip in every state a player can see. */
    static final List<Player> PLAYERS = List.of(
            new Player(
                    "Valeria",
                    "Rojas",
                    "Bogotá",
                    7,
                    55,
                    30,
                    List.of(
                            new Clip("Triple desde la esquina", Ending.PUBLISHED),
                            new Clip("Primer intento, con viento", Ending.WITHDRAWN),
                            new Clip("Grabado en el parque", Ending.BROKEN),
                            new Clip("Tiro sobre la bocina", Ending.WAITING))),
            plain("Mateo", "Quintero", "Medellín", 23, 75, 5, "Cruce y bandeja"),
            plain("Camila", "Mosquera", "Quibdó", 11, 60, 10, "Tapón en transición"),
            plain("Andrés", "Palacios", "Cali", 4, 30, 35, "Paso atrás y adentro"),
            plain("Daniela", "Ortiz", "Barranquilla", 15, 45, 15, "Pase sin mirar"),
            plain("Samuel", "Herrera", "Cartagena", 32, 40, 0, "Contraataque completo"),
            plain("Isabella", "Gómez", "Bogotá", 9, 0, 50, "Tiro en suspensión"),
            plain("Luisa", "Córdoba", "Cali", 18, 20, 10, "Rebote y salida"),
            new Player(
                    "Juan David",
                    "Ríos",
                    "Medellín",
                    45,
                    0,
                    0,
                    List.of(new Clip("Mate con publicidad", Ending.HIDDEN))));

    static final List<Fan> FANS = Stream.of(
                    "Ana", "Luz", "Iván", "Marta", "Raúl", "Olga", "Hugo", "Eva", "Saúl", "Nora", "Leo", "Inés", "Paz",
                    "Ciro", "Alma", "Noé", "Sol", "Eloy", "Rita", "Beto")
            .flatMap(name -> Stream.of(new Fan(name, "Zapata", "Bogotá"), new Fan(name, "Mejía", "Medellín")))
            .toList();

    /** What some of those who watch report, by the title of the clip. */
    static final Map<String, List<ReportForm>> REPORTED = Map.of(
            "Rebote y salida",
            List.of(
                    new ReportForm("somebody_elses", "Es el entrenamiento de mi hermana, del sábado pasado."),
                    new ReportForm("somebody_elses", null),
                    new ReportForm("other", "El título no dice quién juega.")),
            "Contraataque completo",
            List.of(new ReportForm("minor_without_permission", null)));

    private Cast() {}

    private static Player plain(
            String firstName, String lastName, String city, int number, int before, int today, String title) {
        return new Player(firstName, lastName, city, number, before, today, List.of(new Clip(title, Ending.PUBLISHED)));
    }
}
