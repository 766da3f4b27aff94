package anb.infra;

import java.util.List;

/** Those of what is pinned that only one size has, or what is optional. */
record SizeRemovals(Removals to) {

    void add() {
        small();
        large();
        firewall();
        options();
    }

    private void small() {
        to.one(
                "small",
                "small",
                "Service",
                "WorkersRoleDefaultPolicy",
                () -> new RightsTest().theWorkerOfTheSmallSizeSaysWhereRedisIsAndNothingElse(),
                "/PolicyDocument/Statement/10/Condition",
                "/PolicyDocument/Statement/10/Resource");
        Runnable here = () -> new BrokerTest().theSmallSizeHasItOnTheWorkersMachine();
        to.one("small", "small", "Data", "Inside", here, "/Name");
        to.one("small", "small", "Service", "WorkersGroup", here, "/MaxSize");
        to.one("small", "small", "Service", "WorkersMachine", here, "/LaunchTemplateData/UserData");
        to.one(
                "small",
                "small",
                "Network",
                "VpcinstancesSubnet1DefaultRoute",
                () -> new NetworkTest().withAGatewayTheInstancesGoOutThroughItAndTheDataDoesNot(),
                "/NatGatewayId");
    }

    private void large() {
        Runnable carries = () -> new OptionsTest().theLargeSizeCarriesTheDeadline();
        to.one("large", "large", "Service", "WorkersGroup", carries, "/MaxSize");
        to.one("large", "large", "Service", "WorkersMachine", carries, "/LaunchTemplateData/InstanceType");
        to.one("large", "large", "Data", "Database", carries, "/DBInstanceClass", "/MultiAZ", "/MaxAllocatedStorage");
        to.one(
                "large",
                "large",
                "Watch",
                "DatabaseStorage",
                () -> new WatchTest().aDatabaseThatFillsWakes(),
                "/Threshold");
    }

    private void firewall() {
        Runnable bounds = () -> new OptionsTest().aFirewallBoundsWhatOneAddressMayAsk();
        for (var size : List.of("large", "options")) {
            to.one(
                    size,
                    "options",
                    "Service",
                    "Firewall",
                    bounds,
                    "/DefaultAction",
                    "/Rules/0/Action",
                    "/Rules/1/Action/Block",
                    "/Rules/0/Statement/RateBasedStatement/AggregateKeyType",
                    "/Rules/1/Statement/RateBasedStatement/EvaluationWindowSec",
                    "/Rules/1/Statement/RateBasedStatement/ScopeDownStatement",
                    "/Rules/0/Statement/RateBasedStatement/Limit");
            to.one(size, "options", "Service", "FirewallBeforeBalancer", bounds, "/ResourceArn", "/WebACLArn");
        }
    }

    private void options() {
        Runnable secured = () -> new BalancerTest().withACertificateHttpOnlyRedirects();
        to.one(
                "options",
                "options",
                "Service",
                "BalancerHttp",
                secured,
                "/DefaultActions/0/RedirectConfig/Protocol",
                "/DefaultActions/0/RedirectConfig/Port",
                "/DefaultActions/0/RedirectConfig/StatusCode");
        to.one("options", "options", "Service", "BalancerHttps", secured, "/Certificates", "/SslPolicy", "/Protocol");
        Runnable signs = () -> new OptionsTest().cloudFrontSignsWhatItAsksOfTheBucket();
        to.one(
                "options",
                "options",
                "Data",
                "OnlyCloudFront",
                signs,
                "/OriginAccessControlConfig/SigningBehavior",
                "/OriginAccessControlConfig/SigningProtocol");
        Runnable reads = () -> new OptionsTest().cloudFrontReadsProcessedClipsAndNothingElse();
        to.one(
                "options",
                "options",
                "Data",
                "Processed",
                reads,
                "/DistributionConfig/Origins/0/OriginPath",
                "/DistributionConfig/Origins/0/OriginAccessControlId",
                "/DistributionConfig/DefaultCacheBehavior/AllowedMethods",
                "/DistributionConfig/DefaultCacheBehavior/ViewerProtocolPolicy");
        to.one("options", "options", "Data", "ClipsPolicy", reads, "/PolicyDocument/Statement/1/Condition");
        Runnable image = () -> new OptionsTest().theImageMayBeNamed();
        to.one("options", "options", "Service", "WebMachine", image, "/LaunchTemplateData/ImageId");
    }
}
