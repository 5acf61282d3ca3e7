import type { AuditStanding } from '../../audit/audit-output.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** Whether who did what is still written down. */
export function auditMetrics(make: Instruments, audit: { readonly standing: AuditStanding }): Family {
  const up = make.gauge('audit_up', '1: lines of the audit can be written');
  const waiting = make.gauge('audit_lines_waiting', 'Lines of the audit that wait until it can be written');
  const written = make.counter('audit_lines_written_total', 'Lines of the audit that are written');
  const lost = make.counter('audit_lines_lost_total', 'Lines of the audit that nobody will ever read');
  return {
    read() {
      const { standing } = audit;
      up.set(standing.fault === undefined ? 1 : 0);
      waiting.set(standing.waiting);
      written.reset();
      written.inc(standing.written);
      lost.reset();
      lost.inc(standing.lost);
    },
  };
}
