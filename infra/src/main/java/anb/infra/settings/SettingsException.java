package anb.infra.settings;

import java.util.List;

/** Settings that make no installation; says everything that is wrong with them. */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SettingsException(List<String> problems) {
        super("These settings make no installation:\n  " + String.join("\n  ", problems));
    }
}
