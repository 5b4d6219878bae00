package badarch.switchboard;

import badarch.switchboard.cli.UsesRoot;

/** Half of a cycle through the root; printing is its right. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        new UsesRoot().again();
        System.out.println("once");
    }
}
