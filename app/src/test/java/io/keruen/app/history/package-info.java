/** What tests of the history share: records of the contract, and questions to the database. */
@NullMarked
package io.keruen.app.history;

import org.jspecify.annotations.NullMarked;
