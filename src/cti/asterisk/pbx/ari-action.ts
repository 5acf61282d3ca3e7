/** The words of ARI's paths; whatever else stands in one names something. */
const WORDS = new Set(
  `addChannel applications asterisk bridges channels continue create deviceStates dial dtmf endpoints external externalMedia hold
  info live mailboxes moh modules mute pause ping play playbacks record recordings redirect removeChannel ring rtp silence snoop sounds
  stop stored subscription unmute variable variables videoSource answer move events user`.split(/\s+/),
);

/** e.g. `POST /channels/{id}/hold`: what is asked for, and not of what. */
export function ariAction(method: string, path: string): string {
  const parts = (path.split('?', 1)[0] ?? '')
    .split('/')
    .map((part) => (part === '' || WORDS.has(part) ? part : '{id}'));
  return `${method} ${parts.join('/')}`;
}
