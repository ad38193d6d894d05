import assert from "node:assert/strict";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { Entity, Service } from "electrodb";
import { client } from "./client.mjs";

await client.send(
  new CreateTableCommand({
    TableName: "single",
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: ["pk", "sk", "gsi1pk", "gsi1sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: [
      { AttributeName: "pk", KeyType: "HASH" },
      { AttributeName: "sk", KeyType: "RANGE" },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: "gsi1",
        KeySchema: [
          { AttributeName: "gsi1pk", KeyType: "HASH" },
          { AttributeName: "gsi1sk", KeyType: "RANGE" },
        ],
        Projection: { ProjectionType: "ALL" },
      },
    ],
  }),
);

const Task = new Entity(
  {
    model: { entity: "task", version: "1", service: "app" },
    attributes: {
      project: { type: "string", required: true },
      id: { type: "string", required: true },
      owner: { type: "string" },
      points: { type: "number", default: 0 },
      labels: { type: "set", items: "string" },
      notes: { type: "list", items: { type: "string" } },
    },
    indexes: {
      task: { pk: { field: "pk", composite: ["project"] }, sk: { field: "sk", composite: ["id"] } },
      owned: {
        index: "gsi1",
        collection: "work",
        pk: { field: "gsi1pk", composite: ["owner"] },
        sk: { field: "gsi1sk", composite: ["project", "id"] },
      },
    },
  },
  { client, table: "single" },
);
const App = new Service({ task: Task });

for (let i = 0; i < 30; i++) {
  await Task.create({ project: "engine", id: String(i).padStart(3, "0"), owner: i % 2 ? "ann" : "bob", points: i }).go();
}
await assert.rejects(Task.create({ project: "engine", id: "000" }).go(), /conditional/i);

const changed = await Task.update({ project: "engine", id: "003" })
  .add({ points: 10, labels: ["urgent"] })
  .append({ notes: ["first"] })
  .where(({ points }, { lt }) => lt(points, 100))
  .go({ response: "all_new" });
assert.equal(changed.data.points, 13);
assert.deepEqual(changed.data.labels, ["urgent"]);
assert.deepEqual(changed.data.notes, ["first"]);

let cursor = null;
let seen = 0;
do {
  const page = await Task.query.task({ project: "engine" }).go({ cursor, limit: 7 });
  seen += page.data.length;
  cursor = page.cursor;
} while (cursor);
assert.equal(seen, 30);

const between = await Task.query.task({ project: "engine" }).between({ id: "010" }, { id: "014" }).go();
assert.equal(between.data.length, 5);
assert.equal((await App.collections.work({ owner: "ann" }).go()).data.task.length, 15);

await Task.delete([{ project: "engine", id: "000" }, { project: "engine", id: "001" }]).go();
const left = await Task.get([{ project: "engine", id: "000" }, { project: "engine", id: "002" }]).go();
assert.equal(left.data.length, 1);

const transaction = await App.transaction
  .write(({ task }) => [
    task.patch({ project: "engine", id: "002" }).set({ points: 1 }).commit(),
    task.check({ project: "engine", id: "000" }).where(({ id }, { exists }) => exists(id)).commit(),
  ])
  .go();
assert.equal(transaction.canceled, true);
assert.deepEqual(transaction.data.map((item) => item.code), ["None", "ConditionalCheckFailed"]);
