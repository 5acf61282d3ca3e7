// `npm run start:dev`: compiles, starts the service, and after each change of a source that compiles does both again.
import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import ts from 'typescript';

let service;
let wanted = 0;

/** Of several changes while the service ends, the last one starts it. */
async function restart() {
  const turn = ++wanted;
  if (service?.exitCode === null && service.signalCode === null) {
    const ended = new Promise((resolve) => service.once('exit', resolve));
    service.kill('SIGTERM');
    await ended;
  }
  if (turn !== wanted) return;
  service = spawn(process.execPath, ['dist/main.js', ...process.argv.slice(2)], { stdio: 'inherit' });
}

const host = ts.createWatchCompilerHost('tsconfig.build.json', {}, ts.sys, ts.createSemanticDiagnosticsBuilderProgram);
const emit = host.afterProgramCreate?.bind(host);
host.afterProgramCreate = (program) => {
  emit?.(program);
  const errors = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
  if (errors.length > 0) return;
  cpSync('src/contract/asyncapi.json', 'dist/contract/asyncapi.json');
  cpSync('src/admin/openapi.json', 'dist/admin/openapi.json');
  void restart();
};
ts.createWatchProgram(host);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    // A terminal gives its Ctrl-C to both; a second signal would hurry the service.
    if (signal === 'SIGTERM') service?.kill(signal);
    if (!service || service.exitCode !== null) process.exit(0);
    service.once('exit', (code) => process.exit(code ?? 1));
  });
}
