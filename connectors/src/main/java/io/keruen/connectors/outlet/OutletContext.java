package io.keruen.connectors.outlet;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What every outlet is given.
 *
 * @param name of the destination
 * @param clock the wall clock
 * @param folder in which the destination may keep what it makes
 * @param gates the right to command gates
 */
public record OutletContext(String name, Clock clock, Path folder, GateAuthority gates) {}
