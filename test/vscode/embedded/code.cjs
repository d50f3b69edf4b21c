#!/usr/bin/env node
// Looks like a VS Code executable to @vscode/test-electron; runs the tests in the embedded VS Code.
require('tsx/cjs');
const { hostTests } = require('./hostTests.ts');

hostTests(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(96);
  },
);
