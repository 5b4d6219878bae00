package badarch.switchboard.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.concurrent.Executors;

/** The demo may listen, and answers on its own threads. */
public final class MayListen {

    public HttpServer listen() throws IOException {
        HttpServer server = HttpServer.create();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return server;
    }
}
