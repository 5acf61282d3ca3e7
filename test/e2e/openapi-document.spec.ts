import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { OPENAPI_PATH, openApiDocument } from '../../openapi/document.js';
import { VERSION } from '../../src/product.js';

const text = `${JSON.stringify(openApiDocument(VERSION), undefined, 2)}\n`;
if (process.env['OPENAPI_WRITE']) writeFileSync(OPENAPI_PATH, text);

it('the document of the admin API is up to date: else `npm run openapi`', () => {
  // Not by `toEqual`: the difference of long texts takes long to tell.
  expect(readFileSync(OPENAPI_PATH, 'utf8') === text).toBe(true);
});
