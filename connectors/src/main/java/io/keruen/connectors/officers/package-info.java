/**
 * Who the officers are, and how it is known that one of them has said something: a register of public keys, signatures of
 * whole records, and the check of both. What a signed action may do is not decided here.
 */
@NullMarked
package io.keruen.connectors.officers;

import org.jspecify.annotations.NullMarked;
