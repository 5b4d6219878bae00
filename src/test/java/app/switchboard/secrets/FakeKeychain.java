package app.switchboard.secrets;

import app.switchboard.base.Secret;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A keychain that misbehaves the ways real ones do. */
final class FakeKeychain implements SecretStore {

    enum Mood {
        WORKS,
        /** Waits until {@link #release}. */
        HANGS,
        /** What a dead daemon leads to. */
        THROWS,
        /** What a missing native library leads to. */
        DIES,
        /** Takes everything, keeps nothing, says nothing. */
        LOSES
    }

    final SessionStore kept = new SessionStore();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    volatile Mood mood;
    /** Whatever its mood, it deletes nothing. */
    volatile boolean deletesNothing;

    /** Hangs, until {@link #release}, with what it was given already kept. */
    volatile boolean hangsAfterPut;

    volatile String thread = "";

    private final CountDownLatch released = new CountDownLatch(1);

    FakeKeychain(Mood mood) {
        this.mood = mood;
    }

    FakeKeychain open() {
        opened.incrementAndGet();
        return this;
    }

    void release() {
        mood = Mood.WORKS;
        released.countDown();
    }

    /** True where the call may go on. */
    private boolean answers() {
        thread = Thread.currentThread().getName();
        return switch (mood) {
            case WORKS -> true;
            case HANGS -> {
                hang();
                yield true;
            }
            case THROWS -> throw new NullPointerException("the daemon is dead");
            case DIES -> throw new UnsatisfiedLinkError("no native library");
            case LOSES -> false;
        };
    }

    private void hang() {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody may interrupt this thread", e);
        }
    }

    @Override
    public void put(SecretSlot slot, Secret secret) {
        if (answers()) {
            kept.put(slot, secret);
            if (hangsAfterPut && !slot.kind().equals("probe")) {
                hang();
            }
        }
    }

    @Override
    public Optional<Secret> get(SecretSlot slot) {
        return answers() ? kept.get(slot) : Optional.empty();
    }

    @Override
    public void delete(SecretSlot slot) {
        if (deletesNothing) {
            throw new IllegalStateException("nothing is deleted");
        }
        if (answers()) {
            kept.delete(slot);
        }
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
