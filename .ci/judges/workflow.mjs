// Actionlint over a workflow.
//
// workflow.mjs FILE.yml     exit status 0 where it finds nothing

import { readFileSync } from 'node:fs';
import { require } from './browser.mjs';

// Runners that are younger than the linter.
const RUNNERS = ['ubuntu-24.04', 'macos-14'];

const { createLinter } = require('actionlint');
const file = process.argv[2];
const lint = await createLinter();
const text = readFileSync(file, 'utf8');
const faults = lint(text, file)
  .filter(({ message }) => !RUNNERS.some((runner) => message.startsWith(`label "${runner}" is unknown`)))
  .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
// A linter that finds no fault in this has not looked.
if (lint('on: push\njobs: { a: { runs-on: nowhere } }\n', 'broken.yml').length === 0) {
  faults.push('actionlint does not see a broken workflow');
}
console.log(faults.join('\n') || `${file}: nothing found`);
process.exit(faults.length ? 1 : 0);
