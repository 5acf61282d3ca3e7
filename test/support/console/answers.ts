import { succeeded, type Desktop } from '../desktop.js';

/** Has a colleague's desktop answer the next call that rings there. @returns its conversation, without the session */
export async function answers(colleague: Desktop, from = 0): Promise<string> {
  const rings = await colleague.until(
    ({ name, data }) =>
      name === 'conversation.added' && (data as { conversation: { state: string } }).conversation.state === 'alerting',
    'a call that rings',
    from,
  );
  const path = String(rings.target).split('.').slice(1).join('.');
  succeeded(await colleague.command('conversation.answer', path));
  return path;
}
