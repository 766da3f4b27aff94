package anb.infra.data;

import anb.infra.network.NetworkStack;
import anb.infra.settings.Settings;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What outlives every instance. */
public final class DataStack extends Stack {

    private final Buckets buckets;
    private final Facts facts;
    private final Broker broker;
    private final Secrets secrets;

    public DataStack(Construct scope, Settings settings, NetworkStack network, StackProps properties) {
        super(scope, "Data", properties);
        buckets = new Buckets(this, settings);
        secrets = new Secrets(this, settings, buckets.clips());
        facts = new Facts(this, settings, network);
        broker = Broker.of(this, settings, network, secrets.redis());
        if (settings.site().cloudFront()) {
            new Distribution(this, settings, buckets);
        }
    }

    public Buckets buckets() {
        return buckets;
    }

    public Facts facts() {
        return facts;
    }

    public Broker broker() {
        return broker;
    }

    public Secrets secrets() {
        return secrets;
    }
}
