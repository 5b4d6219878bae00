package badarch.switchboard.settings;

import atlantafx.base.controls.CustomTextField;

public record ControlViewModel(CustomTextField field) {}
