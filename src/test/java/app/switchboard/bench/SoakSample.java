package app.switchboard.bench;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How a process stood after so many syncs, with nothing under way.
 *
 * @param complete how many of the syncs since the sample before ended complete
 * @param other how many ended otherwise: faults, cancels, refused credentials
 * @param heap bytes in use after a garbage collection
 * @param threads of both kinds, virtual ones included
 * @param files open file descriptors, on Linux without connections
 * @param database bytes of its file
 * @param live bytes of the file in use, as H2 counts them
 * @param rows of the journal: runs, changes, drift
 * @param numbers rows of numbers, released ones included
 * @param log bytes of all log files
 */
record SoakSample(
        long syncs,
        long complete,
        long other,
        long heap,
        long threads,
        long files,
        long database,
        long live,
        long rows,
        long numbers,
        long log) {

    private static final String MARK = "SAMPLE ";

    static boolean isIn(String line) {
        return line.startsWith(MARK);
    }

    static SoakSample read(String line) {
        long[] is = Arrays.stream(line.substring(MARK.length()).split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
        return new SoakSample(is[0], is[1], is[2], is[3], is[4], is[5], is[6], is[7], is[8], is[9], is[10]);
    }

    String written() {
        return MARK
                + LongStream.of(syncs, complete, other, heap, threads, files, database, live, rows, numbers, log)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(" "));
    }
}
