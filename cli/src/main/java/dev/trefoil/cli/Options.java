package dev.trefoil.cli;

/// Words that several commands share.
final class Options {
    static final String ENVIRONMENT = "${env:TREFOIL_ENVIRONMENT}";
    static final String ENVIRONMENT_HELP = "The signed environment; or set TREFOIL_ENVIRONMENT.";

    private Options() {}
}
