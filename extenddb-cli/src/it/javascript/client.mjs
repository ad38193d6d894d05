import { DynamoDB } from "@aws-sdk/client-dynamodb";

/** A client of the server whose URI is the script's argument. */
export const client = new DynamoDB({
  endpoint: process.argv[2],
  region: "eu-west-1",
  credentials: { accessKeyId: "any", secretAccessKey: "thing" },
});
