package anb.infra.evening;

/**
 * How it stood at the end of a minute.
 *
 * @param minute since the beginning
 * @param waiting clips
 * @param oldest seconds the first in line has waited
 * @param workers at work
 */
record Minute(int minute, int waiting, double oldest, int workers) {

    double oldestMinutes() {
        return oldest / 60;
    }
}
