/**
 * The five words of a test runner in which the kit declares its tests: Jest's and Vitest's own functions fit as they
 * are. Tests of one `describe` run one after the other. Times in milliseconds.
 */
export interface TestRunner {
  readonly describe: (title: string, declare: () => void) => void;
  readonly it: (title: string, run: () => Promise<void>, timeout: number) => void;
  readonly beforeAll: (run: () => Promise<void>, timeout: number) => void;
  readonly afterEach: (run: () => Promise<void>, timeout: number) => void;
  readonly afterAll: (run: () => Promise<void>, timeout: number) => void;
}
