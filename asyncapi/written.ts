import { contractDocument } from './document.js';
import { contractPage } from './page.js';

/** Where the document lies, from the root of the project. */
export const DOCUMENT_PATH = 'src/contract/asyncapi.json';
const PAGE_PATH = 'docs/asyncapi.md';

/** What the document was when it was released last. */
export const BASELINE_PATH = 'asyncapi/baseline.json';

export interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

/** The files that are made from the protocol's tables, as they are to be written. */
export function writtenFiles(version: string): readonly WrittenFile[] {
  const document = contractDocument(version);
  return [
    { path: DOCUMENT_PATH, text: `${JSON.stringify(document, undefined, 2)}\n` },
    { path: PAGE_PATH, text: contractPage(document) },
  ];
}
