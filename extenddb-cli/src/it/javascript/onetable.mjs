import assert from "node:assert/strict";
import { Table } from "dynamodb-onetable";
import { client } from "./client.mjs";

const table = new Table({
  client,
  name: "onetable",
  partial: true,
  schema: {
    format: "onetable:1.1.0",
    version: "0.0.1",
    indexes: { primary: { hash: "pk", sort: "sk" }, gs1: { hash: "gs1pk", sort: "gs1sk", project: "all" } },
    models: {
      User: {
        pk: { type: String, value: "account#${account}" },
        sk: { type: String, value: "user#${email}" },
        gs1pk: { type: String, value: "user#${email}" },
        gs1sk: { type: String, value: "user#" },
        account: { type: String, required: true },
        email: { type: String, required: true, unique: true },
        visits: { type: Number, default: 0 },
        address: { type: Object, schema: { city: { type: String }, zip: { type: String } } },
      },
    },
    params: { timestamps: true },
  },
});
await table.createTable();
const User = table.getModel("User");

await User.create({ account: "a1", email: "ann@example.org", address: { city: "Bonn", zip: "1" } });
await User.create({ account: "a1", email: "bob@example.org" });
await assert.rejects(User.create({ account: "a2", email: "ann@example.org" }), /unique|exists/i);

await User.update({ account: "a1", email: "ann@example.org" }, { add: { visits: 1 }, set: { "address.zip": "2" } });
const user = await User.get({ account: "a1", email: "ann@example.org" });
assert.equal(user.visits, 1);
assert.deepEqual(user.address, { city: "Bonn", zip: "2" });

assert.equal((await User.find({ account: "a1" })).length, 2);
assert.equal((await User.find({ email: "bob@example.org" }, { index: "gs1" }))[0].account, "a1");
assert.equal((await User.scan({}, { where: "${visits} > {0}" })).length, 1);

const batch = {};
await User.get({ account: "a1", email: "ann@example.org" }, { batch });
const found = await table.batchGet(batch, { parse: true, hidden: false });
assert.equal(found.length, 1);

await User.remove({ account: "a1", email: "bob@example.org" });
assert.equal((await User.find({ account: "a1" })).length, 1);
await table.deleteTable("DeleteTableForever");
