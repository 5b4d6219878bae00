/**
 * What happened and happens: tasks, runs, drift, and how a workspace stands.
 */
@NullMarked
package app.switchboard.activity;

import org.jspecify.annotations.NullMarked;
