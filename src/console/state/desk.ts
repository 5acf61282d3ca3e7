import { batch, computed, signal } from '@preact/signals';
import { connect, type AnyObject, type Client, type ConnectionState, type Session } from '../../client.js';
import type { SessionObject } from '../../protocol/objects/session.object.js';
import { DeskPhone } from '../phone-panel/desk-phone.js';
import { Announcements } from './announcements.js';
import { Directory } from './directory.js';
import { Doings } from './doings.js';
import { notReachedOf } from './not-reached.js';
import { OtherTabs } from './other-tabs.js';
import { pageClock } from './page-clock.js';
import { SimulatorAccess } from '../simulator/simulator-access.js';
import { Recording } from './recording.js';
import { Services } from './services.js';

/** What the form of the sign-in gives. */
export type Credentials = Omit<Parameters<Client['signIn']>[0], 'signal' | 'patience'>;

const NOTHING: ReadonlyMap<string, AnyObject> = new Map();

/** Everything that the page shows: what the client was told last, as signals. One for each page. */
export class Desk {
  /** undefined until an address has answered */
  readonly client = signal<Client | undefined>(undefined);
  readonly connection = signal<ConnectionState>({ status: 'connecting' });
  /** also one that is over, until there is another one */
  readonly session = signal<Session | undefined>(undefined);
  readonly state = signal<Session['state'] | undefined>(undefined);
  readonly info = signal<SessionObject | undefined>(undefined);
  readonly objects = signal(NOTHING);
  /** whether it is known if there is a session of before a reload */
  readonly begun = signal(false);
  readonly working = computed(() => this.state.value !== undefined && this.state.value.status !== 'over');
  readonly channels = computed(() => [...this.objects.value.values()].filter((object) => object.kind === 'channel'));
  readonly interactions = computed(() =>
    [...this.objects.value.values()].filter((object) => object.kind === 'interaction'),
  );
  readonly services = new Services();
  readonly simulator = new SimulatorAccess(this.services.entries);
  readonly doings = new Doings(() => this.connection.value.status === 'connected');
  /** colleagues and queues, as long as somebody wants them */
  readonly directory = new Directory();
  /** the telephone in this page, where the agent has it there */
  readonly phone = new DeskPhone();
  /** what went over the line lately, also before anybody looks */
  readonly recording = new Recording();
  readonly announcements = new Announcements();
  readonly #others = new OtherTabs(sessionStorage, () => (this.working.value ? this.session.value?.id : undefined));

  /** Connects, as long as it takes, and goes on with the session of before a reload. */
  async begin(): Promise<void> {
    while (!this.client.value) {
      const client = await connect(undefined, {
        storage: sessionStorage,
        tap: (message) => this.recording.take(message),
      }).catch(() => undefined);
      if (client) this.#follow(client);
    }
    if (!(await this.#others.haveIt())) await this.#resume();
    this.begun.value = true;
  }

  async signIn(credentials: Credentials): Promise<void> {
    const { client } = this;
    // What one agent's customers have said is not the next one's.
    if (this.info.value && this.info.value.agent !== credentials.agent) this.recording.clear();
    if (client.value) this.#take(await client.value.signIn(credentials));
  }

  /** Milliseconds since the epoch by the server's clock, where there is a session. */
  now(): number {
    return this.session.value?.now() ?? pageClock.now();
  }

  #follow(client: Client): void {
    client.subscribe((connection) => {
      this.connection.value = connection;
    });
    batch(() => {
      this.client.value = client;
      this.connection.value = client.connection;
    });
    void this.services.follow(client);
  }

  async #resume(): Promise<void> {
    try {
      const session = await this.client.value?.resume();
      if (session) this.#take(session);
    } catch (error) {
      this.doings.failed(error);
    }
  }

  /** @param target of a conversation: its interaction goes after it */
  #dialled(target: string): boolean {
    const parent = this.session.value?.objects.get(target.slice(0, target.lastIndexOf('.')));
    return parent?.kind === 'interaction' && parent.origin.kind === 'dialled';
  }

  #take(session: Session): void {
    const show = () => {
      // Another one may have taken its place.
      if (this.session.value !== session) return;
      batch(() => {
        this.state.value = session.state;
        this.objects.value = session.objects;
        if (session.state.status !== 'over') this.info.value = session.info;
      });
    };
    batch(() => {
      this.session.value = session;
      this.doings.clear();
      show();
    });
    this.#others.mark(session.id);
    session.subscribe(show);
    this.directory.follow(session);
    this.phone.follow(session);
    session.on('*', (event) => {
      this.announcements.take(event);
      const notReached = notReachedOf(event, this.#dialled(event.target));
      if (notReached) this.doings.failed(notReached);
    });
  }
}
