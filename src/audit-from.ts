import { closeSync, constants, openSync } from 'node:fs';
import type { DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import type { AppConfig } from './config/app-config.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import type { ProcessorLogger } from './logging/processor-logger.js';

/** As the audit opens it; a pipe holds nobody up. */
const FLAGS = constants.O_APPEND | constants.O_CREAT | constants.O_RDWR | constants.O_NONBLOCK;

/**
 * The audit, where there is to be one.
 * @throws InvalidConfigError where its file cannot be written at the start; one that cannot later costs nobody anything
 */
export function auditFrom({ audit: { to } }: AppConfig, { personal }: ProcessorLogger): readonly DynamicModule[] {
  if (to === 'off') return [];
  if (to !== 'stdout') tryFile(to);
  return [AuditModule.forRoot(to, personal)];
}

function tryFile(path: string): void {
  try {
    closeSync(openSync(path, FLAGS, 0o600));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const problem = `the file cannot be written (${code})`;
    throw new InvalidConfigError([{ path: 'audit.to', variable: 'AUDIT_TO', problem }]);
  }
}
