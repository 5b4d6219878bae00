package app.switchboard.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The faults of one operation: how often, of which kinds, and whether the person or the process ends it. */
final class Weather {

    private static final List<Fault> ANYWHERE = List.of(
            Fault.LOST_BEFORE,
            Fault.LOST_AFTER,
            Fault.LOST_AFTER,
            Fault.LIMITED,
            Fault.ERROR_BEFORE,
            Fault.ERROR_AFTER,
            Fault.UNAVAILABLE,
            Fault.CUT,
            Fault.PORTAL,
            Fault.REDIRECT,
            Fault.PORTAL_404,
            Fault.EMPTY_OBJECT,
            Fault.UNAUTHORIZED,
            Fault.OTHER_ACCOUNT);

    private static final List<Fault> OF_LISTINGS = List.of(
            Fault.TRUNCATED,
            Fault.OMITTED,
            Fault.REPEATED,
            Fault.EMPTY_PAGE,
            Fault.CIRCLE,
            Fault.ASTRAY,
            Fault.NULL_LIST);

    private static final List<Fault> ENDS = List.of(Fault.DIE_BEFORE, Fault.DIE_AFTER, Fault.CANCEL, Fault.CANCEL_LOST);

    /** Which exchanges the faults strike. */
    private enum Aim {
        ALL,
        /** Updates, and reading a number back. */
        NUMBERS,
        LISTINGS
    }

    private static final int MOST_EXCHANGES = 1000;

    private final Dice dice;
    private final Aim aim;
    private final double faults;
    private final double edits;
    private final int endAt;
    private final Fault end;
    private final int cancelAtProgress;
    private final Set<String> circles = new HashSet<>();
    private int exchanges;
    private int progressed;
    private int unauthorized;

    private Weather(Dice dice, boolean fair) {
        this.dice = dice;
        aim = dice.pick(List.of(Aim.values()));
        faults = fair ? 0 : dice.pick(List.of(0.0, 0.03, 0.1, 0.3));
        edits = fair ? 0 : dice.pick(List.of(0.0, 0.0, 0.05, 0.25));
        end = dice.pick(ENDS);
        endAt = !fair && dice.chance(0.3) ? dice.below(25) : Integer.MAX_VALUE;
        cancelAtProgress = !fair && dice.chance(0.05) ? dice.below(12) : Integer.MAX_VALUE;
    }

    static Weather of(Dice dice) {
        return new Weather(dice, false);
    }

    /** No faults, and nobody in the Console. */
    static Weather fair() {
        return new Weather(new Dice(0), true);
    }

    /** What strikes the next exchange. */
    Fault next(Call call) {
        if (exchanges++ == endAt) {
            return end;
        }
        if (exchanges > MOST_EXCHANGES) {
            throw new Violation(Promise.I6_NOTHING_ELSE_IS_THROWN, "requests without end: " + call);
        }
        if (circles.contains(call.toString())) {
            return Fault.CIRCLE;
        }
        if (unauthorized > 0) {
            unauthorized--;
            return Fault.UNAUTHORIZED;
        }
        boolean aimed = switch (aim) {
            case ALL -> true;
            case NUMBERS -> call.kind() == Call.Kind.NUMBER || call.kind() == Call.Kind.UPDATE;
            case LISTINGS -> call.isListing();
        };
        if (!aimed || !dice.chance(faults)) {
            return Fault.NONE;
        }
        Fault fault = call.isListing() && dice.chance(0.5) ? dice.pick(OF_LISTINGS) : dice.pick(ANYWHERE);
        if (fault == Fault.OTHER_ACCOUNT && !canTellTheAccount(call)) {
            return Fault.CUT;
        }
        if (fault == Fault.UNAUTHORIZED) {
            unauthorized = dice.below(4);
        }
        if (fault == Fault.CIRCLE) {
            circles.add(call.toString());
        }
        return fault;
    }

    /** Services of another account are taken for none: so a parent's answer to its subaccount. */
    private static boolean canTellTheAccount(Call call) {
        return switch (call.kind()) {
            case SERVICES -> false;
            default -> true;
        };
    }

    /** True where somebody in the Console acts at this moment. */
    boolean edits() {
        return dice.chance(edits);
    }

    boolean cancelsAtThisProgress() {
        return progressed++ == cancelAtProgress;
    }

    /** What strikes the database, if anything. */
    static CrashingSource.@Nullable Strike strike(Dice dice) {
        return dice.chance(0.2)
                ? new CrashingSource.Strike(dice.below(30), dice.pick(List.of(CrashingSource.Kind.values())))
                : null;
    }
}
