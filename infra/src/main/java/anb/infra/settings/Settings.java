package anb.infra.settings;

import java.util.Map;

/**
 * One installation. Every default is a line of {@code default.properties}, with its meaning.
 *
 * @param name of the installation: prefix of what AWS wants a name for
 * @param region where everything is
 * @param network how far apart the instances stand and how they reach AWS
 * @param site what people see
 * @param web the instances that answer
 * @param workers the instances that encode
 * @param encoding what a worker does at once, and where
 * @param database PostgreSQL
 * @param redis the broker
 * @param bucket clips
 * @param release what is put on the instances
 * @param watching who is told, and what it may cost
 */
public record Settings(
        String name,
        String region,
        Network network,
        Site site,
        Fleet web,
        Fleet workers,
        Encoding encoding,
        Database database,
        Redis redis,
        Bucket bucket,
        Release release,
        Watching watching) {

    /**
     * A preset with some settings changed.
     *
     * @param preset {@code default}, {@code small} or {@code large}
     * @param changed by name, as in {@code default.properties}
     * @throws SettingsException names everything that is wrong, at once
     */
    public static Settings of(String preset, Map<String, String> changed) {
        return SettingsReader.read(new Values(Presets.named(preset), changed));
    }

    /** Connections to the database if every node that can exist at once fills its pool, those that are going included. */
    public int mostConnections() {
        return web.mostAtOnce() * web.pool()
                + workers.mostAtOnceWhenSlowlyGone() * workers.pool()
                + Database.KEPT_FOR_PEOPLE;
    }

    /** Processors of all instances that there may be, as the quota of an account counts them. */
    public int processors() {
        return web.most() * web.processors() + workers.most() * workers.processors();
    }

    /** The same with those that are going. */
    public int mostProcessors() {
        return web.mostAtOnce() * web.processors() + workers.mostAtOnceWhenSlowlyGone() * workers.processors();
    }

    /** A name of this installation's own. */
    public String named(String what) {
        return name + "-" + what;
    }
}
