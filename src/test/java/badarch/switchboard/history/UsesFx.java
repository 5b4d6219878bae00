package badarch.switchboard.history;

import badarch.switchboard.fx.MayStartThreads;

public final class UsesFx {

    public Object upwards() {
        return new MayStartThreads();
    }
}
