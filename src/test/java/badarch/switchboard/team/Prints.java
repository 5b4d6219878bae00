package badarch.switchboard.team;

public final class Prints {

    private Prints() {}

    public static final class Out {
        public void print() {
            System.out.println("out");
        }
    }

    public static final class Err {
        public void print() {
            System.err.println("err");
        }
    }
}
