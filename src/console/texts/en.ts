import { enCalls } from './en-calls.js';
import { enFailures } from './en-failures.js';
import { enPhone } from './en-phone.js';
import type { Texts } from './words.js';

export const en: Texts = {
  language: 'English',
  shell: {
    title: 'Console',
    connecting: 'Connecting …',
    lost: 'The connection is lost. Another one is being made; calls go on meanwhile.',
    degraded: 'The telephone system cannot be reached. Calls go on; they cannot be worked with until it is back.',
    away: 'Waiting for the connection: what is shown may be old.',
    dismiss: 'Dismiss',
    language: 'Language',
    theme: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'As the system',
    shortcuts: 'Keyboard',
    close: 'Close',
    simulator: 'Simulator',
    developer: 'Developer',
    wallboard: 'Wallboard',
    desk: 'Desk',
    messages: 'Messages',
    loading: 'Loading …',
  },
  signIn: {
    heading: 'Sign in',
    agent: 'Agent',
    password: 'Password',
    model: 'Call model',
    defaultModel: 'Default',
    service: 'Telephone system',
    device: 'Telephone',
    deviceHint: 'Only where it is not your own',
    submit: 'Sign in',
    busy: 'Signing in …',
    outOfService: 'out of service',
    more: 'More',
    over: {
      requested: 'You are signed off.',
      answered: 'The session has ended.',
      released: 'The session has ended.',
      noanswer: 'The session has ended.',
      busy: 'The session has ended.',
      rejected: 'The session has ended.',
      unreachable: 'The session has ended.',
      abandoned: 'The session has ended.',
      transferred: 'The session has ended.',
      conferenced: 'The session has ended.',
      deflected: 'The session has ended.',
      completed: 'The session has ended.',
      override: 'You work somewhere else now: another page has taken the session, or ended it.',
      clientlost: 'You were away for too long and were signed off.',
      ctilost: 'The telephone system was lost, and the session with it.',
      recovered: 'The session has ended.',
      expired: 'The session has expired.',
      shutdown: 'The service was stopped.',
      failed: 'The session has failed.',
      gone: 'The service does not know the session any more.',
    },
  },
  confirm: {
    heading: 'You are signed in already',
    end: 'End it and sign in',
    keep: 'Cancel',
    since: (when, where) => `There is a session since ${when}${where === undefined ? '' : ` at ${where}`}.`,
    bound: (bound) => (bound ? 'Somebody is working with it now.' : 'Nobody is working with it now.'),
    calls: (count) => (count === 1 ? 'It has one call, which goes on.' : `It has ${count} calls, which go on.`),
  },
  channel: {
    ready: 'Ready',
    notReady: 'Not ready',
    reason: 'Reason',
    pending: 'Asked for',
    logout: 'Sign off',
    unavailable: 'Your telephone is off: no calls can reach you.',
    queues: 'Queues',
    leaves: 'Leave',
    joins: 'Join',
    leave: (queue) => `Leave queue ${queue}`,
    join: (queue) => `Join queue ${queue}`,
    wrapUp: 'Wrap-up',
    deactivate: 'Deactivate',
    activate: 'Activate',
    states: { ready: 'Ready', notready: 'Not ready', busy: 'In a call', wrapup: 'Wrap-up' },
    reasons: { clientlost: 'the page was away', logout: 'signed off' },
    after: (state) => `Afterwards: ${state}`,
    since: (duration) => `for ${duration}`,
    ends: (duration) => `ends in ${duration}`,
  },
  people: {
    heading: 'People',
    search: 'Search people, queues and contacts',
    none: 'Nobody is found',
    contact: 'contact',
    queue: (waiting, ready) => `${waiting} waiting, ${ready} ready`,
    call: (name) => `Dial ${name}`,
  },
  history: {
    heading: 'Latest contacts',
    none: 'None yet',
    missed: (count) => `Missed: ${count}`,
    directions: { inbound: 'In', outbound: 'Out', internal: 'Internal' },
  },
  phone: enPhone,
  presences: { ready: 'ready', notready: 'not ready', busy: 'in a call', wrapup: 'wrap-up', offline: 'offline' },
  outcomes: {
    answered: 'answered',
    transferred: 'transferred',
    missed: 'missed',
    rejected: 'rejected',
    deflected: 'sent on',
    failed: 'not reached',
    unknown: 'unknown',
  },
  causes: {
    requested: 'asked for',
    answered: 'answered',
    released: 'hung up',
    noanswer: 'no answer',
    busy: 'busy',
    rejected: 'rejected',
    unreachable: 'not reachable',
    abandoned: 'caller hung up',
    transferred: 'transferred',
    conferenced: 'joined',
    deflected: 'sent on',
    completed: 'completed',
    override: 'taken over',
    clientlost: 'page lost',
    ctilost: 'telephone system lost',
    recovered: 'found again',
    expired: 'expired',
    shutdown: 'service stopped',
    failed: 'failed',
  },
  spoken: (spoken) => {
    switch (spoken.what) {
      case 'alerting':
        return `Call from ${spoken.who}${spoken.queue === undefined ? '' : `, queue ${spoken.queue}`}`;
      case 'connected':
        return `Connected: ${spoken.who}`;
      case 'held':
        return `On hold: ${spoken.who}`;
      case 'ended':
        return `Call ended: ${spoken.who}`;
      case 'degraded':
        return 'The telephone system cannot be reached';
      case 'restored':
        return 'The telephone system is back';
    }
  },
  ...enCalls,
  ...enFailures,
};
