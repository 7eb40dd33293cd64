/** Out to gates: commands with rising numbers, as leases, over MQTT 5 or HTTPS, and what gates answer. */
@NullMarked
package io.keruen.connectors.mqtt;

import org.jspecify.annotations.NullMarked;
