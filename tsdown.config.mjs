import { defineConfig } from 'tsdown';

/** The typed client as it is packed: for Node and bundlers, and whole for a page without one. */
const shared = {
  outDir: 'dist',
  clean: false,
  target: 'es2022',
  fixedExtension: false,
  logLevel: 'error',
  report: false,
};

export default defineConfig([
  {
    ...shared,
    entry: { client: 'src/client.ts' },
    format: ['esm', 'cjs'],
    // Whoever bundles it chooses Socket.IO's build for browsers or for Node.
    platform: 'neutral',
    dts: { tsconfig: 'tsconfig.json', compilerOptions: { stripInternal: true } },
  },
  {
    ...shared,
    entry: { 'client.browser': 'src/client.ts' },
    format: 'esm',
    platform: 'browser',
    dts: false,
    minify: true,
    deps: { alwaysBundle: /./ },
  },
]);
