import { defineConfig } from 'vite';

/** The console as a page of files, which the service gives out at /console. */
export default defineConfig({
  root: 'src/console',
  base: '/console/',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Nothing is put into the page itself: its policy forbids it.
    assetsInlineLimit: 0,
  },
});
