package badarch.switchboard.settings;

public final class BackwardsViewModel {

    public Object controller() {
        return new ProperController();
    }
}
