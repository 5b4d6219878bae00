/**
 * Classes that break the architecture on purpose, each in the way its name says, and beside them some that may do the same. They are compiled and read by ArchitectureTest, never run.
 */
package badarch.switchboard;
