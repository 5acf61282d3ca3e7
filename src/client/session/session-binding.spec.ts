import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import type { CommandOut } from '../link/command-out.js';
import type { Line } from '../link/line.js';
import { SessionBinding } from './session-binding.js';
import { SessionMirror } from './session-mirror.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a session that is over while its bind is under way', () => {
  let binding: SessionBinding;
  let sent: string[];
  let bound: (answer: object) => void;
  let joined: boolean;
  let line: Line;

  beforeEach(async () => {
    const home = { objects: new Map(), send: () => Promise.resolve(), observe: () => () => undefined };
    binding = new SessionBinding('s', 't', new SessionMirror(home), new FakeClock());
    [sent, joined] = [[], false];
    const ask = async ({ command }: CommandOut, take?: (answer: object) => void) => {
      sent.push(command);
      const answer = await new Promise<object>((resolve) => (bound = resolve));
      take?.(answer);
      return answer;
    };
    line = { lost: false, ask, drop: () => undefined } as never;
    void binding.join(line).then(() => (joined = true));
    await settled();
  });

  it('is unbound on that line when it was given up, and holds up nobody', async () => {
    binding.letGo();
    bound({ result: 'success', seq: 7 });
    await settled();
    expect([sent, joined]).toEqual([['bindResource', 'unbindResource'], true]);
    expect(binding.state.status).toBe('over');
  });

  it('holds up nobody when another client has it before all was told', async () => {
    bound({ result: 'success', seq: 7 });
    await settled();
    expect(joined).toBe(false);
    const override = { code: 'override', by: { kind: 'client' } } as const;
    binding.unbound({ eventType: 'resourceUnbound', resource: 's', cause: override }, line);
    await settled();
    expect(joined).toBe(true);
  });

  it('costs no line when it was given up and cannot be bound there', async () => {
    binding.letGo();
    bound({ result: 'failure', failure: { code: 'SERVICE_UNAVAILABLE', message: '', retryable: true } });
    await settled();
    expect(joined).toBe(true);
  });
});
