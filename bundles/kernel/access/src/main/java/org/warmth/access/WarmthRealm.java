package org.warmth.access;

import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The JAAS realm {@code warmth}, for the shell and SSH: the same users as over REST. */
@Component
public final class WarmthRealm implements JaasRealm {
    static final String NAME = "warmth";

    private final AppConfigurationEntry[] entries;

    /** Offers the users of {@code passwords}. */
    @Activate
    public WarmthRealm(BundleContext context, @Reference PasswordSignIn passwords, @Reference GrantStore grants) {
        entries = new AppConfigurationEntry[] {
            new AppConfigurationEntry(
                    ProxyLoginModule.class.getName(),
                    AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                    Map.of(
                            ProxyLoginModule.PROPERTY_MODULE,
                            WarmthLogin.class.getName(),
                            ProxyLoginModule.PROPERTY_BUNDLE,
                            Long.toString(context.getBundle().getBundleId()),
                            BundleContext.class.getName(),
                            context,
                            PasswordSignIn.class.getName(),
                            passwords,
                            GrantStore.class.getName(),
                            grants))
        };
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getRank() {
        return 0;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        return entries.clone();
    }
}
