package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.Covers;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the encryption, the class and the protection of a table change, and what the table shows meanwhile. */
@Covers("UpdateTable")
class TableSettingsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final String ENCRYPT = "'SSESpecification':{'Enabled':true}";
    private static final String DECRYPT = "'SSESpecification':{'Enabled':false}";
    private static final String INFREQUENT = "'TableClass':'STANDARD_INFREQUENT_ACCESS'";
    private static final String STANDARD = "'TableClass':'STANDARD'";
    private static final String KEY = "arn:aws:kms:eu-central-1:123456789012:key/5494d1e8-65e0-4fdc-9814-07e049320145";

    private final Wire wire = new Wire(A_WHILE);

    @BeforeEach
    void createTable() {
        wire.createTable("Things", "id:S");
        settle();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void aTableIsEncryptedAnewWhileItIsActive() {
        Answer updated = update(ENCRYPT);
        assertThat(updated.text("TableDescription.TableStatus")).isEqualTo("ACTIVE");
        assertThat(updated.at("TableDescription.SSEDescription").toString()).isEqualTo("{Status=UPDATING}");
        assertThat(describe("SSEDescription")).isEqualTo("{Status=UPDATING}");
        assertThat(describe("TableStatus")).isEqualTo("ACTIVE");

        settle();
        String serviceKey = describe("SSEDescription");
        assertThat(serviceKey)
                .startsWith("{Status=ENABLED, SSEType=KMS, KMSMasterKeyArn=arn:aws:kms:eu-central-1:123456789012:key/");
        update(encryptWith(KEY));
        assertThat(describe("SSEDescription")).isEqualTo(serviceKey.replace("ENABLED", "UPDATING"));
        settle();
        assertThat(describe("SSEDescription")).isEqualTo("{Status=ENABLED, SSEType=KMS, KMSMasterKeyArn=" + KEY + "}");
        update(DECRYPT);
        assertThat(describe("SSEDescription")).isEqualTo("{Status=UPDATING, SSEType=KMS, KMSMasterKeyArn=" + KEY + "}");
        settle();
        assertThat(describe("SSEDescription")).isEqualTo("absent");
    }

    @Test
    void onlyWhoNamesThePresentKeyByItsArnHearsThatItIsTheOne() {
        assertThat(error(DECRYPT))
                .isEqualTo("ValidationException: One or more parameter values were invalid: "
                        + "Table is already encrypted by default");
        assertThat(error("'SSESpecification':{}")).isEqualTo(error(DECRYPT));

        update(encryptWith("5494d1e8-65e0-4fdc-9814-07e049320145"));
        settle();
        assertThat(error(encryptWith(KEY)))
                .isEqualTo("ValidationException: One or more parameter values were invalid: Table is already encrypted "
                        + "with given KMSMasterKeyId. Use KMSMasterKeyId parameter if you want to change Master Key");
        update(encryptWith("5494d1e8-65e0-4fdc-9814-07e049320145"));
        assertThat(describe("SSEDescription")).isEqualTo("{Status=UPDATING, SSEType=KMS, KMSMasterKeyArn=" + KEY + "}");
    }

    @Test
    void whileATableIsEncryptedAnewItCannotBeDeletedNorEncryptedOtherwise() {
        update(ENCRYPT);
        update(ENCRYPT);
        assertThat(error(DECRYPT))
                .isEqualTo("ResourceInUseException: Attempt to change a resource which is still in use: "
                        + "Server-Side Encryption is still being updated");
        assertThat(wire.error("DeleteTable", "{'TableName':'Things'}"))
                .isEqualTo("ResourceInUseException: Attempt to change a resource which is still in use: "
                        + "Table: Things is in the process of being updated.");
        update("'DeletionProtectionEnabled':false");
        update(INFREQUENT);
    }

    @Test
    void aTableIsEncryptedAnewFourTimesADayAndThenEverySixHours() {
        String begin = wire.clock().instant().toString();
        for (int i = 0; i < 4; i++) {
            update(ENCRYPT);
            settle();
        }
        assertThat(error(DECRYPT))
                .startsWith("LimitExceededException: Subscriber limit exceeded: Encryption mode changes are limited in "
                        + "the 24h window ending at ")
                .contains(". After the first 4 change, each subsequent change in the same window can be performed at "
                        + "most once every 21600 seconds. Number of updates today: 4. Last change at "
                        + begin.substring(0, 10));

        wire.clock().advance(Duration.ofHours(6));
        update(DECRYPT);
        settle();
        assertThat(error(ENCRYPT)).contains("Number of updates today: 5.");
        wire.clock().advance(Duration.ofHours(18));
        update(ENCRYPT);
        settle();
        update(DECRYPT);
    }

    @Test
    void theClassShowsWhenTheTableIsActiveAgain() {
        Answer updated = update(INFREQUENT);
        assertThat(updated.text("TableDescription.TableStatus")).isEqualTo("UPDATING");
        assertThat(updated.has("TableDescription.TableClassSummary")).isFalse();
        assertThat(describe("TableClassSummary")).isEqualTo("absent");
        settle();
        String infrequent = describe("TableClassSummary");
        assertThat(infrequent).startsWith("{TableClass=STANDARD_INFREQUENT_ACCESS, LastUpdateDateTime=");

        wire.clock().advance(Duration.ofHours(1));
        assertThat(update(STANDARD).at("TableDescription.TableClassSummary").toString())
                .isEqualTo(infrequent);
        settle();
        assertThat(describe("TableClassSummary")).startsWith("{TableClass=STANDARD, LastUpdateDateTime=");
    }

    @Test
    void theClassChangesTwiceAMonthAndThePresentOneIsNoChange() {
        for (int i = 0; i < 3; i++) {
            assertThat(update(STANDARD).text("TableDescription.TableStatus")).isEqualTo("UPDATING");
            assertThat(describe("TableStatus")).isEqualTo("ACTIVE");
            assertThat(describe("TableClassSummary")).isEqualTo("absent");
        }
        update(INFREQUENT);
        settle();
        update(STANDARD);
        settle();
        String exceeded = "LimitExceededException: Subscriber limit exceeded: Updates to TableClass are limited to 2 "
                + "times in 30 day(s).";
        assertThat(error(INFREQUENT)).isEqualTo(exceeded);
        assertThat(error(STANDARD)).isEqualTo(exceeded);

        wire.clock().advance(Duration.ofDays(31));
        update(INFREQUENT);
    }

    @Test
    void aTableIsProtectedAtOnce() {
        Answer updated = update("'DeletionProtectionEnabled':true");
        assertThat(updated.text("TableDescription.TableStatus")).isEqualTo("ACTIVE");
        assertThat(describe("TableStatus")).isEqualTo("ACTIVE");
        assertThat(describe("DeletionProtectionEnabled")).isEqualTo("true");
        update("'DeletionProtectionEnabled':false");
    }

    @Test
    void protectionIsSwitchedOnceInFifteenSeconds() {
        try (Wire held = Wire.throttled()) {
            held.createTable("Things", "id:S");
            String on = "{'TableName':'Things','DeletionProtectionEnabled':true}";
            String off = on.replace("true", "false");
            held.ok("UpdateTable", off);
            held.ok("UpdateTable", on);
            held.ok("UpdateTable", on);
            String free = held.clock().instant().plusSeconds(15).toString();
            assertThat(held.error("UpdateTable", off))
                    .startsWith("ThrottlingException: Deletion protection setting for table Things modified within the "
                            + "previous 15000 milliseconds. Please try again after " + free.substring(0, 19));

            held.clock().advance(Duration.ofSeconds(15));
            held.ok("UpdateTable", off);
            held.ok("DeleteTable", "{'TableName':'Things'}");
        }
    }

    private static String encryptWith(String key) {
        return "'SSESpecification':{'SSEType':'KMS','KMSMasterKeyId':'" + key + "'}";
    }

    private void settle() {
        wire.clock().advance(A_WHILE);
    }

    private String describe(String member) {
        Answer table = wire.ok("DescribeTable", "{'TableName':'Things'}");
        return table.has("Table." + member) ? table.at("Table." + member).toString() : "absent";
    }

    private Answer update(String members) {
        return wire.ok("UpdateTable", "{'TableName':'Things'," + members + "}");
    }

    private String error(String members) {
        return wire.error("UpdateTable", "{'TableName':'Things'," + members + "}");
    }
}
