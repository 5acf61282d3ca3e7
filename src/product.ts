import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** What the services tell about who made them. */
export const VENDOR = 'Interaction Processor';
export const VERSION = manifest.version;
