package app.switchboard.cli;

import app.switchboard.base.Failure;
import app.switchboard.numbers.PhoneNumber;
import app.switchboard.numbers.StoredNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers of a workspace as they are named on the command line. */
final class NamedNumbers {

    private NamedNumbers() {}

    /**
     * The stored numbers of a workspace, each named once.
     *
     * @param named phone numbers as they are stored
     * @throws app.switchboard.base.FailureException SB-014 if there is no such workspace, SB-029 if it does not have one of them
     */
    static List<PhoneNumber> of(CliEngine engine, String workspace, List<String> named) {
        engine.workspaces().require(workspace);
        Map<String, PhoneNumber> rows = engine.numbers().of(workspace).stream()
                .map(StoredNumber::number)
                .collect(Collectors.toMap(PhoneNumber::phoneNumber, Function.identity()));
        return named.stream()
                .distinct()
                .map(number -> Optional.ofNullable(rows.get(number))
                        .orElseThrow(() -> new Failure.Input(
                                        "SB-029",
                                        "The workspace has no number \"" + number + "\".",
                                        "Write it as it is stored: + and digits.")
                                .exception()))
                .toList();
    }
}
