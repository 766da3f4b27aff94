package anb.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Who this process is in leases, attempts and consumer groups: host, process id, and a random part. */
@Component
final class WorkerName {

    private final String value;

    WorkerName() {
        this(host() + ":" + ProcessHandle.current().pid() + ":" + Integer.toHexString(random()));
    }

    WorkerName(String value) {
        this.value = value;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(0x1000, 0x10000);
    }

    @Override
    public String toString() {
        return value;
    }
}
