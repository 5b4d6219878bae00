package badarch.switchboard.twilio;

import badarch.switchboard.demo.MayListen;

public final class UsesDemo {

    public Object upwards() {
        return new MayListen();
    }
}
