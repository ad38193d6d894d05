package dev.extenddb.bench.boot;

/** What tests have their DynamoDB from. */
enum BootKind {
    LOCAL("DynamoDB Local", DynamoDbLocalCase.class),
    HTTP_SERVER("ExtendDB, HTTP server", HttpServerCase.class),
    EXTENSION("ExtendDB, @DynamoDbTest", ScopeCase.class),
    SDK_ALONE("the SDK alone", SdkAloneCase.class);

    private final String words;
    private final Class<?> testClass;

    BootKind(String words, Class<?> testClass) {
        this.words = words;
        this.testClass = testClass;
    }

    /** How tables of figures call it. */
    String words() {
        return words;
    }

    /** The tests that use it. */
    Class<?> testClass() {
        return testClass;
    }
}
