package app.switchboard.shell;

import app.switchboard.fx.NumberList;
import app.switchboard.fx.Page;
import app.switchboard.fx.PlanSheet;
import app.switchboard.fx.SettingsDoor;
import app.switchboard.fx.WorkspacePage;
import java.util.Map;

/**
 * The other faces, as the main window leads to them.
 *
 * @param list the list of numbers that the window is around
 * @param pages the pages beside the list
 * @param exploreDemo leaves for the demo
 * @param leaveSafeMode opens the window anew, as it is without being asked for
 */
public record Faces(
        NumberList list,
        PlanSheet plan,
        Map<Page, WorkspacePage> pages,
        SettingsDoor settings,
        Runnable exploreDemo,
        Runnable leaveSafeMode) {}
