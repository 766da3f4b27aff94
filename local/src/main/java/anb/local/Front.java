package anb.local;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What stands before the web nodes of a cluster and gives each request to one of them. */
interface Front extends AutoCloseable {

    /** None yet. */
    Front NONE = () -> {};

    @Override
    void close();

    /**
     * Starts nginx with the configuration that servers get where it is installed, else the plain balancer.
     *
     * @param nodes the ports of the web nodes
     */
    static Front start(int port, List<Integer> nodes, Accounts accounts, Path data, Consumer<String> say) {
        var nginx = Nginx.program();
        if (nginx.isPresent()) {
            say.accept("in front: " + nginx.get() + " with deploy/nginx/anb.conf");
            return Nginx.start(nginx.get(), port, nodes, accounts, say);
        }
        say.accept(
                "in front: the built-in balancer, since nginx is not installed; it keeps no answers and hides addresses");
        return Balancer.start(port, nodes);
    }
}
