package app.switchboard.instance;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/** Who is at the other end of a socket. */
final class Peer {

    private Peer() {}

    /** True for the owner of a file and for the user of this process; and where the system does not tell, which lets nobody else into the socket's folder. */
    static boolean isTrusted(SocketChannel channel, Path owned) throws IOException {
        Optional<UserPrincipal> peer = user(channel);
        return peer.isEmpty()
                || peer.get().equals(Files.getOwner(owned))
                || peer.get().getName().equals(System.getProperty("user.name"));
    }

    private static Optional<UserPrincipal> user(SocketChannel channel) throws IOException {
        return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                ? Optional.of(
                        channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user())
                : Optional.empty();
    }
}
