package anb.infra;

import anb.infra.settings.Settings;
import anb.infra.settings.SettingsException;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** The app: makes the templates of one installation. */
public final class Showcase {

    /** Choices of the CDK that are not its default for old apps' sake. */
    private static final Map<String, Object> CHOICES = Map.of(
            "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
            "@aws-cdk/aws-iam:minimizePolicies", true,
            "aws:cdk:disable-stack-trace", true,
            "aws:cdk:version-reporting", false);

    private Showcase() {}

    /** {@code [--preset=NAME] [--SETTING=VALUE]... [--out=FOLDER]}, see {@code default.properties} */
    public static void main(String[] arguments) {
        try {
            var asked = Asked.in(arguments);
            synthesise(Settings.of(asked.preset(), asked.changed()), asked.folder());
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Writes the templates of an installation, looked through by cdk-nag, into a folder. */
    public static CloudAssembly synthesise(Settings settings, Path folder) {
        var app = new App(AppProps.builder()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .postCliContext(CHOICES)
                .build());
        Stacks.in(app, settings);
        Aspects.of(app).add(new AwsSolutionsChecks());
        return app.synth();
    }
}
