package app.switchboard.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.NodeOrientation;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

/** Keeps the two inspectors from passing everything. */
class WalkTest {

    @Test
    void findsWhatHasNoNameOrHelp() throws Exception {
        List<String> faults = inspect(root -> Walk.faults("it", root), () -> {
            TextField bare = new TextField();
            bare.setId("bare");
            TextField good = new TextField();
            good.setAccessibleHelp("What it is for");
            Label label = new Label("Name");
            label.setLabelFor(good);
            Button silent = new Button("Go");
            Button told = new Button("Stop");
            told.setTooltip(new Tooltip("Stops it"));
            Pane drawn = new Pane();
            drawn.setId("drawn");
            drawn.setFocusTraversable(true);
            return new HBox(bare, label, good, silent, told, drawn);
        });
        assertThat(faults)
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("#bare").endsWith("has no name"),
                        fault -> assertThat(fault).contains("#bare").endsWith("has no help"),
                        fault -> assertThat(fault).contains("“Go”").endsWith("has no help"),
                        fault -> assertThat(fault).contains("#drawn").endsWith("has no role"),
                        fault -> assertThat(fault).contains("#drawn").endsWith("has no name"),
                        fault -> assertThat(fault).contains("#drawn").endsWith("has no help"));
    }

    @Test
    void findsWhatHasNoRoom() throws Exception {
        List<String> faults = inspect(root -> Fits.faults("it", root), () -> {
            Label narrow = new Label("Far too long for its place");
            narrow.setMinWidth(40);
            narrow.setMaxWidth(40);
            Label meant = new Label("Far too long for its place");
            meant.setMaxWidth(40);
            meant.getStyleClass().add(Fits.MAY_SHORTEN);
            Label wrapped = new Label("Long, but on many lines, so that it has its place");
            wrapped.setWrapText(true);
            wrapped.setMinHeight(120);
            wrapped.setMaxWidth(80);
            Pane place = new Pane(new Button("Out"));
            place.setMinWidth(20);
            place.setMaxWidth(20);
            return new HBox(narrow, meant, wrapped, place);
        });
        assertThat(faults)
                .satisfiesExactly(
                        fault -> assertThat(fault).endsWith("is cut short"),
                        fault -> assertThat(fault).contains("“Out”").endsWith("leaves its place"));
    }

    @Test
    void lengthensWhatIsSaid() {
        Texts longer = LongWords.of(Texts.in(Locale.ENGLISH.getLanguage()));
        assertThat(longer.get("common.again")).isEqualTo("Try againẍẍẍẍ");
        assertThat(longer.get("time.days-ago", 5)).startsWith("5 days ago").endsWith("ẍ");
    }

    private static List<String> inspect(Function<Parent, List<String>> inspector, Supplier<Parent> view)
            throws Exception {
        return Pictures.inspect(NodeOrientation.LEFT_TO_RIGHT, 400, 300, view, inspector);
    }
}
