/**
 * A small MQTT 5 broker for gates on this machine, where no other is at hand. What the deployed system speaks to is a
 * broker of its own; nothing here is for more than one process and its neighbours.
 */
@NullMarked
package io.keruen.app.mqtt;

import org.jspecify.annotations.NullMarked;
