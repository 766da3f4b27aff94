package anb.infra.watch;

import anb.infra.data.DataStack;
import anb.infra.service.Reported;
import anb.infra.service.ServiceStack;
import anb.infra.settings.Settings;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The dashboard, the alarms and whom they wake, the budget. */
public final class WatchStack extends Stack {

    public WatchStack(Construct scope, Settings settings, DataStack data, ServiceStack service, StackProps properties) {
        super(scope, "Watch", properties);
        var people = new People(this, settings);
        var traffic = new Traffic(service.balancer());
        var stores = new Stores(settings, data);
        new Alarms(this, settings, people.topic()).of(traffic, stores, service);
        new Board(this, settings, Reported.by(settings)).of(traffic, stores, service);
        new Money(this, settings).tell(people.topic());
    }
}
