import type { Happening } from '../../happenings/happening.js';
import type { SignInQueue } from '../../services/sign-in-queue.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** Seconds: from whoever is remembered to whoever waits for a turn. */
const BUCKETS = [0.005, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Who wanted to come in, and who is kept out. */
export function signInMetrics(make: Instruments, queue: Pick<SignInQueue, 'waiting'>): Family {
  const signIns = make.counter('sign_ins_total', 'Sign-ins, by what came of them', ['result', 'code']);
  const duration = make.histogram('sign_in_duration_seconds', 'From prepareSession to what came of it', BUCKETS);
  const lockOuts = make.counter('lock_outs_total', 'Addresses, and agents of an address, refused for a while', [
    'scope',
  ]);
  for (const scope of ['address', 'agent']) lockOuts.inc({ scope }, 0);
  for (const result of ['success', 'confirm']) signIns.inc({ result }, 0);
  signIns.inc({ result: 'failure', code: 'INVALID_CREDENTIALS' }, 0);
  const waiting = make.gauge('sign_ins_waiting', 'Sign-ins that wait for their turn');
  const longest = make.gauge('sign_in_longest_wait_seconds', 'For how long the first of them has waited');
  return {
    read() {
      waiting.set(queue.waiting.count);
      longest.set(queue.waiting.longest / 1000);
    },
    hear(happening: Happening) {
      if (happening.kind === 'lockout') lockOuts.inc({ scope: happening.agent === undefined ? 'address' : 'agent' });
      if (happening.kind !== 'signin') return;
      signIns.inc({ ...happening.outcome });
      duration.observe(happening.took / 1000);
    },
  };
}
