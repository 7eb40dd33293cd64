/**
 * Rules about what customs decided and what its seals report: their names, numbers and alert types. They join
 * telemetry with the lines of both customs services, so the escort stage judges them.
 */
@NullMarked
package io.keruen.core.rule.customs;

import org.jspecify.annotations.NullMarked;
