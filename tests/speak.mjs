// Lets a test call the exported functions of one module: a line of JSON in, a line of JSON out.
// BigInt goes out as decimal text; a thrown error goes out as its message.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const exported = await import(pathToFileURL(process.argv[2]).href);
const plain = (_, value) => (typeof value === "bigint" ? value.toString() : value);

for await (const line of createInterface({ input: process.stdin })) {
  const { name, values } = JSON.parse(line);
  let answer;
  try {
    if (typeof exported[name] !== "function") throw new Error(`no function ${name}`);
    answer = { value: (await exported[name](...values)) ?? null };
  } catch (error) {
    answer = { error: error.stack ?? String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer, plain)}\n`);
}
