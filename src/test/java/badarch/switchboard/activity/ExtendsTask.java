package badarch.switchboard.activity;

import javafx.concurrent.Task;

public abstract class ExtendsTask extends Task<String> {}
