package badarch.switchboard.base;

import badarch.switchboard.store.MayMigrate;

public final class UsesStore {

    public Object upwards() {
        return new MayMigrate();
    }
}
