package badarch.switchboard.webhook;

import com.sun.net.httpserver.HttpServer;

public record Listens(HttpServer server) {}
