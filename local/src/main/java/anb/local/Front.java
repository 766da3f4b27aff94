package anb.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands before the web nodes of a cluster and gives each request to one of them. */
interface Front extends AutoCloseable {

    /** None yet. */
    Front NONE = () -> {};

    @Override
    void close();

    /**
     * Starts nginx with the configuration that servers get where it is installed and wanted, else the plain balancer.
     *
     * @param nodes the ports of the web nodes
     */
    static Front start(ClusterSettings settings, List<Integer> nodes, Accounts accounts, Consumer<String> say) {
        var nginx = settings.nginx() ? Nginx.program() : Optional.<Path>empty();
        if (nginx.isPresent()) {
            say.accept("in front: " + nginx.get() + " with deploy/nginx/anb.conf");
            return Nginx.start(nginx.get(), settings.port(), nodes, accounts, say);
        }
        say.accept("in front: the built-in balancer, since nginx is not "
                + (settings.nginx() ? "installed" : "wanted")
                + "; it keeps no answers and hides addresses");
        return Balancer.start(settings.port(), nodes);
    }
}
