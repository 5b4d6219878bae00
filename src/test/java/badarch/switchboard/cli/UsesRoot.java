package badarch.switchboard.cli;

import badarch.switchboard.Main;

/** The other half of the cycle, and a look upwards. */
public final class UsesRoot {

    public void again() {
        System.err.println("again");
        Main.main(new String[0]);
    }
}
