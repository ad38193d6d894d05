package dev.extenddb.bench.companion;

/** Who is measured. */
enum Kind {
    EXTENDDB("ExtendDB") {
        @Override
        Contender start() {
            return new EmulatorContender();
        }
    },
    SDK_ALONE("the SDK alone, without a DynamoDB") {
        @Override
        Contender start() {
            return new SdkAloneContender();
        }
    },
    LOCAL_SERVERS("DynamoDB Local, a server for each scope") {
        @Override
        Contender start() {
            return new LocalServersContender();
        }
    },
    LOCAL_SERVER("DynamoDB Local, one server") {
        @Override
        Contender start() throws Exception {
            return new LocalServerContender();
        }
    },
    LOCAL_EMBEDDED("DynamoDB Local, DynamoDBEmbedded") {
        @Override
        Contender start() throws Exception {
            return new LocalEmbeddedContender();
        }
    };

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** How tables of figures call it. */
    String words() {
        return words;
    }

    /** Whether it needs DynamoDB Local's jars. */
    boolean isLocal() {
        return this == LOCAL_SERVERS || this == LOCAL_SERVER || this == LOCAL_EMBEDDED;
    }

    /** Starts it. */
    abstract Contender start() throws Exception;
}
