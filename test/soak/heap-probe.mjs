// Loaded into the process whose heap is looked at (`--expose-gc --import`): at SIGUSR2 it tells what is left after a
// collection, in bytes.
process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
  process.stdout.write(`heap after collection: ${process.memoryUsage().heapUsed}\n`);
});
