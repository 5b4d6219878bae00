package badarch.switchboard.numbers;

import badarch.switchboard.workspace.UsesNumbers;

/** Looks down, as it may. */
public final class MayUseWorkspace {

    public Object downwards() {
        return new UsesNumbers();
    }
}
