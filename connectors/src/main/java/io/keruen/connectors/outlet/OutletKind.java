package io.keruen.connectors.outlet;

/**
 * A kind of outlet, as the routing file names it.
 *
 * @param name the word for it
 */
public record OutletKind(String name, Opening opening) {

    /** How an outlet of this kind is made of its settings. */
    public interface Opening {
        /** Checks all settings; connects to nobody. */
        Outlet open(Settings settings, OutletContext context) throws SettingException;
    }
}
