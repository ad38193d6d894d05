package dev.extenddb.storage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** All that a storage promises. A backend's test extends this and says how to open the storage; one serves all tests. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class StorageContractTest {

    private ContractFixture fixture;

    /** Opens the storage under test, empty. */
    protected abstract Storage open();

    @BeforeAll
    void openStorage() {
        fixture = new ContractFixture(open());
    }

    @AfterAll
    void closeStorage() {
        fixture.storage().close();
    }

    @Nested
    class Reads extends ReadContract {
        @Override
        ContractFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Commits extends CommitContract {
        @Override
        ContractFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Expectations extends ExpectationContract {
        @Override
        ContractFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class ConcurrentCommits extends ConcurrencyContract {
        @Override
        ContractFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Spaces extends TableSpacesContract {
        @Override
        ContractFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Catalog extends CatalogContract {
        @Override
        ContractFixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Streams extends StreamContract {
        @Override
        ContractFixture fixture() {
            return fixture;
        }
    }
}
