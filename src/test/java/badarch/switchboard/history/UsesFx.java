package badarch.switchboard.history;

import badarch.switchboard.fx.MayRunLater;

public final class UsesFx {

    public Object upwards() {
        return new MayRunLater();
    }
}
