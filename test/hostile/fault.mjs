// Loaded into the process before its own code: brings a fault about, of the kind that FAULT names, when it is told to.
process.on('SIGUSR2', () => {
  if (process.env.FAULT === 'rejection') void Promise.reject(new Error('nobody waits for this'));
  else setTimeout(() => [].missing.thing);
});
