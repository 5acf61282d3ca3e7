import type { Clock } from '../../runtime/clock.js';
import { leavesWork } from '../port/call-model.js';
import { CAPABILITIES } from '../port/capability.js';
import type { CtiProvider } from '../port/cti-provider.js';
import { overlaid } from './overlaid.js';
import { WrapUpSession } from './wrap-up-session.js';

/** The provider with the work after a contact, where it has none of its own; else as it is. */
export function withWrapUp(provider: CtiProvider, clock: Clock): CtiProvider {
  const claims = new Set(provider.capabilities);
  if (claims.has('interaction.complete')) return provider;
  const capabilities = CAPABILITIES.filter((one) => one === 'interaction.complete' || claims.has(one));
  const open: CtiProvider['open'] = async (request, listener) => {
    if (!leavesWork(request.model)) return provider.open(request, listener);
    const work = new WrapUpSession(listener, clock, request.former);
    const session = await provider.open({ ...request, model: { ...request.model, wrapUp: 'none' } }, work);
    const canHold = (['channel.ready', 'channel.notready'] as const).every(
      (one) => claims.has(one) && !session.lacks.includes(one),
    );
    return work.over(session, canHold);
  };
  return overlaid(provider, { capabilities, open });
}
