import { Desktop, succeeded } from '../support/desktop.js';

/** Signs an agent in and has somebody on the telephone: `tel.i1` is the contact. */
export async function agentOnCall(url: string, agent: string): Promise<Desktop> {
  const desktop = await Desktop.connect(url);
  await desktop.signIn(agent);
  succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550199' }));
  await desktop.until(({ data }) => data?.['interaction']?.['state'] === 'STARTED', 'an answered call');
  return desktop;
}
