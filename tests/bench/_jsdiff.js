// jsdiff at the same task: two files in, the changed words found.
const fs = require("fs");
const { diffWords } = require("diff");

const [old, now] = process.argv.slice(2).map((file) => fs.readFileSync(file, "utf8"));
diffWords(old, now);
