package badarch.switchboard.secrets;

import atlantafx.base.theme.PrimerLight;

public record UsesAtlantaFx(PrimerLight theme) {}
