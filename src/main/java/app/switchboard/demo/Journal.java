package app.switchboard.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests that arrived, in order. Thread-safe. */
final class Journal {

    // The demo can stay open for days: old requests go rather than fill the memory.
    private static final int LIMIT = 50_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** One line of the journal: its status is written when the answer leaves. */
    static final class Entry {
        private final Recorded request;
        private volatile int status;

        private Entry(Recorded request) {
            this.request = request;
        }

        void answered(int withStatus) {
            status = withStatus;
        }
    }

    synchronized Entry add(Recorded request) {
        if (entries.size() == LIMIT) {
            entries.removeFirst();
        }
        Entry entry = new Entry(request);
        entries.addLast(entry);
        return entry;
    }

    synchronized List<Recorded> all() {
        return entries.stream()
                .map(entry -> entry.request.withStatus(entry.status))
                .toList();
    }

    synchronized void forget() {
        entries.clear();
    }
}
