package app.switchboard.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads views: {@code /fxml/FooView.fxml} with a controller that is made here, so that it can take its view model as a constructor argument. */
public final class Views {

    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
    private final ResourceBundle texts;

    public Views(ResourceBundle texts) {
        this.texts = texts;
    }

    /** Says how to make a controller; a view that includes others needs theirs too. */
    public <T> Views with(Class<T> controller, Supplier<? extends T> maker) {
        controllers.put(controller, maker);
        return this;
    }

    /** A new instance of a view by its FXML's name, {@code FooView}. */
    public Parent load(String name) {
        URL fxml = Objects.requireNonNull(Views.class.getResource("/fxml/" + name + ".fxml"), name);
        FXMLLoader loader = new FXMLLoader(fxml, texts, null, this::make);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("the view " + name + " can't be loaded", e);
        }
    }

    private Object make(Class<?> type) {
        Supplier<?> maker = controllers.get(type);
        if (maker == null) {
            throw new IllegalStateException("nobody said how to make " + type.getName());
        }
        return maker.get();
    }
}
