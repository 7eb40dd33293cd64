/** Logs that are cut off, damaged and compacted. */
package io.keruen.app.dispatcher.log;
