type Data = Readonly<Record<string, unknown>>;

interface Method {
  readonly name: string;
  /** what of the command's data its arguments are, in their order; `*` is all of it */
  readonly from?: readonly string[];
}

/** The client's method for each command that it sends for a desktop. */
const METHODS: Readonly<Record<string, Method>> = {
  'session.logout': { name: 'logout', from: ['reason'] },
  'session.history': { name: 'history', from: ['limit'] },
  'session.directory': { name: 'directory', from: ['*'] },
  'session.subscribe': { name: 'follow', from: ['topics'] },
  'session.unsubscribe': { name: 'unfollow', from: ['topics'] },
  'session.addchannel': { name: 'addChannel', from: ['channel'] },
  'channel.activate': { name: 'activate', from: ['*'] },
  'channel.deactivate': { name: 'deactivate' },
  'channel.ready': { name: 'ready' },
  'channel.notready': { name: 'notReady', from: ['reason'] },
  'channel.joinqueue': { name: 'joinQueue', from: ['queue'] },
  'channel.leavequeue': { name: 'leaveQueue', from: ['queue'] },
  'channel.dial': { name: 'dial', from: ['to', 'data'] },
  'channel.dispose': { name: 'dispose' },
  'interaction.accept': { name: 'accept' },
  'interaction.reject': { name: 'reject', from: ['reason'] },
  'interaction.complete': { name: 'complete', from: ['disposition'] },
  'interaction.setdata': { name: 'setData', from: ['data'] },
  'interaction.consult': { name: 'consult', from: ['to'] },
  'interaction.alternate': { name: 'alternate' },
  'interaction.cancelconsult': { name: 'cancelConsult' },
  'interaction.consulttransfer': { name: 'consultTransfer' },
  'interaction.consultconference': { name: 'consultConference' },
  'interaction.recording.start': { name: 'startRecording' },
  'interaction.recording.stop': { name: 'stopRecording' },
  'interaction.recording.pause': { name: 'pauseRecording' },
  'interaction.recording.resume': { name: 'resumeRecording' },
  'conversation.answer': { name: 'answer' },
  'conversation.release': { name: 'release' },
  'conversation.hold': { name: 'hold' },
  'conversation.retrieve': { name: 'retrieve' },
  'conversation.transfer': { name: 'transfer', from: ['to'] },
  'conversation.conference': { name: 'conference', from: ['to'] },
  'conversation.deflect': { name: 'deflect', from: ['to'] },
  'conversation.dtmf': { name: 'dtmf', from: ['digits'] },
  'conversation.mute': { name: 'mute' },
  'conversation.unmute': { name: 'unmute' },
  'conversation.dropparty': { name: 'dropParty', from: ['party'] },
};

const READING = [
  'session.history',
  'session.directory',
  'session.subscribe',
  'session.unsubscribe',
  'session.snapshot',
];

/** Whether a command changes nothing that anybody else is told of. */
export function isReading(command: string): boolean {
  return READING.includes(command);
}

/** @returns as `hold()` or `dial("+15550123")`; undefined for what the client sends by itself */
export function callText(command: string, data: object = {}): string | undefined {
  const method = Object.hasOwn(METHODS, command) ? METHODS[command] : undefined;
  if (!method) return undefined;
  const values = (method.from ?? []).map((key) => (key === '*' ? data : (data as Data)[key]));
  while (values.length > 0 && values.at(-1) === undefined) values.pop();
  return `${method.name}(${values.map((value) => (value === undefined ? 'undefined' : JSON.stringify(value))).join(', ')})`;
}
