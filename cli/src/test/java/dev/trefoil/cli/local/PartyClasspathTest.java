package dev.trefoil.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartyClasspathTest {
    @Test
    void aPartyCannotLoadWhatComputesOnClearData() {
        String classpath =
                "/t/engine/target/classes:/t/clear/target/classes:/t/design/target/classes:/t/secret/target/classes"
                        + ":/m2/org/duckdb/duckdb_jdbc-2.0.0.1.jar:/t/client/target/trefoil-client-1.jar:/m2/sqlite-jdbc-3.jar";

        assertThat(PartyClasspath.without(classpath))
                .isEqualTo("/t/engine/target/classes:/t/secret/target/classes:/m2/sqlite-jdbc-3.jar");
    }
}
