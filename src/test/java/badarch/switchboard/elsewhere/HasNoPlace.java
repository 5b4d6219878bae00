package badarch.switchboard.elsewhere;

public final class HasNoPlace {}
