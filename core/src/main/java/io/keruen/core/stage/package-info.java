/**
 * The three stages that decide, as plain Java: {@code vehicle} (on {@code zone}), {@code fleet}, {@code escort}; what they
 * hand on is in {@code flow}. No stage knows another. A host gives them input in order and time; they answer with findings,
 * alerts and wake-up times. No clock, thread, random or I/O.
 */
@NullMarked
package io.keruen.core.stage;

import org.jspecify.annotations.NullMarked;
