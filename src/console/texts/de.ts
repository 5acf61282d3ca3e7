import { deCalls } from './de-calls.js';
import { deFailures } from './de-failures.js';
import { dePhone } from './de-phone.js';
import type { Texts } from './words.js';

const ENDED = 'Die Sitzung ist beendet.';

export const de: Texts = {
  language: 'Deutsch',
  shell: {
    title: 'Konsole',
    connecting: 'Verbindung wird aufgebaut …',
    lost: 'Die Verbindung ist verloren. Eine andere wird gesucht; Anrufe laufen weiter.',
    degraded: 'Die Telefonanlage ist nicht erreichbar. Anrufe laufen weiter; bedienbar sind sie erst danach wieder.',
    away: 'Warten auf die Verbindung: was hier steht, kann veraltet sein.',
    dismiss: 'Ausblenden',
    language: 'Sprache',
    theme: 'Darstellung',
    light: 'Hell',
    dark: 'Dunkel',
    system: 'Wie das System',
    shortcuts: 'Tastatur',
    close: 'Schließen',
    simulator: 'Simulator',
    developer: 'Entwickler',
    wallboard: 'Wandtafel',
    desk: 'Arbeitsplatz',
    messages: 'Meldungen',
    loading: 'Wird geladen …',
    missing: 'Dieser Teil der Seite konnte nicht geladen werden.',
    again: 'Noch einmal',
  },
  signIn: {
    heading: 'Anmelden',
    agent: 'Agent',
    password: 'Passwort',
    model: 'Anrufmodell',
    defaultModel: 'Standard',
    service: 'Telefonanlage',
    device: 'Telefon',
    deviceHint: 'Nur wenn es nicht das eigene ist',
    submit: 'Anmelden',
    busy: 'Anmeldung läuft …',
    outOfService: 'außer Betrieb',
    more: 'Mehr',
    over: {
      requested: 'Sie sind abgemeldet.',
      answered: ENDED,
      released: ENDED,
      noanswer: ENDED,
      busy: ENDED,
      rejected: ENDED,
      unreachable: ENDED,
      abandoned: ENDED,
      transferred: ENDED,
      conferenced: ENDED,
      deflected: ENDED,
      completed: ENDED,
      override: 'Sie arbeiten jetzt anderswo: eine andere Seite hat die Sitzung übernommen oder beendet.',
      clientlost: 'Sie waren zu lange weg und sind abgemeldet worden.',
      ctilost: 'Die Telefonanlage ging verloren und mit ihr die Sitzung.',
      recovered: ENDED,
      expired: 'Die Sitzung ist abgelaufen.',
      shutdown: 'Der Dienst wurde angehalten.',
      failed: 'Die Sitzung ist gescheitert.',
      gone: 'Der Dienst kennt die Sitzung nicht mehr.',
    },
  },
  confirm: {
    heading: 'Sie sind schon angemeldet',
    end: 'Beenden und anmelden',
    keep: 'Abbrechen',
    since: (when, where) => `Es gibt eine Sitzung seit ${when}${where === undefined ? '' : ` bei ${where}`}.`,
    bound: (bound) => (bound ? 'Jemand arbeitet gerade damit.' : 'Gerade arbeitet niemand damit.'),
    calls: (count) =>
      count === 1 ? 'Sie hat einen Anruf, der weiterläuft.' : `Sie hat ${count} Anrufe, die weiterlaufen.`,
  },
  channel: {
    ready: 'Bereit',
    notReady: 'Nicht bereit',
    reason: 'Grund',
    pending: 'Gewünscht',
    logout: 'Abmelden',
    inactive: 'Sie sind an der Telefonanlage nicht angemeldet: Anrufe erreichen Sie nicht.',
    unavailable: 'Ihr Telefon ist aus: Anrufe erreichen Sie nicht.',
    queues: 'Warteschlangen',
    leaves: 'Verlassen',
    joins: 'Beitreten',
    leave: (queue) => `Warteschlange ${queue} verlassen`,
    join: (queue) => `Warteschlange ${queue} beitreten`,
    wrapUp: 'Nachbearbeitung',
    deactivate: 'Abschalten',
    activate: 'Einschalten',
    states: { ready: 'Bereit', notready: 'Nicht bereit', busy: 'Beschäftigt', wrapup: 'Nachbearbeitung' },
    reasons: { clientlost: 'die Seite war weg', logout: 'abgemeldet' },
    after: (state) => `Danach: ${state}`,
    since: (duration) => `seit ${duration}`,
    ends: (duration) => `endet in ${duration}`,
  },
  people: {
    heading: 'Personen',
    search: 'Personen, Warteschlangen und Kontakte suchen',
    none: 'Niemand gefunden',
    contact: 'Kontakt',
    queue: (waiting, ready) => `${waiting} warten, ${ready} bereit`,
    call: (name) => `${name} wählen`,
  },
  history: {
    heading: 'Letzte Kontakte',
    none: 'Noch keine',
    missed: (count) => `Verpasst: ${count}`,
    directions: { inbound: 'Eingehend', outbound: 'Ausgehend', internal: 'Intern' },
  },
  phone: dePhone,
  presences: {
    ready: 'bereit',
    notready: 'nicht bereit',
    busy: 'beschäftigt',
    wrapup: 'Nachbearbeitung',
    offline: 'nicht da',
  },
  outcomes: {
    answered: 'angenommen',
    transferred: 'weitergegeben',
    missed: 'verpasst',
    rejected: 'abgelehnt',
    deflected: 'umgeleitet',
    failed: 'nicht erreicht',
    unknown: 'unbekannt',
  },
  causes: {
    requested: 'gewünscht',
    answered: 'angenommen',
    released: 'aufgelegt',
    noanswer: 'keine Antwort',
    busy: 'besetzt',
    rejected: 'abgelehnt',
    unreachable: 'nicht erreichbar',
    abandoned: 'Anrufer hat aufgelegt',
    transferred: 'weitergegeben',
    conferenced: 'verbunden',
    deflected: 'umgeleitet',
    completed: 'abgeschlossen',
    override: 'übernommen',
    clientlost: 'Seite verloren',
    ctilost: 'Telefonanlage verloren',
    recovered: 'wiedergefunden',
    expired: 'abgelaufen',
    shutdown: 'Dienst angehalten',
    failed: 'gescheitert',
  },
  notReached: (who, why) => `${who}: ${why}`,
  spoken: (spoken) => {
    switch (spoken.what) {
      case 'alerting':
        return `Anruf von ${spoken.who}${spoken.queue === undefined ? '' : `, Warteschlange ${spoken.queue}`}`;
      case 'connected':
        return `Verbunden: ${spoken.who}`;
      case 'held':
        return `Gehalten: ${spoken.who}`;
      case 'ended':
        return `Anruf beendet: ${spoken.who}`;
      case 'degraded':
        return 'Die Telefonanlage ist nicht erreichbar';
      case 'restored':
        return 'Die Telefonanlage ist wieder da';
    }
  },
  ...deCalls,
  ...deFailures,
};
