/**
 * The other side of the outlets: receivers that check what they are sent as strictly as real ones, and that fail as real
 * ones do, by plan. They open ports of this machine only.
 */
@NullMarked
package io.keruen.simulator.run.receiver;

import org.jspecify.annotations.NullMarked;
