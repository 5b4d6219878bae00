package app.switchboard.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.engine.Constants;
import org.h2.store.fs.FilePathWrapper;

/** How H2 reaches the database file, by URLs {@code jdbc:h2:durable:…}: as any other, but for {@link DurableFile}. Public since H2 makes its instances. */
public final class DurablePath extends FilePathWrapper {

    static final String SCHEME = "durable";

    /** For H2. */
    public DurablePath() {}

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return mode.equals("r") || !name.endsWith(Constants.SUFFIX_MV_FILE) ? file : new DurableFile(file);
    }
}
