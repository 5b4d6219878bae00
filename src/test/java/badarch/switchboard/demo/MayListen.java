package badarch.switchboard.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.Executor;

/** The demo may listen. */
public final class MayListen {

    public HttpServer listen(Executor threads) throws IOException {
        HttpServer server = HttpServer.create();
        server.setExecutor(threads);
        return server;
    }
}
