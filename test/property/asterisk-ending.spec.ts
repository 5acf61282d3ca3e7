import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { CtiRejectedError } from '../../src/errors/switch-errors.js';
import type { ModelLink } from './asterisk/model-link.js';
import { operate, type AgentOperation } from './asterisk/model-steps.js';
import { ModelWorld } from './asterisk/model-world.js';

/** Each of these puts a channel beside a leg. */
const BESIDE: readonly AgentOperation[] = ['hold', 'consult', 'conference'];

describe('a call of which a leg is about to end', () => {
  for (const operation of BESIDE) {
    for (const who of ['customer', 'agent'] as const) {
      it(`gets no channel beside a leg where the agent asks for ${operation}, and the ${who} is going`, async () => {
        const { model, process } = await new ModelWorld(() => 0).start('queue');
        const going = model.legs.find(({ uid }) => (uid === model.agentLeg) === (who === 'agent'));
        if (!going) throw new Error('nobody is there');
        model.announceEnd(going);
        await drain(process.link);
        const outcome = operate(process, operation)?.catch((error: unknown) => error);
        await drain(process.link);
        model.hangUp(going, 'far end');
        await drain(process.link);
        expect(model.faults).toEqual([]);
        expect(await outcome).toBeInstanceOf(CtiRejectedError);
      });
    }
  }
});

async function drain(link: ModelLink): Promise<void> {
  do await turn();
  while (link.move(() => 0));
}
