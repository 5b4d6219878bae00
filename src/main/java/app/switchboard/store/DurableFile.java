package app.switchboard.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * H2's file, whose header names the newest chunk after each commit.
 *
 * <p>A commit is a chunk, written to the end of the file or into a gap. After a kill H2 finds the newest one at the end, or from the one that the header names, by the guesses which each made of where its successor would lie. H2 2.2.220 to 2.5.252 write the header for a guess that was wrong before they take note of the chunk just written: it names the one before. So up to 20 commits in gaps were there, and not found. Gaps appear 45 s after a chunk went out of use, and with each close.
 */
final class DurableFile extends FileBaseDefault {

    private static final int BLOCK_SIZE = 4096;

    /** The header lies in the first two blocks, the same in both. */
    private static final int HEADER = 2 * BLOCK_SIZE;

    /** What one line of it, or of a chunk, does not reach. */
    private static final int LINE = 1024;

    /** Only the header has it. */
    private static final String MAGIC = "H";

    private static final String BLOCK = "block";
    private static final String CHUNK = "chunk";
    private static final String VERSION = "version";
    private static final String FLETCHER = "fletcher";

    private final FileChannel file;

    /** What the header must say of the newest chunk; null until H2 wrote one, or the header. Guarded by this. */
    private @Nullable Map<String, String> newest;

    DurableFile(FileChannel file) {
        this.file = file;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        Map<String, String> line = line(source);
        boolean header = position == 0;
        if (header && line.containsKey(MAGIC) && version(line) < version(newest)) {
            writeHeader(line);
            source.position(source.limit());
            return length;
        }
        writeFully(source, position);
        // H2 moves older chunks, too, and writes the header before; the same version again is the newest one moved.
        if (line.containsKey(CHUNK) && version(line) >= version(newest)) {
            newest = new HashMap<>(line);
            newest.keySet().retainAll(List.of(BLOCK, CHUNK, VERSION));
            if (!header) {
                newest.put(BLOCK, Long.toHexString(position / BLOCK_SIZE));
                writeHeader(header());
            }
        }
        return length;
    }

    private void writeHeader(Map<String, String> before) throws IOException {
        if (newest == null || !before.containsKey(MAGIC)) {
            return;
        }
        HashMap<String, String> header = new HashMap<>(before);
        header.putAll(newest);
        // It says that nothing was written after the header.
        header.remove("clean");
        header.remove(FLETCHER);
        StringBuilder text = DataUtils.appendMap(new StringBuilder(), header);
        byte[] summed = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        DataUtils.appendMap(text, FLETCHER, DataUtils.getFletcher32(summed, 0, summed.length));
        byte[] line = text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer blocks = ByteBuffer.allocate(HEADER);
        blocks.put(0, line).put(BLOCK_SIZE, line);
        writeFully(blocks, 0);
    }

    private Map<String, String> header() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(LINE);
        while (start.hasRemaining() && file.read(start, start.position()) > 0) {
            // the next part of it
        }
        return line(start.flip());
    }

    /** Headers and chunks begin with a line of names and values; empty where there is none. */
    private static Map<String, String> line(ByteBuffer source) {
        byte[] bytes = new byte[Math.min(source.remaining(), LINE)];
        source.get(source.position(), bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        try {
            return end < 0
                    ? new HashMap<>()
                    : DataUtils.parseMap(text.substring(0, end).strip());
        } catch (MVStoreException e) {
            return Map.of();
        }
    }

    private static long version(@Nullable Map<String, String> line) {
        return line == null ? 0 : DataUtils.readHexLong(line, VERSION, 0);
    }

    private void writeFully(ByteBuffer source, long position) throws IOException {
        for (long at = position; source.hasRemaining(); ) {
            at += file.write(source, at);
        }
    }

    // A channel is safe for many readers; those of a page need not wait for a commit.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        file.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
