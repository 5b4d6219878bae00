package badarch.switchboard.inventory;

import badarch.switchboard.settings.ProperViewModel;

public final class UsesSettings {

    public Object sideways() {
        return new ProperViewModel();
    }
}
