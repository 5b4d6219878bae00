package badarch.switchboard.workspace;

import badarch.switchboard.numbers.MayUseWorkspace;

public final class UsesNumbers {

    public Class<?> upwards() {
        return MayUseWorkspace.class;
    }
}
