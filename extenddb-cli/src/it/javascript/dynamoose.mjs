import assert from "node:assert/strict";
import dynamoose from "dynamoose";
import { client } from "./client.mjs";

dynamoose.aws.ddb.set(client);

const Album = dynamoose.model(
  "albums",
  new dynamoose.Schema(
    {
      artist: { type: String, hashKey: true },
      title: { type: String, rangeKey: true },
      year: { type: Number, index: { name: "by-year", type: "global" } },
      genres: { type: Set, schema: [String] },
      tracks: { type: Array, schema: [String] },
    },
    { timestamps: true },
  ),
);
new dynamoose.Table("albums", [Album], { create: true, waitForActive: true });

await Album.create({ artist: "Can", title: "Future Days", year: 1973, genres: new Set(["rock"]), tracks: ["Spray"] });
await assert.rejects(Album.create({ artist: "Can", title: "Future Days" }), { name: "ConditionalCheckFailedException" });
await Album.batchPut([
  { artist: "Can", title: "Ege Bamyasi", year: 1972 },
  { artist: "Neu!", title: "Neu! 75", year: 1975 },
]);

const album = await Album.get({ artist: "Can", title: "Future Days" });
assert.equal(album.year, 1973);
assert.deepEqual([...album.genres], ["rock"]);
assert.ok(album.createdAt instanceof Date);

const updated = await Album.update({ artist: "Can", title: "Future Days" }, { $ADD: { year: 1 }, $SET: { tracks: ["Moonshake"] } });
assert.equal(updated.year, 1974);
assert.deepEqual(updated.tracks, ["Moonshake"]);

assert.equal((await Album.query("artist").eq("Can").sort("descending").exec()).length, 2);
assert.equal((await Album.query("year").eq(1975).using("by-year").exec())[0].artist, "Neu!");
assert.equal((await Album.scan("year").between(1970, 1973).count().exec()).count, 1);
assert.equal((await Album.batchGet([{ artist: "Can", title: "Ege Bamyasi" }, { artist: "x", title: "y" }])).length, 1);

await dynamoose.transaction([
  Album.transaction.update({ artist: "Neu!", title: "Neu! 75" }, { year: 1976 }),
  Album.transaction.delete({ artist: "Can", title: "Ege Bamyasi" }),
]);
assert.equal((await Album.scan().exec()).length, 2);
