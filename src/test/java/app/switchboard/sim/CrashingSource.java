package app.switchboard.sim;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that can fail at a step: a statement that is carried out, or a commit. What was not committed is rolled back then, as it is where a process dies. */
final class CrashingSource implements DataSource {

    /** How it fails. */
    enum Kind {
        DIE_BEFORE,
        /** A commit has taken effect. */
        DIE_AFTER,
        /** An error of the database; the process lives on. */
        DISK_FULL
    }

    /** Which step fails, and how. */
    record Strike(int step, Kind kind) {}

    /** A connection, with the statements that nobody uses. */
    private record Kept(Connection connection, Map<String, PreparedStatement> statements) {}

    private final DataSource real;
    /** Connections and their statements are kept, since H2 takes long to make them. */
    private final Deque<Kept> idle = new ArrayDeque<>();

    private @Nullable Strike strike;
    private int steps;
    private boolean dead;
    private boolean failed;
    private Consumer<String> trace = line -> {};

    CrashingSource(DataSource real) {
        this.real = real;
    }

    /** From here on: a living process, and what is to strike it. */
    void revive(@Nullable Strike next, Consumer<String> told) {
        strike = next;
        steps = 0;
        dead = false;
        failed = false;
        trace = told;
    }

    boolean isDead() {
        return dead;
    }

    /** True where a step failed, and the process lives. */
    boolean hasFailed() {
        return failed;
    }

    /** The process dies for another reason. */
    void die() {
        dead = true;
    }

    @Override
    public Connection getConnection() throws SQLException {
        requireAlive();
        Kept kept = idle.isEmpty() ? new Kept(real.getConnection(), new HashMap<>()) : idle.pop();
        return proxy(Connection.class, new Handler(kept, kept.connection(), ""));
    }

    private void requireAlive() {
        if (dead) {
            throw new ProcessDied();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Stands before a connection or one of its statements. */
    private final class Handler implements InvocationHandler {

        private final Kept kept;
        private final Object target;
        private final String sql;
        private boolean closed;

        Handler(Kept kept, Object target, String sql) {
            this.kept = kept;
            this.target = target;
            this.sql = sql;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            if (name.equals("close")) {
                close();
                return null;
            }
            if (name.equals("rollback") && dead) {
                return null;
            }
            requireAlive();
            if (name.equals("prepareStatement") && arguments != null) {
                return prepare((String) arguments[0]);
            }
            boolean step = name.startsWith("execute") || name.equals("commit");
            if (step) {
                before(name);
            }
            Object result = call(method, arguments);
            if (step && isTheStep(Kind.DIE_AFTER)) {
                trace.accept("  dies after " + name);
                die();
                throw new ProcessDied();
            }
            return result;
        }

        private PreparedStatement prepare(String text) throws SQLException {
            PreparedStatement statement = kept.statements().remove(text);
            if (statement == null) {
                statement = kept.connection().prepareStatement(text);
            }
            return proxy(PreparedStatement.class, new Handler(kept, statement, text));
        }

        private void before(String name) throws SQLException {
            steps++;
            if (isTheStep(Kind.DIE_BEFORE)) {
                trace.accept("  dies before " + name);
                die();
                throw new ProcessDied();
            }
            if (isTheStep(Kind.DISK_FULL)) {
                failed = true;
                trace.accept("  no space left for " + name);
                throw new SQLException("No space left on device");
            }
        }

        private boolean isTheStep(Kind kind) {
            return strike != null && strike.kind() == kind && strike.step() == steps;
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            if (target instanceof PreparedStatement statement) {
                statement.clearBatch();
                kept.statements().put(sql, statement);
                return;
            }
            Connection connection = kept.connection();
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            idle.push(kept);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
