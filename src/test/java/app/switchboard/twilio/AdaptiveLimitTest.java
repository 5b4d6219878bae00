package app.switchboard.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import app.switchboard.base.Cancellation;
import app.switchboard.twilio.AdaptiveLimit.End;
import app.switchboard.twilio.Places.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit against a model of Twilio in which an answer takes one round and a 429 a hundredth of one. No real time passes. */
class AdaptiveLimitTest {

    private static final double REFUSAL = 0.01;
    private static final Cancellation NEVER = Cancellation.never();

    private final AdaptiveLimit limit = new AdaptiveLimit();

    /** A request under way, and what will become of it. */
    private record Flight(double lands, Place place, boolean refused, int counted) {}

    /** An account that answers so many requests at once. */
    private final class Model {
        final PriorityQueue<Flight> flights = new PriorityQueue<>(Comparator.comparingDouble(Flight::lands));
        int serverLimit;
        int atServer;
        int refused;
        int most;
        double now;

        Model(int serverLimit) {
            this.serverLimit = serverLimit;
        }

        /** Sends requests until so many were answered, refused ones again, as many at once as the limit allows. */
        double answer(int requests) {
            double start = now;
            int waiting = requests;
            int open = requests;
            while (open > 0) {
                while (waiting > 0 && flights.size() < limit.allowed()) {
                    send();
                    waiting--;
                }
                Flight flight = flights.remove();
                now = flight.lands();
                atServer -= flight.refused() ? 0 : 1;
                limit.release(flight.place(), flight.refused() ? End.LIMITED : End.ANSWERED, flight.counted());
                waiting += flight.refused() ? 1 : 0;
                open -= flight.refused() ? 0 : 1;
            }
            return now - start;
        }

        void send() {
            Place place = limit.take(NEVER);
            boolean full = atServer >= serverLimit;
            if (full) {
                refused++;
            } else {
                atServer++;
            }
            most = Math.max(most, atServer);
            flights.add(new Flight(now + (full ? REFUSAL : 1), place, full, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1.05", "3, 1.05", "10, 1.1", "25, 1.15", "60, 1.35", "100, 1.6"})
    void aThousandRequestsTakeLittleLongerThanIfTheCeilingWereKnown(int serverLimit, double atMost) {
        Model model = new Model(serverLimit);
        double rounds = model.answer(1000);
        assertThat(rounds).isLessThanOrEqualTo(1000.0 / serverLimit * atMost);
        assertThat(model.refused).isLessThan(30);
    }

    @Test
    void itStartsLowAndGrowsByOneForEachAnswer() {
        assertThat(limit.allowed()).isEqualTo(4);
        Model model = new Model(1000);
        model.answer(4);
        assertThat(model.most).isEqualTo(4);
        // Only the answer that came while all places were taken tells of demand.
        assertThat(limit.allowed()).isEqualTo(5);
        model.answer(1000);
        assertThat(model.most).isEqualTo(AdaptiveLimit.MOST);
    }

    @Test
    void oneAfterTheOtherTellsNothingOfMore() {
        for (int i = 0; i < 1000; i++) {
            limit.release(limit.take(NEVER), End.ANSWERED, 1);
        }
        assertThat(limit.allowed()).isEqualTo(AdaptiveLimit.FIRST);
    }

    @Test
    void answersThatWereInFlightWhenItWasHalvedDoNotHalveItAgain() {
        new Model(1000).answer(300);
        int before = limit.allowed();
        List<Place> burst = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            burst.add(limit.take(NEVER));
        }
        burst.forEach(place -> limit.release(place, End.LIMITED, before));
        assertThat(limit.allowed()).isEqualTo(before / 2);
        limit.release(limit.take(NEVER), End.LIMITED, before);
        assertThat(limit.allowed()).isLessThan(before / 2);
    }

    @Test
    void whatTwilioCountedTellsTheCeiling() {
        new Model(1000).answer(300);
        List<Place> burst = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            burst.add(limit.take(NEVER));
        }
        // Forty were under way here, of which Twilio had answered some: it counted thirteen.
        limit.release(burst.getLast(), End.LIMITED, 13);
        burst.removeLast();
        burst.forEach(place -> limit.release(place, End.ANSWERED, 0));
        Model model = new Model(12);
        model.answer(50);
        assertThat(model.refused).isZero();
        assertThat(model.most).isEqualTo(12);
    }

    @Test
    void triesBeyondTheCeilingGetRarer() {
        Model model = new Model(10);
        model.answer(1000);
        int early = model.refused;
        model.answer(1000);
        model.answer(1000);
        assertThat(model.refused - early).isBetween(1, 4);
    }

    @Test
    void aCeilingThatRisesIsFound() {
        Model model = new Model(3);
        model.answer(200);
        model.serverLimit = 40;
        model.answer(2000);
        assertThat(model.most).isEqualTo(40);
    }

    @Test
    void aCeilingThatFallsIsFound() {
        Model model = new Model(40);
        model.answer(500);
        model.serverLimit = 5;
        model.answer(30);
        int refused = model.refused;
        model.answer(300);
        assertThat(model.refused - refused).isLessThan(10);
    }

    @Test
    void lostAnswersChangeNothing() {
        for (int i = 0; i < 100; i++) {
            limit.release(limit.take(NEVER), End.UNCLEAR, 0);
        }
        assertThat(limit.allowed()).isEqualTo(AdaptiveLimit.FIRST);
    }

    @Test
    void itNeverGoesBelowOneAndNeverWaitsForNobody() {
        for (int i = 0; i < 100; i++) {
            limit.release(limit.take(NEVER), End.LIMITED, 1);
        }
        assertThat(limit.allowed()).isEqualTo(1);
    }
}
