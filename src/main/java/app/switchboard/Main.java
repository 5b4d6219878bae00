package app.switchboard;

/** The entry point: no arguments open the window, arguments run the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {}
}
