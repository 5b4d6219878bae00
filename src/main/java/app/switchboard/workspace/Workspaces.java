package app.switchboard.workspace;

import app.switchboard.base.Failure;
import app.switchboard.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The door to the workspaces. */
public final class Workspaces {

    /** Ids go into web addresses and file names, so they hold nothing that would need escaping there. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?");

    private final Database database;
    private final InstantSource clock;
    private final WorkspaceTable table = new WorkspaceTable();

    public Workspaces(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is wrong with an entered id. */
    public static Optional<Failure> idProblem(String entered) {
        if (ID.matcher(entered.strip()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Failure.Input(
                "SB-011",
                "A workspace id is 1 to 64 letters, digits, hyphens and underscores.",
                "It begins and ends with a letter or digit."));
    }

    /** What is wrong with an entered name. */
    public static Optional<Failure> nameProblem(String entered) {
        if (!entered.isBlank()
                && entered.strip().length() <= 100
                && entered.chars().noneMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return Optional.of(
                new Failure.Input("SB-012", "A workspace has a name of 1 to 100 characters, on one line.", ""));
    }

    /** All of them, by name. */
    public List<Workspace> all() {
        return database.read(table::all);
    }

    public Optional<Workspace> find(String id) {
        return database.read(connection -> table.find(connection, id));
    }

    /**
     * The workspace with an id.
     *
     * @throws app.switchboard.base.FailureException SB-014 if there is none
     */
    public Workspace require(String id) {
        return find(id).orElseThrow(() -> new Failure.Input(
                        "SB-014",
                        "There is no workspace \"" + id + "\".",
                        "Add it first, or look at the list of workspaces.")
                .exception());
    }

    /**
     * Adds a workspace.
     *
     * @throws app.switchboard.base.FailureException SB-011, SB-012 if the id or name can't be used, SB-015 if the id is taken
     */
    public Workspace add(String id, String name, WebhookTemplate template) {
        check(idProblem(id));
        check(nameProblem(name));
        Workspace added = Workspace.create(id.strip(), name.strip(), template, clock.instant());
        database.write(connection -> {
            if (table.find(connection, added.id()).isPresent()) {
                throw new Failure.Input(
                                "SB-015", "The workspace id \"" + added.id() + "\" is taken.", "Choose another id.")
                        .exception();
            }
            table.insert(connection, added);
        });
        return added;
    }

    /** Changes the name and the address for messages; the id stays. */
    public Workspace change(String id, String name, WebhookTemplate messages) {
        check(nameProblem(name));
        Workspace before = require(id);
        return store(before, before.named(name.strip()).with(before.routing().withMessages(messages)));
    }

    /** Changes where calls and messages are to go. Nothing happens to a number until the next sync. */
    public Workspace change(String id, Routing routing) {
        Workspace before = require(id);
        return store(before, before.with(routing));
    }

    /** Changes what may be done without asking. */
    public Workspace change(String id, Policy policy) {
        Workspace before = require(id);
        return store(before, before.with(policy));
    }

    /** Changes by what people tell it from the others. */
    public Workspace change(String id, Marks marks) {
        Workspace before = require(id);
        return store(before, before.with(marks));
    }

    private Workspace store(Workspace before, Workspace after) {
        if (!after.equals(before)) {
            database.write(connection -> table.update(connection, before, after, clock.instant()));
        }
        return after;
    }

    /** The webhook addresses that a workspace had before: numbers that still point there are its own. */
    public List<WebhookTemplate> formerTemplates(String id) {
        return database.read(connection -> table.formerTemplates(connection, id));
    }

    /** Clears what is stored of its numbers, runs and credentials here; the workspace stays. Twilio is not touched. */
    public void reset(String id) {
        require(id);
        database.write(connection -> table.clear(connection, id));
    }

    /** Removes the workspace and everything stored of it. Twilio is not touched. */
    public void remove(String id) {
        require(id);
        database.write(connection -> table.delete(connection, id));
    }

    private static void check(Optional<Failure> problem) {
        if (problem.isPresent()) {
            throw problem.get().exception();
        }
    }
}
