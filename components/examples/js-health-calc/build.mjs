// node build.mjs WIT-FOLDER OUTPUT: makes a component of health-calc.js that imports nothing.

import { readFile, writeFile } from "node:fs/promises";
import { componentize } from "@bytecodealliance/componentize-js";

const [witPath, output] = process.argv.slice(2);
const source = await readFile(new URL("health-calc.js", import.meta.url), "utf8");
const { component } = await componentize(source, {
  witPath,
  worldName: "health-calculator",
  disableFeatures: ["random", "stdio", "clocks", "http", "fetch-event"],
});
await writeFile(output, component);
