#!/usr/bin/env node
import 'reflect-metadata';
import { InvalidConfigError } from './config/invalid-config.error.js';
import { ListenError } from './process/listen-error.js';
import { runSimulator } from './run-simulator.js';

try {
  await runSimulator(process.env);
} catch (error) {
  const plain = [InvalidConfigError, ListenError].some((kind) => error instanceof kind);
  // What can be mended is said in plain lines, without a stack.
  const text = error instanceof Error ? (plain ? error.message : error.stack) : error;
  process.stderr.write(`${String(text)}\n`);
  process.exit(1);
}
