package app.switchboard.store;

import app.switchboard.base.DataFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.engine.Constants;
import org.h2.store.fs.FilePathWrapper;

/** How H2 reaches the database file, by URLs {@code jdbc:h2:durable:…}: as any other, but for {@link DurableFile}, and made for their owner alone. Public since H2 makes its instances. */
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
        if (mode.equals("r")) {
            return super.open(mode);
        }
        DataFolder.createFile(Path.of(unwrap().toString()));
        FileChannel file = super.open(mode);
        return name.endsWith(Constants.SUFFIX_MV_FILE) ? new DurableFile(file) : file;
    }
}
